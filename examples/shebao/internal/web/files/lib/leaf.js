// The control of one value: a text, a number, a month, a word of an enumeration, yes or no.
import { el, id } from "./dom.js";
import { faulty } from "./fault.js";
import { Document, Raw } from "./json.js";
import { labelled } from "./label.js";
import { say } from "./lang.js";
import { isDecimal, isRate, percent } from "./text.js";
import { month, rate } from "./typed.js";
import { word } from "./words.js";

export function leaf(schema, value, about) {
  const given = value ?? schema.default;
  if (schema.type === "boolean" && (schema.default === false || about.required)) return tick(schema, given, about);
  if (schema.type === "boolean")
    return choice(schema, given, about, ["true", "false"], yesNo, (text) => text === "true");
  if (schema.enum)
    return choice(
      schema,
      given,
      about,
      schema.enum,
      (text) => word(text, about.name),
      (text) => text,
    );
  if (schema.type === "object") return whole(schema, given, about);
  return typed(schema, given, about);
}

const yesNo = (text) => (text === "true" ? say("是", "yes") : say("否", "no"));

// boxed puts label, input, hint and error together.
function boxed(schema, about, input, read, more) {
  const { label, hint } = labelled(schema, about, input.id);
  if (hint) input.setAttribute("aria-describedby", hint.id);
  if (about.required) input.setAttribute("aria-required", "true");
  const node = el("div", { class: "field", "data-field": about.name }, label, input, more, hint);
  return { node, read, focus: () => input.focus(), ...faulty(node, input) };
}

// typed is a value that is typed.
function typed(schema, value, about) {
  const count = schema.type === "integer";
  const number = count || schema["x-decimals"] !== undefined;
  const input = el("input", {
    id: id("field"),
    type: "text",
    name: about.name,
    value: value === undefined ? "" : String(value),
    inputmode: number ? (count ? "numeric" : "decimal") : null,
    class: number ? "number" : null,
    spellcheck: "false",
    autocomplete: "off",
  });
  const read = () => {
    const text = input.value.trim();
    if (text === "") return undefined;
    return count ? new Raw(text) : usual(schema, about.name, text);
  };
  return boxed(schema, about, input, read, asPercent(about.name, input));
}

// usual is a text as the server takes it, where people write it in other ways too.
function usual(schema, name, text) {
  if (schema.pattern?.endsWith("(0[1-9]|1[0-2])$")) return month(text);
  return schema["x-decimals"] !== undefined && isRate(name) ? rate(text) : text;
}

// asPercent says a rate as a percentage beside what is typed.
function asPercent(name, input) {
  if (!isRate(name)) return null;
  const says = el("output", { class: "percent", for: input.id });
  const tell = () => {
    const text = input.value.trim();
    const fraction = rate(text);
    says.textContent = fraction !== text ? `= ${fraction}` : isDecimal(text) ? `= ${percent(text)}` : "";
  };
  input.addEventListener("input", tell);
  tell();
  return says;
}

// choice is one of some words; none where the field may be left out.
function choice(schema, value, about, words, told, meaning) {
  const select = el("select", { id: id("field"), name: about.name });
  if (!about.required || value === undefined) {
    select.append(el("option", { value: "" }, about.required ? say("请选择", "choose") : say("不填", "not given")));
  }
  select.append(...words.map((text) => el("option", { value: text }, told(text))));
  select.value = value === undefined ? "" : String(value);
  return boxed(schema, about, select, () => (select.value === "" ? undefined : meaning(select.value)));
}

// tick is yes or no, no where nothing is said.
function tick(schema, value, about) {
  const input = el("input", { id: id("field"), type: "checkbox", name: about.name });
  input.checked = value === true;
  const made = boxed(schema, { ...about, required: false }, input, () => input.checked);
  made.node.classList.add("tick");
  made.node.prepend(input);
  return made;
}

// whole is a document whose fields are another rule's, such as a receipt: it is pasted as it was stored.
function whole(schema, value, about) {
  const text = typeof value === "string" ? value : value && JSON.stringify(value, null, 2);
  const input = el("textarea", {
    id: id("field"),
    name: about.name,
    rows: "8",
    spellcheck: "false",
    value: text ?? "",
  });
  return boxed(schema, about, input, () => (input.value.trim() === "" ? undefined : new Document(input.value)));
}
