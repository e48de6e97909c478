// A payslip that prints on one page: the slip that was computed last, with whose it is.
import { el, fill } from "../lib/dom.js";
import { lang, say } from "../lib/lang.js";
import { shared } from "../lib/shared.js";
import { sheet } from "./payslip/sheet.js";

const fields = () => [
  ["employer", say("单位", "Employer")],
  ["name", say("姓名", "Name")],
  ["number", say("工号", "Number")],
];

export function show(place, kept) {
  if (!shared.slip) {
    fill(
      place,
      el(
        "div",
        { class: "panel state state-empty" },
        el("p", {}, say("还没有算好的明细。", "No slip has been computed yet.")),
        el(
          "p",
          {},
          el("a", { href: `#/${lang()}/slip`, class: "button" }, say("先去填写缴费明细", "Fill in the slip first")),
        ),
      ),
    );
    return;
  }
  kept.whose ??= {};
  const page = el("div", { class: "sheet-place" });
  const draw = () =>
    fill(
      page,
      sheet(
        shared.slip,
        fields().map(([name, title]) => [title, kept.whose[name] ?? ""]),
      ),
    );
  const inputs = fields().map(([name, title]) =>
    el(
      "div",
      { class: "field" },
      el("label", { for: `whose-${name}` }, title),
      el("input", {
        type: "text",
        id: `whose-${name}`,
        name,
        value: kept.whose[name] ?? "",
        autocomplete: "off",
        oninput: (event) => {
          kept.whose[name] = event.currentTarget.value;
          draw();
        },
      }),
    ),
  );
  fill(
    place,
    el(
      "form",
      {
        class: "panel unprinted whose",
        onsubmit: (event) => {
          event.preventDefault();
          print();
        },
      },
      el("div", { class: "fields" }, inputs),
      el(
        "div",
        { class: "actions" },
        el("button", { type: "submit", class: "primary" }, say("打印", "Print")),
        el(
          "span",
          { class: "hint" },
          say("所填内容只用于打印，不会发送或保存。", "What you fill in is printed only; it is not sent or kept."),
        ),
      ),
    ),
    page,
  );
  draw();
}
