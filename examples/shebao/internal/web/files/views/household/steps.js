// The questions in their order: they follow from what was told so far.
import { say } from "../../lib/lang.js";
import { title } from "../../lib/label.js";
import { keepMembers, memberSchema, partsOf, sectionsOf } from "./state.js";

const pick = (schema, names, required = names) => ({
  type: "object",
  required,
  properties: Object.fromEntries(names.map((name) => [name, schema.properties[name]])),
});

// choice is the schema of a question which of some parts there are: a box for each.
function choice(properties, names) {
  const box = (name) => ({
    type: "boolean",
    default: false,
    description: properties[name].description,
    "x-description-zh": properties[name]["x-description-zh"],
  });
  return { type: "object", required: [], properties: Object.fromEntries(names.map((name) => [name, box(name)])) };
}

const ticked = (value) => Object.keys(value).filter((name) => value[name]);
const boxes = (chosen) => Object.fromEntries((chosen ?? []).map((name) => [name, true]));

export function steps(schema, told) {
  return [
    start(schema, told),
    members(schema, told),
    ...told.members.flatMap((_, i) => ofMember(schema, told, i)),
    ...ofWhole(schema, told),
  ];
}

function start(schema, told) {
  return {
    key: "start",
    title: say("查哪个月？家庭户籍在哪里？", "Which month, and where is the household registered?"),
    schema: pick(schema, ["month", "register"]),
    first: ["month", "register"],
    value: () => told.start,
    keep: (value) => {
      told.start = value;
    },
  };
}

function members(schema, told) {
  return {
    key: "members",
    title: say("家里有哪些人？", "Who is in the household?"),
    hint: say(
      "每人填一项，编号可写称呼，如“父亲”；已故的也填。",
      "One entry each; the id may be a word such as father. Include one who died.",
    ),
    schema: {
      type: "object",
      required: ["members"],
      properties: { members: { ...schema.properties.members, minItems: 1, items: memberSchema(schema) } },
    },
    first: ["members"],
    value: () => ({ members: told.members }),
    keep: (value) => keepMembers(told, value.members ?? []),
  };
}

function ofMember(schema, told, i) {
  const properties = schema.properties.members.items.properties;
  const who = told.members[i].id || say(`第 ${i + 1} 人`, `number ${i + 1}`);
  const of = (told.of[i] ??= { chosen: [] });
  const names = sectionsOf(schema);
  const which = {
    key: `members[${i}]`,
    title: say(`${who}有下列哪些情况？`, `What is so of ${who}?`),
    hint: say("没有的不用选。", "Leave out what is not."),
    schema: choice(properties, names),
    first: names,
    value: () => boxes(of.chosen),
    keep: (value) => {
      of.chosen = ticked(value);
    },
  };
  return [
    which,
    ...of.chosen.map((name) =>
      part(`members[${i}].${name}`, `${who}：${title(properties[name], name)}`, properties[name], of, name),
    ),
  ];
}

function ofWhole(schema, told) {
  const names = partsOf();
  const which = {
    key: "whole",
    title: say("家庭还有下列哪些情况？", "What is so of the household?"),
    hint: say("没有的不用选。", "Leave out what is not."),
    schema: choice(schema.properties, names),
    first: names,
    value: () => boxes(told.chosen),
    keep: (value) => {
      told.chosen = ticked(value);
    },
  };
  return [
    which,
    ...told.chosen.map((name) =>
      part(name, title(schema.properties[name], name), schema.properties[name], told.parts, name),
    ),
  ];
}

// part is the question of one part; a map or a list is asked within a field of its own.
function part(key, text, schema, into, name) {
  if (schema.properties) {
    const all = Object.keys(schema.properties);
    return {
      key,
      title: text,
      schema,
      first: all.length <= 8 ? all : undefined,
      value: () => into[name],
      keep: (value) => {
        into[name] = value;
      },
    };
  }
  return {
    key,
    title: text,
    schema: { type: "object", required: [name], properties: { [name]: schema } },
    first: [name],
    value: () => ({ [name]: into[name] }),
    keep: (value) => {
      into[name] = value[name];
    },
  };
}

// stepOf is the key of the step that asks for a field, and the path of the field in it.
export function stepOf(field, told) {
  if (field === "month" || field === "register") return { key: "start", rest: field };
  const [, index, name, rest] = /^members\[(\d+)\](?:\.([a-z_0-9]+)(?:\.(.*))?)?/.exec(field) ?? [];
  if (index !== undefined && told.of[index]?.chosen?.includes(name))
    return { key: `members[${index}].${name}`, rest: rest ?? "" };
  if (field.startsWith("members")) return { key: "members", rest: field };
  const [top] = field.split(/[.[]/);
  if (!told.chosen.includes(top)) return null;
  return { key: top, rest: top === "figures" ? field : field.slice(top.length + 1) };
}
