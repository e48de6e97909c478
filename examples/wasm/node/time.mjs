// node time.mjs RULE INPUT CALLS prints how many nanoseconds the fastest of many batches of that many calls takes.
const { load } = await import(new URL("index.mjs", process.env.SHEBAO_PACKAGE));
const [rule, text, calls] = process.argv.slice(2);
const shebao = await load();
const input = JSON.parse(text);
shebao.call(rule, input); // makes the list of rules
let least;
for (const end = Date.now() + 3000; Date.now() < end; ) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < Number(calls); i++) shebao.call(rule, input);
  const took = process.hrtime.bigint() - start;
  if (least === undefined || took < least) least = took;
}
console.log(String(least));
