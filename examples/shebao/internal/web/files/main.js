// The router: the address #/zh/slip says language and view, and nothing else is remembered.
import { el, fill } from "./lib/dom.js";
import { lang, say, speak } from "./lib/lang.js";
import { loadWords } from "./lib/words.js";
import { tokenAsked } from "./lib/ask.js";
import { versions } from "./lib/versions.js";
import { views } from "./views.js";

const kept = new Map(views.map((view) => [view.name, {}]));

// place is the language, the view and the rest of the address.
function place() {
  const [tongue, name, ...rest] = location.hash.replace(/^#\//, "").split("/");
  return {
    tongue: tongue === "en" ? "en" : "zh",
    view: views.find((view) => view.name === name) ?? views[0],
    rest: rest.map(decodeURIComponent),
  };
}

function navigation(current, rest) {
  const links = views.map((view) =>
    el(
      "a",
      {
        href: `#/${lang()}/${view.name}`,
        "aria-current": view === current ? "page" : null,
      },
      view.title(),
    ),
  );
  fill(document.getElementById("views"), ...links);
  document.getElementById("views").setAttribute("aria-label", say("功能", "Views"));
  const other = document.getElementById("language");
  other.href = ["#", lang() === "zh" ? "en" : "zh", current.name, ...rest.map(encodeURIComponent)].join("/");
  other.textContent = lang() === "zh" ? "English" : "中文";
  other.lang = lang() === "zh" ? "en" : "zh-CN";
}

function frame() {
  document.documentElement.lang = lang() === "zh" ? "zh-CN" : "en";
  document.getElementById("brand").textContent = say("广州社保与公积金", "Guangzhou social insurance");
  document.getElementById("skip").textContent = say("跳到正文", "Skip to the content");
  fill(document.getElementById("foot"), versions());
}

let shown = null;

// show shows what the address says.
function show() {
  const { tongue, view, rest } = place();
  speak(tongue);
  frame();
  navigation(view, rest);
  document.title = `${view.title()} · ${say("广州社保与公积金", "Guangzhou social insurance")}`;
  const main = document.getElementById("main");
  const section = el("section", {
    class: `view view-${view.name}`,
    "aria-labelledby": "heading",
    "data-view": view.name,
    "data-lang": tongue,
  });
  section.append(el("h1", { id: "heading", tabindex: "-1" }, view.title()), el("p", { class: "lead" }, view.lead()));
  fill(main, section);
  const body = el("div", { class: "body" });
  section.append(body);
  view.show(body, kept.get(view.name), rest);
  if (shown !== null && shown !== view.name) document.getElementById("heading").focus();
  shown = view.name;
}

addEventListener("hashchange", (event) => {
  if (location.hash === "#main") {
    history.replaceState(null, "", event.oldURL);
    return;
  }
  show();
});
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("main").focus();
});
tokenAsked(show);
await loadWords();
show();
