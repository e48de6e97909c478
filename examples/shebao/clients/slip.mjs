// 用 Node 18 以上自带的 fetch 调用 shebao serve：node slip.mjs [服务地址]
// Calls shebao serve with the fetch of Node 18 or later: node slip.mjs [address of the server]
const server = process.argv[2] ?? "http://127.0.0.1:8080";
const rates = {
  injury_rate: "0.002",
  unemployment_rate: "0.008",
  housing_employer_rate: "0.05",
  housing_employee_rate: "0.05",
};

const post = (path, body, type = "application/json") =>
  fetch(server + path, {
    method: "POST",
    headers: { "Accept-Language": "zh", "Content-Type": type },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

// fetch reads no answer before all is sent, so a stream has a thousand people at most; send the next thousand after it.
async function* stream(people) {
  const lines = people.map((person) => JSON.stringify(person) + "\n").join("");
  const answer = await post("/v1/slips", lines, "application/x-ndjson");
  let rest = "";
  for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
    const whole = (rest + text).split("\n");
    rest = whole.pop();
    yield* whole.map((line) => JSON.parse(line));
  }
}

console.log("== 一张工资单 · one slip");
const slip = await (await post("/v1/slips", { month: "2025-08", wage: "8000", brief: true, ...rates })).json();
console.log(slip.brief_zh);
console.log("单位合计", slip.employer.total);

console.log("== 逐行的流 · a stream, a person a line");
const people = ["8000", "12345.67", "-1"].map((wage) => ({ month: "2025-08", wage, ...rates }));
for await (const { error, employee, employer } of stream(people)) {
  if (error) console.log("第", error.line, "行", error.message);
  else console.log("个人", employee.total, "单位", employer.total);
}

console.log("== 错误逐个字段 · an error, field by field");
const problem = await (await post("/v1/slips", { month: "2025-08", wage: 8000 })).json();
console.log(problem.status, problem.title);
for (const { field, code, reason, do: help } of problem.errors) console.log(`${field} [${code}] ${reason}；${help}`);

console.log("== 未变则不重发 · not sent again unless it has changed");
const held = (await fetch(server + "/v1/figures?month=2025-08")).headers.get("ETag");
const again = await fetch(server + "/v1/figures?month=2025-08", { headers: { "If-None-Match": held } });
console.log(again.status);
