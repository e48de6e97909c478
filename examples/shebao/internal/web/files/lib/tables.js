// Tables that scroll by themselves, so that the page does not; the keyboard reaches them.
import { el } from "./dom.js";

export function scroll(name, table) {
  return el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": name }, table);
}

// table makes a table of rows. columns: name, cell (what a row shows), number where it is aligned to the right, is:
// short where it stays on a line, long where it needs room.
export function table(name, columns, rows) {
  const align = (column) => (column.number ? "number" : (column.is ?? null));
  return scroll(
    name,
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          columns.map((one) => el("th", { scope: "col", class: align(one) }, one.name)),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((row) =>
          el(
            "tr",
            {},
            columns.map((one) => el("td", { class: align(one) }, one.cell(row))),
          ),
        ),
      ),
    ),
  );
}
