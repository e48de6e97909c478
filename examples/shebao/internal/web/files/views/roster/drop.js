// Where a roster is dropped, or chosen with the keyboard.
import { el } from "../../lib/dom.js";
import { say } from "../../lib/lang.js";

// dropZone takes a file into kept and says so.
export function dropZone(kept, taken) {
  const told = el("p", { class: "chosen", "aria-live": "polite" });
  const input = el("input", {
    type: "file",
    id: "file",
    accept: ".xlsx,.csv,.txt,.tsv",
    "aria-describedby": "file-hint",
  });
  const take = (file) => {
    if (file) kept.file = file;
    told.textContent = kept.file ? say(`已选：${kept.file.name}`, `Chosen: ${kept.file.name}`) : "";
  };
  const choose = (file) => {
    take(file);
    if (file) taken();
  };
  input.addEventListener("change", () => choose(input.files[0]));
  const zone = el(
    "div",
    { class: "drop" },
    input,
    el("label", { for: "file", class: "button" }, say("选择名册文件", "Choose the roster")),
    el(
      "p",
      { class: "hint", id: "file-hint" },
      say(
        "也可把文件拖到这里。只在您的服务器上计算，不保存。",
        "Or drop the file here. It is computed on your server and not kept.",
      ),
    ),
    told,
  );
  const over = (event) => {
    event.preventDefault();
    zone.classList.add("drop-over");
  };
  zone.addEventListener("dragenter", over);
  zone.addEventListener("dragover", over);
  zone.addEventListener("dragleave", () => zone.classList.remove("drop-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("drop-over");
    choose(event.dataTransfer.files[0]);
  });
  take(undefined);
  return zone;
}
