// The sheet that is printed: whose it is, the amounts, a sentence for each part of the employee, and the documents.
import { el } from "../../lib/dom.js";
import { colon, either, say } from "../../lib/lang.js";
import { grouped } from "../../lib/text.js";
import { word } from "../../lib/words.js";
import { missing } from "../slip/missing.js";
import { slipTable } from "../slip/table.js";

export function sheet(slip, whose) {
  const told = whose.filter(([, text]) => text.trim() !== "");
  return el(
    "article",
    { class: "sheet", "aria-label": say("工资条", "Payslip") },
    el(
      "h2",
      { class: "sheet-title" },
      say(
        `广州 ${slip.month} 社会保险与住房公积金缴费明细`,
        `Guangzhou ${slip.month}: social insurance and housing fund`,
      ),
    ),
    told.length > 0
      ? el(
          "dl",
          { class: "whose-line" },
          told.map(([title, text]) => el("div", {}, el("dt", {}, title), el("dd", {}, text))),
        )
      : null,
    slipTable(slip),
    missing(slip, el("h3", {}, say("尚不能确定", "Not known yet"))),
    sentences(slip),
    outside(slip),
    documents(slip),
  );
}

function sentences(slip) {
  const own = (slip.reasons ?? []).filter((one) => one.payer === "employee");
  return el(
    "section",
    {},
    el("h3", {}, say("个人缴费说明", "What is withheld, and why")),
    el(
      "ul",
      {},
      own.map((one) => el("li", {}, either(one.reason_zh, one.reason))),
    ),
    slip.employee.total
      ? el(
          "p",
          { class: "withheld" },
          say(
            `个人合计代扣 ${grouped(slip.employee.total)} 元。`,
            `Withheld in all: ${grouped(slip.employee.total)} yuan.`,
          ),
        )
      : null,
  );
}

function outside(slip) {
  const told = (one) => `${word(one.scheme)}${colon()}${either(one.reason_zh, one.reason)}`;
  const all = (slip.not_applicable ?? []).map(told);
  if (all.length === 0) return null;
  return el(
    "section",
    {},
    el("h3", {}, say("没有缴费的项目", "Schemes without a line")),
    el(
      "ul",
      {},
      all.map((text) => el("li", {}, text)),
    ),
  );
}

function documents(slip) {
  const all = new Set(
    (slip.reasons ?? []).flatMap((one) => one.documents.map((each) => either(each.title_zh, each.title))),
  );
  return el(
    "section",
    { class: "sheet-documents" },
    el("h3", {}, say("依据", "Documents")),
    el("p", {}, say("所用数据中最弱的一级：", "Weakest grade of the figures: "), word(slip.grade, "grade")),
    el(
      "ol",
      {},
      [...all].map((text) => el("li", {}, text)),
    ),
  );
}
