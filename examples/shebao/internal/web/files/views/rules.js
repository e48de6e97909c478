// Every rule by name: a list to search, and for each the form made from its schema, prefilled from its example.
import { el, fill, announce } from "../lib/dom.js";
import { get, post } from "../lib/ask.js";
import { answer } from "../lib/answer.js";
import { form } from "../lib/form.js";
import { plain } from "../lib/json.js";
import { either, lang, say } from "../lib/lang.js";
import { answered, empty, failed, loading } from "../lib/states.js";

const areas = () => ({
  payroll: say("工资核算", "Payroll"),
  pension: say("养老保险", "Pension"),
  medical: say("医疗保险", "Medical"),
  maternity: say("生育保险", "Maternity"),
  unemployment: say("失业保险", "Unemployment"),
  injury: say("工伤保险", "Work injury"),
  housing: say("住房公积金与公租房", "Housing"),
  relief: say("社会救助", "Relief"),
  collection: say("征缴", "Collection"),
  annuity: say("企业年金", "Annuity"),
  fund: say("基金", "Fund"),
});

let all = null;

export async function show(place, kept, [name]) {
  loading(place);
  try {
    if (name) await showRule(place, kept, name);
    else await showList(place, kept);
  } catch (problem) {
    failed(place, problem, () => show(place, kept, [name]));
  }
}

async function showList(place, kept) {
  all ??= (await get("/v1/rules")).rules;
  const results = el("div", { class: "results" });
  const search = el("input", {
    type: "search",
    id: "search",
    value: kept.search ?? "",
    autocomplete: "off",
    oninput: () => list(results, kept, search.value),
  });
  place.removeAttribute("aria-busy");
  fill(
    place,
    el(
      "div",
      { class: "search" },
      el("label", { for: "search" }, say("查找规则（名称或说明）", "Find a rule (name or words)")),
      search,
    ),
    results,
  );
  list(results, kept, search.value);
}

function list(results, kept, text) {
  kept.search = text;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (rule) => words.every((one) => `${rule.name} ${rule.doc} ${rule.doc_zh}`.toLowerCase().includes(one));
  const found = all.filter(fits);
  if (found.length === 0) {
    empty(results, say("没有符合的规则，请换个词。", "No rule fits; try another word."));
    return;
  }
  fill(
    results,
    Object.entries(areas()).map(([area, name]) =>
      section(
        name,
        found.filter((one) => one.area === area),
      ),
    ),
  );
  if (words.length > 0) announce(say(`找到 ${found.length} 条规则`, `Rules found: ${found.length}`));
}

function section(name, rules) {
  if (rules.length === 0) return null;
  return el(
    "section",
    { class: "area" },
    el("h2", {}, name),
    el(
      "ul",
      { class: "rules" },
      rules.map((rule) =>
        el(
          "li",
          {},
          el("a", { href: `#/${lang()}/rules/${rule.name}` }, either(rule.doc_zh, rule.doc)),
          el("code", {}, rule.name),
        ),
      ),
    ),
  );
}

async function showRule(place, kept, name) {
  const rule = await get(`/v1/rules/${encodeURIComponent(name)}`);
  kept.values ??= {};
  const result = el("div", { class: "answer", id: "answer" });
  const made = form(rule.input, kept.values[name] ?? rule.example, {
    changed: () => {
      kept.values[name] = plain(made.read());
    },
    submitted: () => ask(rule, made, result),
  });
  const again = () => {
    delete kept.values[name];
    show(place, kept, [name]);
  };
  made.node.prepend(
    el(
      "div",
      { class: "actions" },
      el("button", { type: "submit", class: "primary", id: "compute" }, say("计算", "Compute")),
      el("button", { type: "button", class: "quiet", onclick: again }, say("恢复示例", "Example again")),
    ),
  );
  empty(result, say("已填入示例。核对后点“计算”。", "The example is filled in. Check it and press Compute."));
  place.removeAttribute("aria-busy");
  fill(
    place,
    el("p", {}, el("a", { href: `#/${lang()}/rules` }, say("← 全部规则", "← All rules"))),
    el("h2", { class: "rule-title" }, either(rule.doc_zh, rule.doc)),
    el("p", { class: "about" }, el("code", {}, rule.name), say(" 依据：", " Source: "),
      either(rule.source_zh, rule.source)),
    el("div", { class: "beside" }, el("div", { class: "panel" }, made.node), result),
  );
}

async function ask(rule, made, result) {
  loading(result);
  try {
    const value = await post(`/v1/rules/${encodeURIComponent(rule.name)}`, made.read());
    made.clear();
    answered(
      result,
      say("已算出结果。", "The answer is there."),
      el("h2", {}, say("结果", "Answer")),
      answer(rule.output, value),
    );
  } catch (problem) {
    const { rest, first } = made.show(problem.errors ?? []);
    failed(result, problem, null, rest.length > 0 ? rest : problem.errors);
    first?.focus?.();
  }
}
