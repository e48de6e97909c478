// node time.mjs RULE INPUT CALLS prints how many nanoseconds that many calls take. Its own language is that of the
// benchmark in Go that runs it.
const { load } = await import(new URL("index.mjs", process.env.SHEBAO_PACKAGE));
const [rule, text, calls] = process.argv.slice(2);
const shebao = await load();
const input = JSON.parse(text);
for (let i = 0; i < 2000; i++) shebao.call(rule, input); // until the engine has compiled what is called often
const start = process.hrtime.bigint();
for (let i = 0; i < Number(calls); i++) shebao.call(rule, input);
console.log(String(process.hrtime.bigint() - start));
