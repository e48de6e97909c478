globalThis.crypto ??= (await import("node:crypto")).webcrypto; // Node 18
await import("./wasm_exec.js");

/** An error of a rule: its code, its words, and its errors one by one. 规则的错误 */
export class RuleError extends Error {
  constructor({ code, message, errors }) {
    super(message);
    Object.assign(this, { name: "RuleError", code, errors });
  }
}

async function bytes(url) {
  if (url.protocol !== "file:") return (await fetch(url)).arrayBuffer();
  return (await import("node:fs/promises")).readFile(url);
}

/** Loads the module; once is enough. 加载模块，一次即可 */
export async function load({ language = "en", wasm = new URL("./shebao.wasm", import.meta.url) } = {}) {
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(await bytes(wasm), go.importObject);
  go.run(instance);
  const { shebao } = globalThis;
  delete globalThis.shebao;
  const call = (name, input) => {
    const answer = JSON.parse(shebao.call(name, JSON.stringify(input), language));
    if (answer.error) throw new RuleError(answer.error);
    return answer;
  };
  return { call, rules: () => JSON.parse(shebao.rules()), version: () => JSON.parse(shebao.version()) };
}
