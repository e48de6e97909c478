// 用 Node 18 以上启动 shebao mcp 并调用一个工具：node mcp.mjs shebao
// Starts shebao mcp and calls a tool, with Node 18 or later alone: node mcp.mjs PATH_OF_SHEBAO
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const server = spawn(process.argv[2], ["mcp", "-name", "payroll.slip", "-lang", "zh"], {
  stdio: ["pipe", "pipe", "ignore"],
});
const answers = createInterface({ input: server.stdout })[Symbol.asyncIterator]();

// Sends a request, or a notification where it has no number.
const send = (method, params, id) => server.stdin.write(JSON.stringify({ jsonrpc: "2.0", method, params, id }) + "\n");

// Sends a request and returns its result.
async function ask(method, params, id) {
  send(method, params, id);
  return JSON.parse((await answers.next()).value).result;
}

const hello = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "hr", version: "1" } };
console.log((await ask("initialize", hello, 1)).serverInfo.name);
send("notifications/initialized", {});
console.log(...(await ask("tools/list", {}, 2)).tools.map((tool) => tool.name));
const person = {
  month: "2025-08",
  injury_rate: "0.002",
  unemployment_rate: "0.008",
  housing_employer_rate: "0.05",
  housing_employee_rate: "0.05",
  brief: true,
};
for (const [i, wage] of ["8000", "-1"].entries()) {
  const result = await ask("tools/call", { name: "payroll_slip", arguments: { ...person, wage } }, 3 + i);
  const answer = JSON.parse(result.content[0].text);
  console.log(result.isError ? answer.error.message : answer.brief_zh);
}
server.stdin.end();
