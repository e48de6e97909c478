// How well a figure is known, as a mark with its word: the colour is never all that says it.
import { el } from "./dom.js";
import { word } from "./words.js";

export function grade(name) {
  if (!name) return null;
  return el("span", { class: `grade grade-${name}` }, word(name, "grade"));
}
