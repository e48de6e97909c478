// The chart of one figure or two: a step for each value. Only places on the screen are computed here; every number that
// is written is the text of the server.
import { svg } from "../../lib/dom.js";
import { figureValue } from "../../lib/figures.js";
import { say } from "../../lib/lang.js";

// The sizes of a chart, so that its words are as large on a phone; years is how many are written at most.
const wide = { width: 880, height: 320, left: 84, right: 84, top: 36, bottom: 34, years: 8 };
const narrow = { width: 340, height: 260, left: 56, right: 52, top: 56, bottom: 30, years: 4 };
let size = wide;

const day = (text) => Date.parse(`${text}T00:00:00Z`);

// kinds are how lines are drawn by how well a value is known.
const kinds = { official: "known", corroborated: "known", disputed: "disputed" };

// apart is how far the values at the side of the chart are from one another at least, so that each can be read.
const apart = 18;

// axis places the values of a figure above 0, so that one that is twice as much is twice as high. marks are the values
// that are written at its side: 0, the most, and the least where there is room.
function axis(one) {
  const values = one.entries.map((entry) => entry.value).filter((value) => value !== "none");
  const sorted = [...new Set(values)].sort((a, b) => Number(a) - Number(b));
  const [least, most] = [sorted[0], sorted.at(-1)];
  const height = size.height - size.top - size.bottom;
  const at = (value) => size.top + height * (1 - Number(value) / (Number(most) || 1));
  const room = Math.min(at("0") - at(least), at(least) - at(most)) >= apart;
  return { marks: [...new Set(["0", ...(room ? [least] : []), most])], at };
}

function time(all) {
  const entries = all.flatMap((one) => one.entries);
  const first = Math.min(...entries.map((entry) => day(entry.from)));
  const last = Math.max(...entries.map((entry) => day(entry.to)));
  const width = size.width - size.left - size.right;
  return { first, last, at: (text) => size.left + (width * (day(text) - first)) / (last - first || 1) };
}

// steps are the lines of a figure, and what joins values that follow one another.
function steps(one, number, across, up) {
  const shown = one.entries.filter((entry) => entry.value !== "none");
  return shown.flatMap((entry, i) => {
    const y = up.at(entry.value);
    const line = svg(
      "line",
      {
        class: `step series-${number} step-${kinds[entry.grade] ?? "reported"}`,
        x1: across.at(entry.from),
        x2: across.at(entry.to),
        y1: y,
        y2: y,
      },
      svg("title", {}, `${entry.from} – ${entry.to}: ${figureValue(entry.value, one.unit)}`),
    );
    const before = shown[i - 1];
    if (!before || day(entry.from) - day(before.to) > 86_400_000) return [line];
    const x = across.at(entry.from);
    return [svg("line", { class: `riser series-${number}`, x1: x, x2: x, y1: up.at(before.value), y2: y }), line];
  });
}

// scale writes the marks of an axis at a side of the chart.
function scale(one, number, up) {
  const right = number === 2;
  const x = right ? size.width - size.right + 8 : size.left - 8;
  const write = (value) =>
    svg(
      "text",
      { class: `scale text-${number}`, x, y: up.at(value) + 4, "text-anchor": right ? "start" : "end" },
      figureValue(value, one.unit),
    );
  return up.marks.map(write);
}

// heading is the name of a figure above the chart: on a phone one below the other.
function heading(number, text) {
  const below = number === 2 && size === narrow;
  const right = number === 2 && size === wide;
  const x = right ? size.width - size.right : size === wide ? size.left : 4;
  const y = below ? 36 : 18;
  return svg("text", { class: `name text-${number}`, x, y, "text-anchor": right ? "end" : "start" }, text);
}

function years(across) {
  const [from, to] = [across.first, across.last].map((one) => new Date(one).getUTCFullYear());
  const each = Math.max(1, Math.ceil((to - from) / size.years));
  const all = [];
  for (let year = from + 1; year <= to; year += each) {
    const x = across.at(`${year}-01-01`);
    all.push(
      svg("line", { class: "grid", x1: x, x2: x, y1: size.top, y2: size.height - size.bottom }),
      svg("text", { class: "scale", x, y: size.height - 10, "text-anchor": "middle" }, String(year)),
    );
  }
  return all;
}

export function chart(all, named) {
  size = innerWidth < 640 ? narrow : wide;
  const drawn = all.filter((one) => one.entries.some((entry) => entry.value !== "none"));
  if (drawn.length === 0) return null;
  const across = time(drawn);
  const one = drawn.length === 2 && drawn[0].unit === drawn[1].unit;
  const shared = one ? axis({ entries: drawn.flatMap((each) => each.entries) }) : null;
  const parts = drawn.map((each, i) => ({ each, number: i + 1, up: shared ?? axis(each) }));
  return svg(
    "svg",
    {
      class: "chart",
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: "img",
      "aria-label": `${drawn.map(named).join(say("、", ", "))}${say("，数值见下表", "; the values are in the table below")}`,
    },
    svg("line", {
      class: "grid",
      x1: size.left,
      x2: size.width - size.right,
      y1: size.height - size.bottom,
      y2: size.height - size.bottom,
    }),
    years(across),
    parts.map(({ each, number, up }) => [
      shared && number === 2 ? null : scale(each, number, up),
      steps(each, number, across, up),
      heading(number, named(each)),
    ]),
  );
}
