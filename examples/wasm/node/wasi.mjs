// 用 Node 20 以上自带的 node:wasi 加载 WASI 模块：node wasi.mjs dist/shebao-wasi.wasm
// Loads the WASI module with node:wasi, which Node 20 or later has: node wasi.mjs PATH_OF_THE_MODULE
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const wasi = new WASI({ version: "preview1" });
const { instance } = await WebAssembly.instantiate(await readFile(process.argv[2]), {
  wasi_snapshot_preview1: wasi.wasiImport,
});
wasi.initialize(instance); // once
const { memory, alloc, free, call, version } = instance.exports;

// Puts a text in a buffer: its address and its length. The memory may have moved since the last call.
function put(text) {
  const bytes = new TextEncoder().encode(text);
  const at = alloc(bytes.length) >>> 0;
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  return [at, bytes.length];
}

// Reads an answer and gives its buffer back.
function take(packed) {
  const at = Number(BigInt.asUintN(32, packed >> 32n));
  const bytes = new Uint8Array(memory.buffer, at, Number(BigInt.asUintN(32, packed)));
  const answer = JSON.parse(new TextDecoder().decode(bytes));
  free(at);
  return answer;
}

// Computes a rule, with errors in Chinese.
function compute(rule, input) {
  const buffers = [put(rule), put(JSON.stringify(input))];
  const answer = take(call(...buffers.flat(), 1));
  for (const [at] of buffers) free(at);
  return answer;
}

console.log(Object.keys(take(version())).join(" "));
const person = {
  month: "2025-08",
  injury_rate: "0.002",
  unemployment_rate: "0.008",
  housing_employer_rate: "0.05",
  housing_employee_rate: "0.05",
};
for (const wage of ["8000", "12345.67", "-1"]) {
  const { error, employee, employer } = compute("payroll.slip", { ...person, wage });
  console.log(error ? error.message : `个人 ${employee.total} 单位 ${employer.total}`);
}
