// How a field is named: in Chinese by its description, in English by its name and description.
import { el } from "./dom.js";
import { lang, say } from "./lang.js";

const spaced = (name) => name.replaceAll("_", " ");

// title is the name of a field for people.
export function title(schema, name) {
  if (lang() === "zh") return schema["x-description-zh"] || spaced(name);
  const text = spaced(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// hint is what is said beside the title.
function hint(schema) {
  const parts = [];
  if (lang() === "en" && schema.description) parts.push(schema.description);
  if (schema.hint) parts.push(schema.hint());
  if (schema.format === "date") parts.push(say("如 2025-08-31", "such as 2025-08-31"));
  else if (schema.pattern?.includes("(0[1-9]|1[0-2])$")) parts.push(say("如 2025-08", "such as 2025-08"));
  const least = schema["x-minimum"] ?? schema.minimum;
  const most = schema["x-maximum"] ?? schema.maximum;
  if (least !== undefined && most !== undefined && String(most).length < 7) {
    parts.push(say(`${least} 至 ${most}`, `${least} to ${most}`));
  }
  return parts.join(say("；", "; "));
}

// labelled are the label and the hint of an input.
export function labelled(schema, about, id) {
  const told = hint(schema);
  return {
    label: el(
      "label",
      { for: id },
      title(schema, about.name),
      about.required ? el("span", { class: "needed" }, say("必填", "required")) : null,
    ),
    hint: told ? el("p", { class: "hint", id: `${id}-hint` }, told) : null,
  };
}

// legend is the title of a group of fields.
export function legend(schema, about) {
  return [
    title(schema, about.name),
    about.required ? el("span", { class: "needed" }, say("必填", "required")) : null,
  ];
}
