// A slip that appears as one types, each line with its reason and its documents.
import { el, fill } from "../lib/dom.js";
import { post } from "../lib/ask.js";
import { describe } from "../lib/asked.js";
import { form } from "../lib/form.js";
import { plain, write } from "../lib/json.js";
import { colon, either, lang, say } from "../lib/lang.js";
import { shared } from "../lib/shared.js";
import { answered, empty, failed, loading } from "../lib/states.js";
import { sum } from "../lib/sums.js";
import { grouped } from "../lib/text.js";
import { grade } from "../lib/grade.js";
import { word } from "../lib/words.js";
import { missing } from "./slip/missing.js";
import { slipTable } from "./slip/table.js";

const first = [
  "month",
  "wage",
  "injury_rate",
  "unemployment_rate",
  "housing_employer_rate",
  "housing_employee_rate",
  "employer_kind",
  "person",
];

// asked are the fields without which nothing is asked of the server while one types.
const asked = ["month", "wage"];

export async function show(place, kept) {
  const answer = el("div", { class: "answer", id: "answer" });
  loading(place);
  let described;
  try {
    described = await describe("/v1/rules/payroll.slip");
  } catch (problem) {
    failed(place, problem, () => show(place, kept));
    return;
  }
  place.removeAttribute("aria-busy");
  const ask = asker(answer, kept, described.input);
  const made = form(described.input, kept.value, {
    first,
    hide: ["brief"],
    changed: () => ask.later(made),
    submitted: () => ask.now(made),
  });
  const fillIn = el(
    "button",
    {
      type: "button",
      class: "quiet",
      onclick: () => {
        kept.value = described.example;
        show(place, kept);
      },
    },
    say("填入示例", "Fill in an example"),
  );
  fill(
    place,
    el(
      "div",
      { class: "beside" },
      el("div", { class: "panel" }, el("div", { class: "actions" }, fillIn), made.node),
      answer,
    ),
  );
  ask.now(made);
}

// asker asks for the slip of what was typed: the newest question counts.
function asker(place, kept, schema) {
  let late = null;
  let running = null;
  let before = null;
  const now = async (made) => {
    clearTimeout(late);
    const value = made.read();
    if (write(value) === before) return; // leaving a field changes nothing
    before = write(value);
    running?.abort();
    running = new AbortController();
    kept.value = plain(value);
    if (!asked.every((name) => value[name] !== undefined || (name === "wage" && value.wages))) {
      made.clear();
      empty(
        place,
        say(
          "填写费款所属月和缴费工资后，这里即时显示明细。",
          "Fill in the month and the wage: the slip appears here.",
        ),
      );
      return;
    }
    loading(place);
    const { signal } = running;
    try {
      const slip = await post("/v1/slips", { ...value, brief: true }, signal);
      made.clear();
      shared.slip = slip;
      answered(place, spoken(slip), result(slip, schema));
    } catch (problem) {
      if (signal.aborted) return;
      shared.slip = undefined;
      const { rest } = made.show(problem.errors ?? []);
      failed(place, problem, null, rest.length > 0 ? rest : problem.errors);
    }
  };
  return {
    now,
    later: (made) => {
      clearTimeout(late);
      late = setTimeout(() => now(made), 150);
    },
  };
}

const total = (side) => (side.total ? grouped(side.total) : say("未知", "not known"));

function spoken(slip) {
  return say(
    `已算出：个人合计 ${total(slip.employee)} 元，单位合计 ${total(slip.employer)} 元。`,
    `Computed: ${total(slip.employee)} yuan of the employee, ${total(slip.employer)} yuan of the employer.`,
  );
}

function result(slip, schema) {
  return [
    el(
      "div",
      { class: "sums" },
      sum(say("个人合计", "Employee"), grouped(slip.employee.total ?? "")),
      sum(say("单位合计", "Employer"), grouped(slip.employer.total ?? "")),
    ),
    missing(slip, el("h2", {}, say("缺少的数值", "Figures nobody knows")), schema),
    slipTable(slip),
    reasons(slip),
    outside(slip),
    el("p", {}, el("a", { href: `#/${lang()}/payslip`, class: "button" }, say("打印工资条", "Print a payslip"))),
  ];
}

function reasons(slip) {
  const grades = new Map(slip.lines.map((line) => [`${line.scheme}/${line.payer}`, line.grade]));
  return el(
    "section",
    { class: "reasons" },
    el("h2", {}, say("逐项说明与依据", "Each line, with its documents")),
    el(
      "ol",
      {},
      (slip.reasons ?? []).map((one) =>
        el(
          "li",
          {},
          el("p", {}, either(one.reason_zh, one.reason), " ", grade(grades.get(`${one.scheme}/${one.payer}`))),
          el(
            "ul",
            { class: "documents" },
            one.documents.map((document) => el("li", {}, either(document.title_zh, document.title))),
          ),
        ),
      ),
    ),
  );
}

function outside(slip) {
  const all = [
    ...(slip.not_applicable ?? []).map((one) => `${word(one.scheme)}${colon()}${either(one.reason_zh, one.reason)}`),
    ...(slip.notices ?? []).map((one) => either(one.text_zh, one.text)),
  ];
  if (all.length === 0) return null;
  return el(
    "section",
    {},
    el("h2", {}, say("没有缴费的项目与提示", "Schemes without a line, and notices")),
    el(
      "ul",
      {},
      all.map((text) => el("li", {}, text)),
    ),
  );
}
