// The control of what may be one thing or another: which one is chosen first.
import { el, id } from "./dom.js";
import { control } from "./controls.js";
import { faulty } from "./fault.js";
import { legend } from "./label.js";
import { say } from "./lang.js";

const fits = {
  array: (value) => Array.isArray(value),
  object: (value) => value !== null && typeof value === "object" && !Array.isArray(value),
  null: (value) => value === null,
  string: (value) => typeof value === "string",
  integer: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
};

const told = () => ({
  array: say("逐项填写", "a list"),
  object: say("填写", "fill in"),
  null: say("无（null）", "none (null)"),
  string: say("填写", "a value"),
  integer: say("填写数字", "a number"),
  boolean: say("是或否", "yes or no"),
});

export function variants(schema, value, about) {
  const names = schema.anyOf.map((one) => one["x-description-zh"] && say(one["x-description-zh"], one.description));
  const select = el(
    "select",
    { id: id("variant") },
    about.required ? null : el("option", { value: "" }, say("不填", "not given")),
  );
  schema.anyOf.forEach((one, i) => {
    const map = one.additionalProperties && typeof one.additionalProperties === "object";
    const text = map ? say("按名称填写", "by name") : told()[one.type];
    select.append(el("option", { value: String(i) }, names[i] || text || String(i + 1)));
  });
  const at = value === undefined ? -1 : schema.anyOf.findIndex((one) => fits[one.type]?.(value));
  select.value = at < 0 ? (about.required ? "0" : "") : String(at);
  const node = el(
    "fieldset",
    { class: "group", "data-field": about.name },
    el("legend", {}, el("label", { for: select.id }, legend(schema, about))),
    select,
  );
  let inner = null;
  const turn = (given) => {
    inner?.node.remove();
    const chosen = schema.anyOf[select.value === "" ? -1 : Number(select.value)];
    const shared = { description: schema.description, "x-description-zh": schema["x-description-zh"] };
    inner = chosen
      ? control({ ...shared, ...chosen }, given, { name: about.name, required: true, bare: true })
      : null;
    if (inner) node.append(inner.node);
  };
  select.addEventListener("change", () => turn(undefined));
  turn(at < 0 ? undefined : value);
  const own = faulty(node, select);
  return {
    node,
    read: () => inner?.read(),
    at: (step) => inner?.at?.(step),
    fault: (text) => (inner && inner.node.classList.contains("field") ? inner.fault(text) : own.fault(text)),
    clear: () => {
      own.clear();
      inner?.clear();
    },
  };
}
