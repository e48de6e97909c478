// A sum shown large, with its name and its unit.
import { el } from "./dom.js";
import { say } from "./lang.js";

export function sum(name, text, unit = say(" 元", " yuan")) {
  const value = text ? [text, el("small", {}, unit)] : say("未知", "not known");
  return el(
    "div",
    { class: "sum" },
    el("span", { class: "sum-name" }, name),
    el("span", { class: "sum-value" }, value),
  );
}
