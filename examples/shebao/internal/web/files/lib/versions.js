// The line at the foot of the page: which version answers.
import { el } from "./dom.js";
import { get } from "./ask.js";
import { say } from "./lang.js";

let known = null;

export function versions() {
  const line = el("p", {}, say("由本服务计算，不保存任何内容。", "Computed by this server; nothing is kept. "));
  const add = ({ version, figures_version: figures }) =>
    line.append(say(`程序 ${version}，数据 ${figures}。`, `Program ${version}, figures ${figures}.`));
  known ??= get("/v1/figures?name=pension.floor");
  known.then(add, () => {
    known = null;
  });
  return line;
}
