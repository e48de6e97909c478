// What was told of a household, and the household as the server takes it. told: start (month and register), members
// (id, sex, birth ...), of (by the place of a member: which sections, and what they say), chosen and parts (of the
// whole).
import { Raw } from "../../lib/json.js";

const aboutMember = ["id", "sex", "birth", "died", "employed", "parents", "uplift_classes"];

// sectionsOf are the parts of a member's schema that ask for more.
export function sectionsOf(schema) {
  return Object.entries(schema.properties.members.items.properties)
    .filter(([name, one]) => one.type === "object" && name !== "who")
    .map(([name]) => name);
}

// partsOf are the parts of the household's schema that ask for more.
export const partsOf = () => ["economy", "home", "temporary_relief", "back_pay", "tables", "figures"];

// memberSchema is what is asked of every member.
export function memberSchema(schema) {
  const item = schema.properties.members.items;
  return {
    ...item,
    required: ["id", "sex", "birth"],
    properties: Object.fromEntries(aboutMember.map((name) => [name, item.properties[name]])),
  };
}

// typed turns the texts of whole numbers back where the schema has a whole number.
function typed(schema, value) {
  if (schema?.type === "integer" && value !== undefined) return new Raw(String(value));
  if (Array.isArray(value)) return value.map((one) => typed(schema?.items, one));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        typed(schema?.properties?.[name] ?? schema?.additionalProperties, one),
      ]),
    );
  }
  return value;
}

// household is the household as the server takes it.
export function household(told, schema) {
  const members = told.members.map((member, i) => {
    const of = told.of[i] ?? {};
    const sections = Object.fromEntries((of.chosen ?? []).map((name) => [name, of[name] ?? {}]));
    return { ...member, ...of.also, ...sections };
  });
  const parts = Object.fromEntries(told.chosen.map((name) => [name, told.parts[name] ?? {}]));
  return typed(schema, { ...told.start, members, ...parts });
}

// fromExample is what would have been told for a household.
export function fromExample(example) {
  const told = {
    start: { month: example.month, register: example.register },
    members: [],
    of: {},
    parts: {},
    chosen: [],
  };
  example.members.forEach((member, i) => {
    const about = Object.fromEntries(Object.entries(member).filter(([name]) => aboutMember.includes(name)));
    const sections = Object.entries(member).filter(([name]) => ![...aboutMember, "who"].includes(name));
    told.members.push(about);
    told.of[i] = {
      chosen: sections.map(([name]) => name),
      ...Object.fromEntries(sections),
      also: { who: member.who },
    };
  });
  for (const name of partsOf()) {
    if (example[name] === undefined) continue;
    told.chosen.push(name);
    told.parts[name] = example[name];
  }
  return told;
}

// keepMembers takes in the members, and leaves what was told of each with it, also where another was removed.
export function keepMembers(told, members) {
  const before = told.members.map((member) => member.id);
  const same = members.length === before.length;
  const of = members.map((member, i) => {
    const at = same ? i : before.indexOf(member.id);
    return told.of[at] ?? { chosen: [] };
  });
  told.members = members;
  told.of = { ...of };
}
