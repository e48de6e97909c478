// The figures of a month, each with its value, its span, its grade and its document.
import { el } from "../../lib/dom.js";
import { get } from "../../lib/ask.js";
import { either, lang, say } from "../../lib/lang.js";
import { grade } from "../../lib/grade.js";
import { table } from "../../lib/tables.js";
import { figureValue } from "../../lib/figures.js";
import { word } from "../../lib/words.js";

export async function month(place, chosen) {
  if (!chosen) {
    place.append(
      el(
        "p",
        { class: "state state-empty" },
        say("点一个月份，查看当月的全部数据与依据。", "Choose a month to see its figures and their documents."),
      ),
    );
    return;
  }
  const answer = await get(`/v1/figures?month=${encodeURIComponent(chosen)}`);
  const known = answer.figures.filter((one) => one.value !== undefined);
  const unknown = answer.figures.filter((one) => one.value === undefined);
  const name = say(`${chosen} 的数据（${known.length} 项）`, `Figures of ${chosen} (${known.length})`);
  place.append(el("section", { class: "panel" }, el("h2", { id: "of-month" }, name), figuresTable(name, known)));
  if (unknown.length > 0) place.append(without(unknown));
}

const columns = () => [
  {
    name: say("数据", "Figure"),
    cell: (one) => [
      el("a", { href: `#/${lang()}/figures/series/${one.name}` }, named(one)),
      el("code", {}, one.name),
    ],
  },
  { name: say("数值", "Value"), number: true, cell: (one) => figureValue(one.value, one.unit) },
  {
    name: say("起止", "In force"),
    is: "short",
    cell: (one) => [`${one.from} ${say("至", "to")}`, el("br"), one.to],
  },
  { name: say("等级", "Grade"), cell: (one) => [grade(one.grade), standing(one.standing)] },
  { name: say("依据", "Document"), is: "long", cell: (one) => either(one.source_zh, one.source) },
];

const named = (one) => (one.scheme ? `${word(one.scheme)} ` : "") + either(one.what_zh, one.what);

const standing = (text) => (text && text !== "in_force" ? el("small", {}, ` ${word(text, "standing")}`) : null);

const figuresTable = (name, figures) => table(name, columns(), figures);

function without(figures) {
  const summary = say(`当月没有数值的 ${figures.length} 项`, `Without a value in this month: ${figures.length}`);
  return el(
    "details",
    { class: "panel" },
    el("summary", {}, summary),
    table(
      summary,
      [
        { name: say("数据", "Figure"), cell: (one) => [named(one), el("code", {}, one.name)] },
        {
          name: say("原因", "Why"),
          is: "long",
          cell: (one) => (one.errors ?? []).map((error) => error.reason).join(say("；", "; ")),
        },
      ],
      figures,
    ),
  );
}
