// Every case of the library, as a program in JavaScript finds it: what the case wants is in the answer.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const { load } = await import(new URL("index.mjs", process.env.SHEBAO_PACKAGE));
const testdata = new URL("../../../scenario/testdata/", import.meta.url);

/** A number as it is compared: 1.50 is 1.5, but the text "1" is not the number 1. */
function plain(value) {
  if (typeof value !== "string" || !/^-?\d+(\.\d+)?$/.test(value)) return value;
  const [whole, places = ""] = value.replace(/^(-?)0+(?=\d)/, "$1").split(".");
  const rest = places.replace(/0+$/, "");
  const number = rest ? `${whole}.${rest}` : whole;
  return number === "-0" ? "0" : number;
}

/** Objects hold the fields that are wanted, lists are as long as is wanted, decimals are equal by value. */
function holds(got, want, path) {
  if (Array.isArray(want)) {
    assert.ok(Array.isArray(got), path);
    assert.equal(got.length, want.length, path);
    want.forEach((one, i) => holds(got[i], one, `${path}[${i}]`));
  } else if (want !== null && typeof want === "object") {
    assert.ok(got !== null && typeof got === "object" && !Array.isArray(got), path);
    for (const [name, one] of Object.entries(want)) {
      assert.ok(Object.hasOwn(got, name), `${path}.${name}`);
      holds(got[name], one, `${path}.${name}`);
    }
  } else {
    assert.equal(plain(got), plain(want), path);
  }
}

function check(shebao, { id, rule, in: input, want, tolerance }) {
  assert.equal(tolerance, undefined, `${id} is to be equal`);
  assert.ok(Object.keys(want).length > 0, id);
  if (typeof want.error === "string") {
    assert.throws(() => shebao.call(rule, input), { name: "RuleError", code: want.error }, id);
  } else {
    holds(shebao.call(rule, input), want, id);
  }
}

test("the comparison sees a difference", () => {
  for (const { got, want } of [
    { got: { a: "1.50" }, want: { a: "1.51" } },
    { got: { a: "1" }, want: { a: 1 } },
    { got: { a: "-1" }, want: { a: "1" } },
    { got: { a: "100" }, want: { a: "1" } },
    { got: {}, want: { a: null } },
    { got: { a: [1] }, want: { a: [1, 2] } },
    { got: { a: [1, 2] }, want: { a: [] } },
    { got: { a: "" }, want: { a: {} } },
  ]) assert.throws(() => holds(got, want, "got"), JSON.stringify({ got, want }));
  holds({ a: "001.50", b: 1, c: [{ d: null, e: 2 }] }, { a: "1.5", c: [{ d: null }] }, "got");
});

const shebao = await load();
for (const folder of ["cases/", "own/"]) {
  const names = readdirSync(new URL(folder, testdata)).filter((name) => name.endsWith(".json"));
  assert.ok(names.length > 5, folder);
  for (const name of names) {
    test(folder + name, () => {
      const cases = JSON.parse(readFileSync(new URL(folder + name, testdata), "utf8"));
      assert.ok(cases.length > 0);
      cases.forEach((one) => check(shebao, one));
    });
  }
}
