// A view that asks one question: its form is made from the schema of its path, and its answer shown by the view.
import { el, fill } from "./dom.js";
import { get, post } from "./ask.js";
import { form } from "./form.js";
import { plain } from "./json.js";
import { say } from "./lang.js";
import { answered, empty, failed, loading } from "./states.js";

const described = new Map();

// describe is what a path takes and gives; it is asked once.
export async function describe(path) {
  if (!described.has(path)) described.set(path, await get(path));
  return described.get(path);
}

// asked shows the form of a question beside its answer. view: path, first (fields before the others), invites (what to
// do, while there is no answer), show (makes the nodes of an answer, with the schema of the question), spoken (says it
// in a sentence).
export async function asked(place, kept, view) {
  loading(place);
  let about;
  try {
    about = await describe(view.path);
  } catch (problem) {
    failed(place, problem, () => asked(place, kept, view));
    return;
  }
  place.removeAttribute("aria-busy");
  const result = el("div", { class: "answer", id: "answer" });
  const made = form(about.input, kept.value, {
    first: view.first,
    changed: () => {
      kept.value = plain(made.read());
    },
    submitted: () => answerTo(result, made, kept, view, about),
  });
  const example = () => {
    kept.value = about.example;
    kept.answered = false;
    asked(place, kept, view);
  };
  made.node.prepend(
    el(
      "div",
      { class: "actions" },
      el(
        "button",
        { type: "button", class: "quiet", id: "example", onclick: example },
        say("填入示例", "Fill in an example"),
      ),
    ),
  );
  made.node.append(
    el(
      "div",
      { class: "actions" },
      el("button", { type: "submit", class: "primary", id: "compute" }, say("计算", "Compute")),
    ),
  );
  fill(place, el("div", { class: "beside" }, el("div", { class: "panel" }, made.node), result));
  empty(result, view.invites());
  if (kept.answered) answerTo(result, made, kept, view, about);
}

async function answerTo(result, made, kept, view, about) {
  loading(result);
  try {
    const value = await post(view.path, made.read());
    made.clear();
    kept.answered = true;
    answered(result, view.spoken(value), view.show(value, about.input));
  } catch (problem) {
    kept.answered = false;
    const { rest, first } = made.show(problem.errors ?? []);
    failed(result, problem, null, rest.length > 0 ? rest : problem.errors);
    first?.focus?.();
  }
}
