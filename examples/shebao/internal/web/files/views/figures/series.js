// A figure through its months, or two of them compared: a chart, and tables with every value and document.
import { el, fill } from "../../lib/dom.js";
import { get } from "../../lib/ask.js";
import { either, lang, say } from "../../lib/lang.js";
import { grade } from "../../lib/grade.js";
import { table } from "../../lib/tables.js";
import { figureValue } from "../../lib/figures.js";
import { word } from "../../lib/words.js";
import { chart } from "./chart.js";

const named = (one) => (one.scheme ? `${word(one.scheme)} ` : "") + either(one.what_zh, one.what);

export async function series(place, names, [name = "pension.floor", other = ""]) {
  const answer = await get(
    `/v1/series?name=${encodeURIComponent(name)}${other ? `&with=${encodeURIComponent(other)}` : ""}`,
  );
  fill(
    place,
    el(
      "div",
      { class: "panel chosen-figures" },
      chooser("first", say("数据", "Figure"), names, name, (one) => at(one, other)),
      chooser(
        "second",
        say("对照（可不选）", "Compared with (optional)"),
        names,
        other,
        (one) => at(name, one),
        true,
      ),
    ),
  );
  if (answer.series.every((one) => one.entries.length === 0)) {
    place.append(
      el("p", { class: "state state-empty" }, say("这项数据还没有数值。", "This figure has no value yet.")),
    );
    return;
  }
  place.append(
    el(
      "section",
      { class: "panel" },
      el("h2", {}, answer.series.map(named).join(say("、", ", "))),
      chart(answer.series, named),
      marks(),
    ),
  );
  if (answer.compared) place.append(comparison(answer));
  place.append(...answer.series.map(entries));
}

const at = (first, second) => `#/${lang()}/figures/series/${first}${second ? `/${second}` : ""}`;

function chooser(id, label, names, chosen, address, optional = false) {
  const select = el(
    "select",
    {
      id,
      onchange: () => {
        location.hash = address(select.value);
      },
    },
    optional ? el("option", { value: "" }, say("不对照", "none")) : null,
    names.map((one) => el("option", { value: one.name }, `${named(one)}（${one.name}）`)),
  );
  select.value = chosen;
  return el("div", { class: "field" }, el("label", { for: id }, label), select);
}

const marks = () =>
  el(
    "p",
    { class: "legend" },
    el(
      "span",
      {},
      el("span", { class: "line line-known", "aria-hidden": "true" }),
      say(" 官方文本或两源印证", " official or corroborated"),
    ),
    el(
      "span",
      {},
      el("span", { class: "line line-reported", "aria-hidden": "true" }),
      say(" 单一来源", " one source"),
    ),
    el("span", {}, el("span", { class: "line line-disputed", "aria-hidden": "true" }), say(" 来源有争议", " disputed")),
  );

function comparison({ series: [first, second], compared }) {
  const name = say("两项对照", "Compared");
  const unit = first.unit === second.unit ? first.unit : "";
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, name),
    table(
      name,
      [
        { name: say("起", "From"), is: "short", cell: (one) => one.from },
        { name: say("止", "To"), is: "short", cell: (one) => one.to },
        { name: named(first), number: true, cell: (one) => figureValue(one.first, first.unit) },
        { name: named(second), number: true, cell: (one) => figureValue(one.second, second.unit) },
        { name: say("差额", "Difference"), number: true, cell: (one) => figureValue(one.difference, unit) },
      ],
      [...compared].reverse(),
    ),
  );
}

function entries(one) {
  if (one.entries.length === 0) return el("p", {}, named(one), say("：还没有数值", ": no value yet"));
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, named(one), " ", el("code", {}, one.name)),
    table(
      named(one),
      [
        { name: say("起", "From"), is: "short", cell: (each) => each.from },
        { name: say("止", "To"), is: "short", cell: (each) => each.to },
        {
          name: say("数值", "Value"),
          number: true,
          cell: (each) => [
            figureValue(each.value, one.unit),
            each.other
              ? el("small", { class: "limit" }, say("另作 ", "or "), figureValue(each.other, one.unit))
              : null,
          ],
        },
        { name: say("等级", "Grade"), cell: (each) => grade(each.grade) },
        {
          name: say("依据", "Document"),
          is: "long",
          cell: (each) => [
            either(each.source_zh, each.source),
            each.other_source ? el("small", {}, `；${each.other_source}`) : null,
          ],
        },
      ],
      [...one.entries].reverse(),
    ),
  );
}
