// An answer shown by its schema: facts, tables and lists, and the same as JSON. Numbers stay the text that was sent.
import { el } from "./dom.js";
import { title } from "./label.js";
import { lang, say } from "./lang.js";
import { grade } from "./grade.js";
import { grouped, isDecimal, isRate, percent } from "./text.js";
import { scroll } from "./tables.js";
import { word } from "./words.js";

// answer shows a value, and the same as JSON.
export function answer(schema, value) {
  return [shown(schema, value, ""), asJSON(value)];
}

function asJSON(value) {
  return el(
    "details",
    { class: "json" },
    el("summary", {}, "JSON"),
    el("pre", { tabindex: "0", role: "region", "aria-label": "JSON" }, JSON.stringify(value, null, 2)),
  );
}

const isScalar = (value) => value === null || typeof value !== "object";

// of is the schema of a part; what it does not describe is shown as it is.
const of = (schema, name) => {
  const held = schema?.properties?.[name] ?? schema?.additionalProperties;
  return typeof held === "object" ? variant(held) : {};
};

// variant is the schema of what may be null.
const variant = (schema) => schema?.anyOf?.find((one) => one.type !== "null") ?? schema ?? {};

// scalar is one value as people read it.
export function scalar(schema, value, name) {
  if (value === null) return "—";
  if (typeof value === "boolean") return value ? say("是", "yes") : say("否", "no");
  if (name === "grade" || name.endsWith("_grade")) return grade(value);
  if (schema.enum) return word(value, name);
  const text = String(value);
  if (isDecimal(text) && isRate(name)) return percent(text);
  if (!isDecimal(text) || name === "year" || name.endsWith("_year")) return text;
  return grouped(text);
}

const isNumber = (value) => typeof value === "number" || (typeof value === "string" && isDecimal(value));

export function shown(schema, value, name) {
  schema = variant(schema);
  if (Array.isArray(value)) return many(schema, value, name);
  if (isScalar(value)) return el("p", { class: "value" }, scalar(schema, value, name));
  return object(schema, value);
}

// spoken are the names of members but for those whose text is there in the language of the page under another one: of
// reason and reason_zh one is shown.
function spoken(names) {
  const other = (name) => (lang() === "zh" ? `${name}_zh` : /_zh$/.test(name) && name.slice(0, -3));
  return names.filter((name) => !names.includes(other(name)));
}

// object shows the plain members as facts, and the others under headings of their own.
function object(schema, value) {
  const names = spoken(Object.keys(value)).sort((a, b) => place(schema, a) - place(schema, b));
  const plain = names.filter((name) => isScalar(value[name]));
  const rest = names.filter((name) => !isScalar(value[name]));
  return el(
    "div",
    { class: "object" },
    plain.length > 0 ? facts(schema, value, plain) : null,
    rest.map((name) =>
      el("section", { class: "part" }, el("h3", {}, label(schema, name)), shown(of(schema, name), value[name], name)),
    ),
  );
}

// place is where a schema lists a member.
function place(schema, name) {
  const at = Object.keys(schema?.properties ?? {}).indexOf(name);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

// label names a member; one that no schema names, as a kind counted by its word, is that word or the caller's name.
const label = (schema, name) =>
  schema?.properties?.[name] ? title(schema.properties[name], name) : say(word(name), name);

function facts(schema, value, names) {
  return el(
    "dl",
    { class: "facts" },
    names.map((name) =>
      el(
        "div",
        {},
        el("dt", {}, label(schema, name)),
        el("dd", { class: isNumber(value[name]) ? "number" : null }, scalar(of(schema, name), value[name], name)),
      ),
    ),
  );
}

// many shows a list: of objects as a table where their members are plain, else one after another.
function many(schema, value, name) {
  const item = variant(schema.items);
  if (value.length === 0) return el("p", { class: "none" }, say("无", "none"));
  if (value.every(isScalar))
    return el(
      "ul",
      {},
      value.map((one) => el("li", {}, scalar(item, one, name))),
    );
  const flat = value.every((one) => !Array.isArray(one) && Object.values(one).every(inCell));
  if (!flat)
    return el(
      "ol",
      { class: "many" },
      value.map((one) => el("li", {}, shown(item, one, name))),
    );
  return table(item, value, name);
}

// inCell reports whether a value fits into the cell of a table.
const inCell = (value) => isScalar(value) || (Array.isArray(value) && value.every(isScalar));

function table(item, rows, name) {
  const names = spoken([...new Set(rows.flatMap(Object.keys))]).sort((a, b) => place(item, a) - place(item, b));
  const numbers = new Set(names.filter((one) => rows.every((row) => row[one] === undefined || isNumber(row[one]))));
  const cell = (row, one) => {
    const value = row[one] ?? row[one.replace(/_zh$/, "")];
    if (value === undefined) return "";
    if (Array.isArray(value)) return value.map((each) => scalar({}, each, one)).join(say("、", ", "));
    return scalar(of(item, one), value, one);
  };
  const align = (one) => (numbers.has(one) ? "number" : null);
  return scroll(
    name,
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          names.map((one) => el("th", { scope: "col", class: align(one) }, label(item, one))),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((row) =>
          el(
            "tr",
            {},
            names.map((one) => el("td", { class: align(one) }, cell(row, one))),
          ),
        ),
      ),
    ),
  );
}
