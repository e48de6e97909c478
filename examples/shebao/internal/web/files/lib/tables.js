// Tables that scroll by themselves, so that the page does not; the keyboard reaches them.
import { el } from "./dom.js";

export function scroll(name, table) {
  return el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": name }, table);
}
