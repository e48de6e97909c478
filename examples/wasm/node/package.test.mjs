// What the package does beside computing: its errors, its lists, and what it leaves behind.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { load, RuleError } = await import(new URL("index.mjs", process.env.SHEBAO_PACKAGE));
const [english, chinese] = await Promise.all([load(), load({ language: "zh" })]);

test("an error has a code and its errors one by one", () => {
  assert.throws(() => english.call("housing.land_revenue", { ratio: "2" }), (error) => {
    assert.ok(error instanceof RuleError && error instanceof Error);
    assert.equal(error.code, "missing_field");
    assert.deepEqual(error.errors.map(({ code, field }) => ({ code, field })), [
      { code: "missing_field", field: "net_revenue" },
      { code: "out_of_range", field: "ratio" },
    ]);
    return true;
  });
});

test("the words of an error are in the language of the module", () => {
  assert.throws(() => english.call("housing.land_revenue", {}), /net_revenue is missing; pass it/);
  assert.throws(() => chinese.call("housing.land_revenue", {}), /[\u4e00-\u9fff]/);
});

test("what is no input is refused, and the next call answers", () => {
  for (const { name, input, code } of [
    { name: "housing.castle", input: {}, code: "unknown_rule" },
    { name: undefined, input: {}, code: "unknown_rule" },
    { name: "housing.land_revenue", input: undefined, code: "bad_type" },
    { name: "housing.land_revenue", input: null, code: "bad_type" },
    { name: "housing.land_revenue", input: [], code: "bad_type" },
    { name: "housing.land_revenue", input: { net_revenue: 1000000 }, code: "bad_type" },
  ]) assert.throws(() => english.call(name, input), { code }, `${name} ${JSON.stringify(input)}`);
  assert.equal(english.call("housing.land_revenue", { net_revenue: "1000000" }).least, "130000.00");
});

test("a language that is not there is refused", async () => {
  const french = await load({ language: "fr" });
  assert.throws(() => french.call("housing.land_revenue", { net_revenue: "1" }), { code: "bad_type" });
});

test("the lists", () => {
  assert.ok(english.rules().length > 200);
  const { doc, zh } = english.rules().find(({ name }) => name === "payroll.slip");
  assert.match(doc, /Guangzhou/);
  assert.match(zh, /广州市/);
  const { version } = JSON.parse(readFileSync(new URL("package.json", process.env.SHEBAO_PACKAGE), "utf8"));
  assert.equal(english.version().version, version);
});

test("no global value is left behind", () => assert.equal(globalThis.shebao, undefined));
