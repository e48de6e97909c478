// The benefits of a household: those there are, those that lack a figure, and the others on request.
import { el } from "../../lib/dom.js";
import { colon, either, say } from "../../lib/lang.js";
import { named, worded } from "../../lib/path.js";
import { grade } from "../../lib/grade.js";
import { sum } from "../../lib/sums.js";
import { grouped } from "../../lib/text.js";
import { word } from "../../lib/words.js";

export const spoken = (value) =>
  say(
    `已算出：每月现金待遇共 ${grouped(value.monthly_cash.amount)} 元。`,
    `Computed: ${grouped(value.monthly_cash.amount)} yuan of cash a month.`,
  );

// result is the answer; the fields of the schema are named as the form names them, members by rows.
export function result(value, schema, rows) {
  const words = {
    text: (reason) => worded(schema, reason, "", rows),
    field: (path) => named(schema, path, rows) ?? path,
  };
  return [
    el(
      "div",
      { class: "sums" },
      sum(say("每月现金待遇", "Cash a month"), grouped(value.monthly_cash.amount)),
      sum(say("由几项相加", "Benefits in it"), String(value.monthly_cash.parts), say(" 项", "")),
      sum(say("未知未计", "Unknown, not in it"), String(value.monthly_cash.unknown), say(" 项", "")),
    ),
    value.members.map((member) => person(either(member.who.zh, member.who.en), member.benefits, words)),
    person(say("家庭", "The household"), value.household, words),
  ];
}

function person(name, benefits, words) {
  const of = (...states) => benefits.filter((one) => states.includes(one.state));
  const [has, lacks] = [of("has"), of("needs_figure", "refused")];
  const others = of("has_not", "not_described");
  return el(
    "section",
    { class: "person" },
    el("h2", {}, name),
    has.length + lacks.length === 0
      ? el("p", { class: "none" }, say("没有查到待遇。", "No benefit was found."))
      : null,
    el("ul", { class: "benefits" }, [...has, ...lacks].map((one) => benefit(one, words))),
    others.length > 0
      ? el(
          "details",
          {},
          el(
            "summary",
            {},
            say(`没有或未描述的 ${others.length} 项`, `Not there or not described: ${others.length}`),
          ),
          el(
            "ul",
            { class: "documents" },
            others.map((one) => {
              const why = one.reasons.map(words.text).join(say("；", "; "));
              return el("li", {}, either(one.name.zh, one.name.en), colon(), why);
            }),
          ),
        )
      : null,
  );
}

function benefit(one, words) {
  const lines = [one.kind && one.kind !== "none" ? word(one.kind, "kind") : null, one.period].filter(Boolean);
  return el(
    "li",
    { class: `benefit benefit-${one.state}` },
    el(
      "div",
      { class: "benefit-head" },
      el("h3", {}, either(one.name.zh, one.name.en)),
      el("span", { class: "benefit-amount" }, amount(one)),
    ),
    el("p", {}, grade(one.grade), " ", lines.join(say("，", ", "))),
    one.reasons.length > 0
      ? el(
          "ul",
          {},
          one.reasons.map((text) => el("li", {}, words.text(text))),
        )
      : null,
    (one.missing ?? []).map((gap) =>
      el(
        "p",
        { class: "missing" },
        say("缺：", "Missing: "),
        gap.what,
        gap.field ? el("small", {}, say("，填在：", ", to be filled in at: "), words.field(gap.field)) : null,
      ),
    ),
    one.documents.length > 0
      ? el(
          "details",
          { class: "documents" },
          el("summary", {}, say("依据", "Documents")),
          el(
            "ul",
            {},
            one.documents.map((text) => el("li", {}, text)),
          ),
        )
      : null,
  );
}

function amount(one) {
  if (one.amount !== undefined) return [grouped(one.amount), el("small", {}, say(" 元", " yuan"))];
  if (one.shown) return one.shown;
  return one.state === "has" ? say("有", "yes") : say("缺数据", "a figure is missing");
}
