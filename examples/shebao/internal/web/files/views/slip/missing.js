// What a slip lacks: each figure that nobody knows once, though it is missing for both sides.
import { el } from "../../lib/dom.js";
import { either } from "../../lib/lang.js";
import { worded } from "../../lib/path.js";

// missing is a note under a heading, nothing where nothing is missing; fields are named as the form of the schema does.
export function missing(slip, heading, schema = {}) {
  if (slip.missing.length === 0) return null;
  const reasons = new Set(slip.missing.map((one) => either(one.why_zh, one.why)));
  return el(
    "div",
    { class: "note note-warning" },
    heading,
    el(
      "ul",
      {},
      [...reasons].map((text) => el("li", {}, worded(schema, text))),
    ),
  );
}
