// The answer of a roster: sums, the rows that were refused, people, and what can be saved.
import { el } from "../../lib/dom.js";
import { grade } from "../../lib/grade.js";
import { say } from "../../lib/lang.js";
import { sum } from "../../lib/sums.js";
import { table } from "../../lib/tables.js";
import { grouped } from "../../lib/text.js";
import { word } from "../../lib/words.js";

const money = (text) => (text === undefined ? "" : grouped(text));

export function result(value, saver) {
  const save = (format, name) => el("button", { type: "button", onclick: saver(format, value.month) }, name);
  return [
    el(
      "div",
      { class: "sums" },
      sum(say("已计算", "People computed"), String(value.computed), say(" 人", "")),
      sum(say("不能使用", "Rows refused"), String(value.refused), say(" 行", "")),
      sum(say("个人合计", "Employees"), money(value.employee)),
      sum(say("单位合计", "Employer"), money(value.employer)),
    ),
    value.computed > 0
      ? el(
          "div",
          { class: "actions" },
          save("xlsx", say("保存明细（Excel）", "Save the slips (Excel)")),
          save("csv", say("保存明细（CSV）", "Save the slips (CSV)")),
        )
      : null,
    faults(value),
    schemes(value),
    people(value),
    report(value),
  ];
}

function faults(value) {
  if (value.faults.length === 0) return null;
  return el(
    "section",
    { class: "faults" },
    el("h2", {}, say("不能使用的行", "Rows that cannot be used")),
    table(
      say("不能使用的行", "Rows that cannot be used"),
      [
        { name: say("行", "Line"), number: true, cell: (one) => String(one.line) },
        { name: say("工号", "Id"), cell: (one) => one.id ?? "" },
        { name: say("列", "Column"), cell: (one) => one.column ?? say("整行", "the whole row") },
        { name: say("值", "Value"), cell: (one) => one.value ?? "" },
        { name: say("原因", "Reason"), is: "long", cell: (one) => one.reason },
      ],
      value.faults,
    ),
  );
}

function schemes(value) {
  return el(
    "section",
    {},
    el("h2", {}, say("各险种合计（元）", "Sums by scheme, yuan")),
    table(
      say("各险种合计", "Sums by scheme"),
      [
        { name: say("项目", "Scheme"), cell: (one) => word(one.scheme) },
        { name: say("人数", "People"), number: true, cell: (one) => String(one.people) },
        { name: say("个人", "Employees"), number: true, cell: (one) => money(one.employee) },
        { name: say("单位", "Employer"), number: true, cell: (one) => money(one.employer) },
      ],
      value.schemes,
    ),
  );
}

function people(value) {
  if (value.people.length === 0) return null;
  const names = { name: say("姓名", "Name"), is: "short", cell: (one) => one.name ?? "" };
  const join = (one) => (one.remarks ?? []).join(say("；", "; "));
  const remarks = { name: say("说明", "Remarks"), is: "long", cell: join };
  const some =
    value.people.length < value.computed
      ? say(`（前 ${value.people.length} 人）`, ` (the first ${value.people.length})`)
      : "";
  return el(
    "section",
    {},
    el("h2", {}, say("各人合计（元）", "By person, yuan") + some),
    table(
      say("各人合计", "By person"),
      [
        { name: say("工号", "Id"), cell: (one) => one.id },
        ...(value.people.some((one) => one.name) ? [names] : []),
        { name: say("个人", "Employee"), number: true, cell: (one) => money(one.employee) },
        { name: say("单位", "Employer"), number: true, cell: (one) => money(one.employer) },
        { name: say("等级", "Grade"), cell: (one) => grade(one.grade) },
        ...(value.people.some((one) => one.remarks) ? [remarks] : []),
      ],
      value.people,
    ),
  );
}

const report = (value) =>
  el(
    "details",
    { class: "json" },
    el("summary", {}, say("程序报告全文", "The whole report")),
    el("pre", { tabindex: "0", role: "region", "aria-label": say("程序报告", "Report") }, value.report),
  );
