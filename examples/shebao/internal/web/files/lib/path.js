// How the path of a field is said: paid[0].through is "缴费时段 1 · 终止月", by the names the form has.
import { title } from "./label.js";
import { lang, say } from "./lang.js";

// steps are the parts of the path of a field: applicants[3].points is applicants, 3, points.
export function steps(path) {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

// inner is the schema of a step within another, and its name; undefined where there is none. A map takes any name.
function inner(schema, step) {
  if (typeof step === "number") return schema.items && { schema: schema.items, name: String(step + 1), counted: true };
  if (schema.items) return inner(schema.items, step); // members[].parents is of every member
  const own = schema.properties?.[step];
  if (own) return { schema: own, name: title(own, step) };
  const held = schema.additionalProperties;
  return typeof held === "object" ? { schema: held, name: say(`名称 ${step}`, `name ${step}`) } : undefined;
}

// named says a path within a schema; null where the schema has no such field. rows says what an item of a list is
// called, where that is not its number: rows("members", 0).
export function named(schema, path, rows = () => null) {
  let at = [schema];
  const parts = [];
  let list = "";
  for (const step of steps(path)) {
    const found = at
      .flatMap((one) => one.anyOf ?? [one])
      .map((one) => inner(one, step))
      .find(Boolean);
    if (!found) return null;
    at = [found.schema];
    const before = found.counted ? (parts.pop() ?? "") : "";
    parts.push(found.counted ? (rows(list, step) ?? `${before} ${found.name}`.trim()) : found.name);
    list = found.counted ? list : step;
  }
  return parts.length > 0 ? parts.join(" · ") : null;
}

// A path in a sentence. In brackets and quotes stand the names of figures and what was typed.
const paths = /(?<![\w.（("“-])[a-z][a-z0-9_]*(?:\[\d*\])?(?:\.[a-z0-9_-]+(?:\[\d*\])?)*(?![\w("”-])/g;

// worded puts the names of fields in place of their paths in a sentence; near is the path of the field it is about.
// An English word alone is a word.
export function worded(schema, text, near = "", rows = undefined) {
  const beside = near.replace(/(^|\.)[^.]*$/, "");
  const label = (path) =>
    named(schema, path, rows) ?? (beside ? named(schema, `${beside}.${path}`, rows)?.split(" · ").pop() : null);
  const plain = text.replace(/“([^”]+)”（([a-z_]+)）/g, (all, name) => `“${name}”`);
  return plain.replace(paths, (path) => {
    if (lang() === "en" && !/[_.[]/.test(path)) return path;
    return label(path) ?? path;
  });
}

// tell says each error of an input with the names of its fields.
export function tell(errors, schema, rows = undefined) {
  for (const error of errors) {
    if (error.field) error.called = named(schema, error.field, rows) ?? error.called;
    error.reason = worded(schema, error.reason ?? "", error.field, rows);
    error.do = error.do && worded(schema, error.do, error.field, rows);
  }
}

// member says which member of a household is meant, by its number and by what it is called.
export const member = (members) => (list, i) => {
  if (list !== "members") return null;
  const id = members[i]?.id;
  return say(`第 ${i + 1} 位成员`, `Member ${i + 1}`) + (id ? say(`（${id}）`, ` (${id})`) : "");
};
