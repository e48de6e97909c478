// The controls of a list and of a map: rows that are added and removed.
import { el } from "./dom.js";
import { control } from "./controls.js";
import { faulty } from "./fault.js";
import { legend, title } from "./label.js";
import { say } from "./lang.js";

// rows is what a list and a map share: rows in a frame, with buttons to add and remove.
function rows(schema, about, makeRow, given, least) {
  const all = [];
  const place = el("div", { class: "rows" });
  const add = el("button", { type: "button", class: "add" }, say("添加一项", "Add one"));
  const node = el(
    "fieldset",
    { class: "group list", "data-field": about.name },
    el("legend", {}, legend(schema, about)),
    place,
    add,
  );
  const tell = () => node.dispatchEvent(new Event("rows", { bubbles: true }));
  const number = () =>
    all.forEach((row, i) => {
      row.number.textContent = `${title(schema, about.name)} ${i + 1}`;
      row.frame.setAttribute("aria-label", row.number.textContent);
      row.remove.setAttribute("aria-label", say(`删除第 ${i + 1} 项`, `Remove number ${i + 1}`));
    });
  const append = (value) => {
    const row = makeRow(value);
    row.number = el("span", { class: "row-number" });
    row.remove = el("button", { type: "button", class: "remove" }, say("删除", "Remove"));
    row.frame = el(
      "div",
      { class: row.node.classList.contains("field") ? "row row-of-one" : "row", role: "group" },
      el("div", { class: "row-head" }, row.number, row.remove),
      row.node,
    );
    row.remove.addEventListener("click", () => {
      all.splice(all.indexOf(row), 1);
      row.frame.remove();
      number();
      add.focus();
      tell();
    });
    all.push(row);
    place.append(row.frame);
    number();
    return row;
  };
  add.addEventListener("click", () => {
    const row = append(undefined);
    row.node.querySelector("input, select, textarea, button")?.focus();
    tell();
  });
  for (const value of given) append(value);
  while (all.length < least) append(undefined);
  const own = faulty(node);
  const clear = () => {
    own.clear();
    all.forEach((row) => row.clear());
  };
  return { node, all, clear, fault: own.fault };
}

// list is an array. One that may be left out and has no row is left out.
export function list(schema, value, about) {
  const named = { description: schema.description, "x-description-zh": schema["x-description-zh"] };
  const item = (one) => control({ ...named, ...schema.items }, one, { name: about.name, required: true, bare: true });
  const made = rows(schema, about, item, value ?? schema.default ?? [], about.required ? (schema.minItems ?? 0) : 0);
  return {
    node: made.node,
    clear: made.clear,
    fault: made.fault,
    at: (i) => made.all[i],
    read: () => (made.all.length === 0 && !about.required ? undefined : made.all.map((row) => row.read() ?? "")),
  };
}

// map is an object whose names are the caller's.
export function map(schema, value, about) {
  const entry = (pair) => {
    const text = { type: "string", "x-description-zh": "名称" };
    const name = control(text, pair?.[0], { name: "name", required: true });
    const held = control(schema.additionalProperties, pair?.[1], { name: "value", required: true });
    return {
      node: el("div", { class: "fields" }, name.node, held.node),
      name: name.read,
      read: held.read,
      at: held.at,
      fault: held.fault,
      clear: () => {
        name.clear();
        held.clear();
      },
    };
  };
  const made = rows(schema, about, entry, Object.entries(value ?? {}), 0);
  const read = () => {
    if (made.all.length === 0 && !about.required) return undefined;
    return Object.fromEntries(made.all.map((row) => [row.name() ?? "", row.read() ?? ""]));
  };
  return {
    node: made.node,
    clear: made.clear,
    fault: made.fault,
    read,
    at: (name) => made.all.find((row) => row.name() === name),
  };
}
