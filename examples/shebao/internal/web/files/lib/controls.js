// The controls of a form: one for each kind of schema. A control has a node, read() (undefined where nothing was
// given), clear() and fault(text) for its error, and, where it has parts, at(step).
import { el } from "./dom.js";
import { leaf } from "./leaf.js";
import { group } from "./group.js";
import { list, map } from "./lists.js";
import { variants } from "./variants.js";

// control makes the control of a schema, filled from a value that may be undefined. about: name, required, and for the
// outermost one first and hide.
export function control(schema, value, about) {
  if (schema.anyOf) return variants(schema, value, about);
  if (schema.type === "array") return list(schema, value, about);
  if (schema.type === "object" && schema.properties) return group(schema, value, about);
  if (schema.type === "object" && typeof schema.additionalProperties === "object") return map(schema, value, about);
  if (schema.type === "null") return nothing();
  return leaf(schema, value, about);
}

// nothing is the control of null.
function nothing() {
  return { node: el("div"), read: () => null, clear: () => {}, fault: () => {} };
}
