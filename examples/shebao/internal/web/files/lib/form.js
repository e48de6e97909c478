// A form made from a JSON Schema. It is filled from a value, read back as one, and shows errors at their fields.
import { el } from "./dom.js";
import { control } from "./controls.js";
import { steps, tell } from "./path.js";
import { sentence } from "./states.js";

// form makes a form. options: first are the names of the fields that stand before the others, hide of those that do not
// stand there; changed is called when something was typed, submitted when Enter was pressed.
export function form(schema, value, options = {}) {
  const top = control(schema, value, { name: "", required: true, first: options.first, hide: options.hide ?? [] });
  const node = el("form", { class: "form", novalidate: true, autocomplete: "off" }, top.node);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    options.submitted?.();
  });
  for (const event of ["input", "change", "rows"]) node.addEventListener(event, () => options.changed?.(event));
  return { node, read: () => top.read() ?? {}, show: (errors) => shown(top, schema, errors), clear: () => top.clear() };
}

// shown shows each error at its field, and returns those without a field in the form.
function shown(top, schema, errors) {
  top.clear();
  tell(errors, schema);
  const rest = [];
  let first = null;
  for (const error of errors) {
    const found = error.field ? find(top, steps(error.field)) : null;
    if (!found) {
      rest.push(error);
      continue;
    }
    found.fault(sentence(error));
    open(found.node);
    first ??= found;
  }
  return { rest, first };
}

// find is the control of a path, or the nearest one above it that can show an error.
function find(at, path) {
  let found = null;
  for (const step of path) {
    const next = at.at?.(step);
    if (!next) break;
    at = next;
    found = at;
  }
  return found;
}

// open opens what hides a field.
function open(node) {
  for (let at = node.closest("details:not([open])"); at; at = at.closest("details:not([open])")) at.open = true;
}
