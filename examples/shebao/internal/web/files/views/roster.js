// A roster dropped on the page, computed on the server, and its result to save. The file stays in the browser's memory
// until the page is closed; the server keeps nothing of it.
import { el, fill } from "../lib/dom.js";
import { send } from "../lib/ask.js";
import { form } from "../lib/form.js";
import { plain, Raw } from "../lib/json.js";
import { say } from "../lib/lang.js";
import { save } from "../lib/save.js";
import { answered, empty, failed, loading } from "../lib/states.js";
import { chosen, columns } from "./roster/columns.js";
import { dropZone } from "./roster/drop.js";
import { settings } from "./roster/settings.js";
import { result } from "./roster/result.js";

// query writes the settings that were given, and how columns are taken, as the query of /v1/rosters.
function query(value, kept, more = {}) {
  const fields = new URLSearchParams(chosen(kept));
  for (const [name, one] of Object.entries({ ...value, ...more })) {
    if (one !== undefined && one !== false) fields.set(name, one instanceof Raw ? one.text : String(one));
  }
  return `/v1/rosters?${fields}`;
}

export function show(place, kept) {
  const answer = el("div", { class: "answer", id: "answer" });
  const read = columns(kept);
  const again = () => {
    kept.reading = read.read(made.read().sheet);
  };
  const made = form(settings(), kept.value, {
    first: ["month", "unemployment_rate", "injury_rate", "housing_rate"],
    changed: (event) => {
      kept.value = plain(made.read());
      if (event.type === "change" && event.target.name === "sheet") again();
    },
    submitted: () => compute(answer, made, kept),
  });
  made.node.prepend(dropZone(kept, again), read.node);
  again();
  made.node.append(
    el(
      "div",
      { class: "actions" },
      el("button", { type: "submit", class: "primary", id: "compute" }, say("计算", "Compute")),
    ),
  );
  fill(place, el("div", { class: "beside" }, el("div", { class: "panel" }, made.node), answer));
  empty(
    answer,
    say(
      "选择或拖入名册（.xlsx 或 .csv），填好费款所属月和单位费率，再点“计算”。",
      "Choose or drop a roster (.xlsx or .csv), fill in the month and the employer's rates, and press Compute.",
    ),
  );
  if (kept.answer) compute(answer, made, kept);
}

async function compute(place, made, kept) {
  kept.value = plain(made.read());
  if (!kept.file) {
    made.clear();
    failed(place, {
      title: say("还没有名册", "There is no roster yet"),
      message: say("请先选择或拖入名册文件。", "Choose or drop the file of the roster first."),
    });
    return;
  }
  loading(place);
  await kept.reading;
  try {
    const value = await (await send(query(made.read(), kept), kept.file)).json();
    made.clear();
    kept.answer = true;
    answered(
      place,
      say(
        `已计算 ${value.computed} 人，不能使用 ${value.refused} 行。`,
        `People computed: ${value.computed}; rows refused: ${value.refused}.`,
      ),
      result(value, saver(place, made, kept)),
    );
  } catch (problem) {
    kept.answer = false;
    const { rest, first } = made.show(problem.errors ?? []);
    failed(place, problem, null, rest.length > 0 ? rest : problem.errors);
    first?.focus?.();
  }
}

// saver makes what a button does that saves the slips in a format.
function saver(place, made, kept) {
  return (format, month) => async (event) => {
    const button = event.currentTarget;
    button.disabled = true;
    try {
      const file = await send(query(made.read(), kept, { format }), kept.file);
      save(await file.blob(), `${say("缴费明细", "slips")}-${month}.${format}`);
    } catch (problem) {
      failed(place, problem);
    } finally {
      button.disabled = false;
    }
  };
}
