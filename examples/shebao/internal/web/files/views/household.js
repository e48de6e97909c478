// A household: a form that asks question after question, and every benefit as the answer. The questions are made from
// the schema of /v1/households: who the members are, what is so of each, and only then what that needs.
import { el, fill } from "../lib/dom.js";
import { post } from "../lib/ask.js";
import { describe } from "../lib/asked.js";
import { form } from "../lib/form.js";
import { plain } from "../lib/json.js";
import { say } from "../lib/lang.js";
import { member, tell } from "../lib/path.js";
import { answered, failed, loading } from "../lib/states.js";
import { result, spoken } from "./household/result.js";
import { fromExample, household } from "./household/state.js";
import { stepOf, steps } from "./household/steps.js";

const path = "/v1/households";

export async function show(place, kept) {
  loading(place);
  try {
    const about = await describe(path);
    kept.told ??= { start: {}, members: [], of: {}, parts: {}, chosen: [] };
    kept.at ??= 0;
    place.removeAttribute("aria-busy");
    draw(place, kept, about);
  } catch (problem) {
    failed(place, problem, () => show(place, kept));
  }
}

function draw(place, kept, about, focus = false) {
  const all = steps(about.input, kept.told);
  kept.at = Math.min(kept.at, all.length);
  if (kept.at === all.length) {
    ask(place, kept, about, all);
    return;
  }
  const step = all[kept.at];
  const node = question(place, kept, about, step);
  fill(
    place,
    el(
      "div",
      { class: "panel wizard" },
      progress(kept.at, all.length),
      el("h2", { id: "question", tabindex: "-1" }, step.title),
      step.hint ? el("p", { class: "hint" }, step.hint) : null,
      node,
    ),
  );
  if (focus) document.getElementById("question").focus();
}

const progress = (at, count) =>
  el(
    "p",
    { class: "progress" },
    say(`第 ${at + 1} 步，共 ${count} 步`, `Step ${at + 1} of ${count}`),
    el("progress", { max: String(count), value: String(at + 1), "aria-label": say("进度", "Progress") }),
  );

// question is the form of a step, with the ways on and back.
function question(place, kept, about, step) {
  const go = (by) => {
    kept.at += by;
    draw(place, kept, about, true);
  };
  const made = form(step.schema, step.value(), {
    first: step.first,
    changed: () => step.keep(plain(made.read())),
    submitted: () => {
      step.keep(plain(made.read()));
      go(1);
    },
  });
  made.node.append(
    el(
      "div",
      { class: "actions" },
      kept.at > 0 ? el("button", { type: "button", id: "back", onclick: () => go(-1) }, say("上一步", "Back")) : null,
      el("button", { type: "submit", class: "primary", id: "next" }, say("下一步", "Next")),
      kept.at === 0
        ? el(
            "button",
            {
              type: "button",
              class: "quiet",
              id: "example",
              onclick: () => {
                kept.told = fromExample(about.example);
                draw(place, kept, about, true);
              },
            },
            say("填入示例家庭", "Fill in an example"),
          )
        : null,
    ),
  );
  if (kept.faults) {
    const mine = kept.faults.filter((fault) => stepOf(fault.field ?? "", kept.told)?.key === step.key);
    made.show(mine.map((fault) => ({ ...fault, field: stepOf(fault.field, kept.told).rest })));
  }
  return made.node;
}

// ask asks for the benefits of what was told.
async function ask(place, kept, about, all) {
  const panel = el("div", { class: "answer", id: "answer" });
  const back = (at) => {
    kept.at = at;
    draw(place, kept, about, true);
  };
  fill(
    place,
    el(
      "div",
      { class: "actions" },
      el(
        "button",
        { type: "button", id: "back", onclick: () => back(all.length - 1) },
        say("返回修改", "Back to the questions"),
      ),
      el(
        "button",
        {
          type: "button",
          class: "quiet",
          onclick: () => {
            kept.told = undefined;
            kept.at = 0;
            kept.faults = undefined;
            show(place, kept);
          },
        },
        say("重新开始", "Start again"),
      ),
    ),
    panel,
  );
  loading(panel);
  try {
    const value = await post(path, household(kept.told, about.input));
    kept.faults = undefined;
    answered(panel, spoken(value), result(value, about.input, member(kept.told.members)));
  } catch (problem) {
    kept.faults = problem.errors ?? [];
    tell(kept.faults, about.input, member(kept.told.members));
    const first = kept.faults.map((fault) => stepOf(fault.field ?? "", kept.told)).find(Boolean);
    const at = first ? all.findIndex((step) => step.key === first.key) : -1;
    failed(panel, problem, at < 0 ? () => ask(place, kept, about, all) : null);
    if (at >= 0) {
      panel.append(
        el(
          "button",
          { type: "button", class: "primary", id: "correct", onclick: () => back(at) },
          say("去改正", "Correct it"),
        ),
      );
    }
  }
}
