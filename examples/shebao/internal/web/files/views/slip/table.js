// The table of a slip: a row a scheme, with what each side pays.
import { el } from "../../lib/dom.js";
import { say } from "../../lib/lang.js";
import { grouped, percent } from "../../lib/text.js";
import { scroll } from "../../lib/tables.js";
import { word } from "../../lib/words.js";

const cell = (text) => el("td", { class: "number" }, text);

// row is a scheme with the lines of its payers; either may have none.
function row(scheme, lines) {
  const of = (payer) => lines.find((line) => line.payer === payer);
  const [person, employer] = [of("employee"), of("employer")];
  const any = person ?? employer;
  const limit = any.limit === "none" ? "" : word(any.limit, "limit");
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, word(scheme)),
    el("td", { class: "number" }, grouped(any.base), limit ? el("small", { class: "limit" }, limit) : null),
    cell(person ? percent(person.rate) : ""),
    cell(person ? grouped(person.amount) : ""),
    cell(employer ? percent(employer.rate) : ""),
    cell(employer ? grouped(employer.amount) : ""),
  );
}

export function slipTable(slip) {
  const schemes = [...new Set(slip.lines.map((line) => line.scheme))];
  const heads = [
    say("项目", "Scheme"),
    say("缴费基数", "Base"),
    say("个人费率", "Employee rate"),
    say("个人缴费", "Employee"),
    say("单位费率", "Employer rate"),
    say("单位缴费", "Employer"),
  ];
  const total = (side) => el("td", { class: "number" }, side.total ? grouped(side.total) : say("未知", "not known"));
  return scroll(
    say("缴费明细", "Slip"),
    el(
      "table",
      { class: "slip" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          heads.map((text, i) => el("th", { scope: "col", class: i ? "number" : null }, text)),
        ),
      ),
      el(
        "tbody",
        {},
        schemes.map((scheme) =>
          row(
            scheme,
            slip.lines.filter((line) => line.scheme === scheme),
          ),
        ),
      ),
      el(
        "tfoot",
        {},
        el(
          "tr",
          {},
          el("th", { scope: "row" }, say("合计（元）", "Total, yuan")),
          el("td"),
          el("td"),
          total(slip.employee),
          el("td"),
          total(slip.employer),
        ),
      ),
    ),
  );
}
