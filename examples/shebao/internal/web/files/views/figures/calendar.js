// The months as a calendar: which can be computed in full, which lack a figure, which have one in dispute.
import { el } from "../../lib/dom.js";
import { lang, say } from "../../lib/lang.js";
import { scroll } from "../../lib/tables.js";

// state is what is known of a month: its mark, and its words.
function state(one) {
  if (one.disputed.length > 0) return { name: "disputed", mark: "!", text: say("有争议", "disputed") };
  if (!one.slip) return { name: "missing", mark: "–", text: say("缺数据", "incomplete") };
  return { name: "known", mark: "✓", text: say("可计算", "known") };
}

function cell(one, chosen) {
  if (!one) return el("td");
  const { name, mark, text } = state(one);
  const current = one.month === chosen;
  return el(
    "td",
    { class: `month month-${name}` },
    el(
      "a",
      {
        href: `#/${lang()}/figures/${one.month}`,
        "aria-current": current ? "true" : null,
        "aria-label": `${one.month} ${text}`,
        title: `${one.month} ${text}`,
      },
      mark,
    ),
  );
}

export function calendar(months, chosen) {
  const byMonth = new Map(months.map((one) => [one.month, one]));
  const years = [...new Set(months.map((one) => one.month.slice(0, 4)))].reverse();
  const twelve = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, say("年", "Year")),
    twelve.map((one) => el("th", { scope: "col" }, String(Number(one)))),
  );
  const row = (year) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, year),
      twelve.map((one) => cell(byMonth.get(`${year}-${one}`), chosen)),
    );
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, say("哪些月份可以计算", "Which months are known")),
    el(
      "p",
      { class: "legend" },
      legend("known", "✓", say("缴费明细可全部算出", "a slip is known in full")),
      legend("missing", "–", say("缺数据", "a figure is missing")),
      legend("disputed", "!", say("来源不一致", "sources disagree")),
    ),
    scroll(
      say("月份", "Months"),
      el("table", { class: "calendar" }, el("thead", {}, head), el("tbody", {}, years.map(row))),
    ),
  );
}

const legend = (name, mark, text) =>
  el("span", {}, el("span", { class: `mark month-${name}`, "aria-hidden": "true" }, mark), ` ${text}`);
