// Retirement and pension of a working life: early, at the statutory age and late, beside each other.
import { el } from "../lib/dom.js";
import { asked } from "../lib/asked.js";
import { grade } from "../lib/grade.js";
import { colon, say } from "../lib/lang.js";
import { worded } from "../lib/path.js";
import { scroll, table } from "../lib/tables.js";
import { grouped, percent } from "../lib/text.js";

export function show(place, kept) {
  return asked(place, kept, {
    path: "/v1/lives",
    show: result,
    spoken,
    first: ["category", "birth", "paid", "carry_forward", "rate_future", "balance", "balance_year"],
    invites: () =>
      say(
        "填写出生年月和缴费时段，比较三种退休时间的养老金。",
        "Fill in the birth and what was paid, and compare three ways to retire.",
      ),
  });
}

const statutory = (value) => value.plans.find((plan) => plan.kind === "statutory");

function spoken(value) {
  const plan = statutory(value);
  return say(
    `已算出：法定年龄 ${plan.month ?? ""} 退休，月养老金 ${plan.pension ? grouped(plan.pension) : "未知"} 元。`,
    `Computed: statutory age ${plan.month ?? "-"}, ${plan.pension ? grouped(plan.pension) : "unknown"} yuan a month.`,
  );
}

function result(value, schema) {
  return [
    el("h2", {}, say("三种退休时间", "Three ways to retire")),
    comparison(value.plans),
    notes(value.plans),
    value.plans.filter((plan) => plan.month).map(details),
    documents(value.figures, schema),
  ];
}

const money = (name) => (plan) => (plan[name] === undefined ? "—" : grouped(plan[name]));
const plainly = (name) => (plan) => (plan[name] === undefined ? "—" : String(plan[name]));

const rows = () => [
  [say("退休时间", "Month"), plainly("month")],
  [say("退休年龄", "Age"), plainly("age")],
  [say("最低缴费月数", "Least months"), plainly("required")],
  [say("假定续缴月数", "Months assumed"), plainly("assumed")],
  [say("退休时还差月数", "Months lacking"), plainly("lacking")],
  [say("累计缴费月数", "Months in all"), plainly("months")],
  [say("平均缴费指数", "Average index"), plainly("average_index")],
  [say("计发月数", "Divisor"), plainly("divisor")],
  [say("个人账户储存额", "Account"), money("balance")],
  [say("计发基数", "Benefit base"), money("benefit_base")],
  [say("基础养老金", "Basic pension"), money("basic")],
  [say("个人账户养老金", "Account pension"), money("account")],
  [say("过渡性养老金", "Transitional pension"), money("transitional")],
];

function comparison(plans) {
  const cells = (of) => plans.map((plan) => el("td", { class: "number" }, of(plan)));
  return scroll(
    say("三种退休时间", "Three ways to retire"),
    el(
      "table",
      { class: "plans" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("td"),
          plans.map((plan) => el("th", { scope: "col", class: "number" }, plan.name)),
        ),
      ),
      el(
        "tbody",
        {},
        rows().map(([name, of]) => el("tr", {}, el("th", { scope: "row" }, name), cells(of))),
      ),
      el(
        "tfoot",
        {},
        el(
          "tr",
          {},
          el("th", { scope: "row" }, say("月养老金（元）", "Pension, yuan a month")),
          cells(money("pension")),
        ),
        el(
          "tr",
          {},
          el("th", { scope: "row" }, say("数据等级", "Grade")),
          plans.map((plan) => el("td", { class: "number" }, grade(plan.grade) ?? "—")),
        ),
      ),
    ),
  );
}

function notes(plans) {
  const all = [...new Set(plans.flatMap((plan) => plan.why.map((why) => `${plan.name}${say("：", ": ")}${why}`)))];
  if (all.length === 0) return null;
  return el(
    "div",
    { class: "note" },
    el("h2", {}, say("说明", "Notes")),
    el(
      "ul",
      {},
      all.map((text) => el("li", {}, text)),
    ),
  );
}

function details(plan) {
  return el(
    "details",
    { class: "json" },
    el("summary", {}, say(`${plan.name}：计算步骤与个人账户`, `${plan.name}: step by step, and the account`)),
    el(
      "ol",
      { class: "steps" },
      plan.steps.map((step) =>
        el(
          "li",
          {},
          `${step.what}${say("：", ": ")}${step.formula}`,
          step.source ? el("small", {}, ` ${step.source}`) : null,
        ),
      ),
    ),
    table(
      say("个人账户逐年记账", "The account by year"),
      [
        { name: say("年", "Year"), cell: (one) => String(one.year) },
        { name: say("年初余额", "1 January"), number: true, cell: (one) => grouped(one.opening) },
        { name: say("记账利率", "Rate"), number: true, cell: (one) => percent(one.rate) },
        { name: say("利息", "Interest"), number: true, cell: (one) => grouped(one.interest) },
        { name: say("当年记账", "Credited"), number: true, cell: (one) => grouped(one.credited) },
        { name: say("年末余额", "31 December"), number: true, cell: (one) => grouped(one.closing) },
      ],
      plan.years,
    ),
    survivors(plan.survivors),
  );
}

function survivors(one) {
  if (!one) return null;
  return el(
    "p",
    {},
    say(
      `如在 ${one.month} 去世：丧葬补助金 ${grouped(one.funeral)} 元，抚恤金 ${grouped(one.lump)} 元，` +
        `另可继承个人账户 ${grouped(one.balance)} 元。`,
      `On a death in ${one.month}: ${grouped(one.funeral)} yuan for the funeral, ` +
        `a lump sum of ${grouped(one.lump)}, and the account of ${grouped(one.balance)} besides.`,
    ),
  );
}

function documents(figures, schema) {
  return el(
    "section",
    {},
    el("h2", {}, say("所用数据与依据", "Figures and documents")),
    el(
      "ul",
      { class: "documents" },
      figures.map((one) => el("li", {}, grade(one.grade), ` ${one.what}${colon()}${worded(schema, one.origin)}`)),
    ),
  );
}
