// Months and figures: which months can be computed, what each figure is in a month, and a figure through its months or
// two of them, as a table and as a chart.
import { el, fill } from "../lib/dom.js";
import { get } from "../lib/ask.js";
import { lang, say } from "../lib/lang.js";
import { failed, loading } from "../lib/states.js";
import { calendar } from "./figures/calendar.js";
import { month } from "./figures/month.js";
import { series } from "./figures/series.js";

let months = null;
let names = null;

// show shows #/zh/figures (the months), #/zh/figures/2025-08 (a month) or #/zh/figures/series/NAME/OTHER.
export async function show(place, kept, rest) {
  const body = el("div", { class: "figures" });
  fill(place, tabs(rest[0] === "series"), body);
  loading(body);
  try {
    if (rest[0] === "series") {
      names ??= (await get("/v1/figures")).figures;
      await series(body, names, rest.slice(1));
    } else {
      months ??= (await get("/v1/months")).months;
      fill(body);
      body.append(calendar(months, rest[0]));
      await month(body, rest[0]);
    }
    body.removeAttribute("aria-busy");
  } catch (problem) {
    failed(body, problem, () => show(place, kept, rest));
  }
}

function tabs(ofSeries) {
  const link = (path, text, current) =>
    el("a", { href: `#/${lang()}/figures${path}`, class: "tab", "aria-current": current ? "true" : null }, text);
  return el(
    "nav",
    { class: "tabs", "aria-label": say("数据", "Figures") },
    link("", say("各月数据", "Months"), !ofSeries),
    link("/series/pension.floor", say("走势与对照", "Through the months"), ofSeries),
  );
}
