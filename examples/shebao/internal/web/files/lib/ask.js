// Asking the server. A problem document (RFC 9457) is thrown as Problem; a token is kept while the page is open.
import { write } from "./json.js";
import { lang, say } from "./lang.js";

let token = "";
let again = () => {};

// Problem is why there is no answer: title, detail and the errors of fields.
export class Problem extends Error {
  constructor(document) {
    super(document.detail || document.title);
    this.status = document.status ?? 0;
    this.title = document.title ?? "";
    this.errors = document.errors ?? [];
  }
}

// tokenAsked says what to do when a token was given.
export const tokenAsked = (then) => {
  again = then;
};

export function giveToken(text) {
  token = text;
  again();
}

function headers(more) {
  const all = { "Accept-Language": lang() === "zh" ? "zh-CN" : "en", ...more };
  if (token) all.Authorization = `Bearer ${token}`;
  return all;
}

function unreachable() {
  return new Problem({
    title: say("连接不上服务", "The server cannot be reached"),
    detail: say(
      "请确认 shebao serve 仍在运行，然后重试。",
      "Check that shebao serve is still running, and try again.",
    ),
  });
}

async function fetched(path, options) {
  let answer;
  try {
    answer = await fetch(path, { cache: "no-cache", credentials: "omit", ...options });
  } catch (reason) {
    if (reason.name === "AbortError") throw reason;
    throw unreachable();
  }
  if (answer.ok) return answer;
  let document = { status: answer.status, title: answer.statusText };
  if (answer.headers.get("Content-Type")?.includes("json")) document = await answer.json();
  throw new Problem(document);
}

// get asks for a document.
export async function get(path, signal) {
  return (await fetched(path, { headers: headers(), signal })).json();
}

// post sends a value and returns the answer.
export async function post(path, value, signal) {
  const body = write(value);
  const sent = headers({ "Content-Type": "application/json" });
  return (await fetched(path, { method: "POST", headers: sent, body, signal })).json();
}

// send sends a file as it is and returns the answer itself.
export async function send(path, file, signal) {
  const sent = headers({ "Content-Type": "application/octet-stream" });
  return fetched(path, { method: "POST", headers: sent, body: file, signal });
}
