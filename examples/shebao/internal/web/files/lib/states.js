// What a place shows while there is no answer: nothing asked yet, an answer on its way, or why there is none.
import { el, fill, announce } from "./dom.js";
import { giveToken } from "./ask.js";
import { say } from "./lang.js";

export function empty(place, text) {
  place.removeAttribute("aria-busy");
  fill(place, el("p", { class: "state state-empty" }, text));
}

export function loading(place) {
  place.setAttribute("aria-busy", "true");
  if (place.childElementCount === 0 || place.querySelector(".state")) {
    fill(place, el("p", { class: "state state-loading" }, say("正在计算……", "Computing ...")));
  }
}

function tokenForm() {
  const input = el("input", { type: "password", id: "token", autocomplete: "off" });
  const give = (event) => {
    event.preventDefault();
    giveToken(input.value.trim());
  };
  return el(
    "form",
    { class: "token", onsubmit: give },
    el("label", { for: "token" }, say("访问令牌", "Token")),
    input,
    el("button", { type: "submit" }, say("提交", "Send")),
  );
}

// failed shows why there is no answer, with the errors that no field of a form shows, and a way to try again.
export function failed(place, problem, again, errors = problem.errors ?? []) {
  place.removeAttribute("aria-busy");
  const list = errors.map((one) => el("li", {}, sentence(one)));
  fill(
    place,
    el(
      "div",
      { class: "state state-error", role: "alert" },
      el("h2", {}, problem.title || say("没有结果", "No answer")),
      list.length > 0 ? el("ul", {}, list) : el("p", {}, problem.message),
      problem.status === 401 ? tokenForm() : null,
      again ? el("button", { type: "button", onclick: again }, say("重试", "Try again")) : null,
    ),
  );
}

// sentence is an error of a field in one line. A field of a form is named as the form calls it.
export function sentence(error) {
  const name = error.called || error.field;
  const field = name ? `${name} ` : "";
  const value = error.value ? `${error.value} ` : "";
  return `${field}${value}${error.reason}${error.do ? `${say("；", "; ")}${error.do}` : ""}`;
}

// answered replaces what a place shows by an answer.
export function answered(place, spoken, ...children) {
  place.removeAttribute("aria-busy");
  fill(place, ...children);
  announce(spoken);
}
