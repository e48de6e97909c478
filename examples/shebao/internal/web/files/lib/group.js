// The control of an object: its fields, those that may be left out behind a heading that opens.
import { el, id } from "./dom.js";
import { control } from "./controls.js";
import { faulty } from "./fault.js";
import { legend } from "./label.js";
import { say } from "./lang.js";

export function group(schema, value, about) {
  if (about.name === "" || about.bare) return fields(schema, value, about);
  if (about.required) return framed(schema, value, about);
  return optional(schema, value, about);
}

// fields are the controls of an object without a frame.
function fields(schema, value, about) {
  const parts = new Map();
  const make = (name) => {
    const inner = { name, required: schema.required?.includes(name) ?? false };
    parts.set(name, control(schema.properties[name], value?.[name], inner));
    return parts.get(name).node;
  };
  const names = Object.keys(schema.properties).filter((name) => !about.hide?.includes(name));
  const first = about.first ?? names.filter((name) => schema.required?.includes(name) || value?.[name] !== undefined);
  const rest = names.filter((name) => !first.includes(name));
  const node = el("div", { class: "fields" }, first.map(make));
  if (rest.length > 0) node.append(further(rest.map(make), first.length === 0));
  return {
    node,
    read: () => gathered(parts),
    at: (name) => parts.get(name),
    ...faulty(node),
    clear: () => parts.forEach((part) => part.clear()),
  };
}

// further are the fields that may be left out.
function further(nodes, open) {
  return el(
    "details",
    { class: "further", open },
    el("summary", {}, say(`可不填的项目（${nodes.length}）`, `Optional (${nodes.length})`)),
    el("div", { class: "fields" }, nodes),
  );
}

// gathered are the values of the parts that have one.
function gathered(parts) {
  const out = {};
  for (const [name, part] of parts) {
    const value = part.read();
    if (value !== undefined) out[name] = value;
  }
  return out;
}

// framed is an object with a title.
function framed(schema, value, about) {
  const inner = fields(schema, value, { name: "" });
  const node = el(
    "fieldset",
    { class: "group", "data-field": about.name },
    el("legend", {}, legend(schema, about)),
    inner.node,
  );
  return { ...inner, node, ...withFaults(node, inner) };
}

// optional is an object that is there when its box is ticked.
function optional(schema, value, about) {
  const box = el("input", { type: "checkbox", id: id("given") });
  box.checked = value !== undefined && value !== null;
  const node = el(
    "fieldset",
    { class: "group", "data-field": about.name },
    el("legend", {}, el("label", { for: box.id }, box, " ", legend(schema, about))),
  );
  let inner = null;
  const turn = () => {
    inner?.node.remove();
    inner = box.checked ? fields(schema, value ?? undefined, { name: "" }) : null;
    if (inner) node.append(inner.node);
  };
  box.addEventListener("change", turn);
  turn();
  const own = faulty(node, box);
  return {
    node,
    read: () => inner?.read(),
    at: (name) => inner?.at(name),
    fault: own.fault,
    clear: () => {
      own.clear();
      inner?.clear();
    },
  };
}

function withFaults(node, inner) {
  const own = faulty(node);
  return {
    fault: own.fault,
    clear: () => {
      own.clear();
      inner.clear();
    },
  };
}
