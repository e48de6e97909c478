// How the columns of the chosen file are read. One that is needed and not found is chosen from the file's headings, and
// so are the others that the file has under a name of its own.
import { el, fill, id } from "../../lib/dom.js";
import { send } from "../../lib/ask.js";
import { lang, say } from "../../lib/lang.js";
import { failed, loading } from "../../lib/states.js";

// columns makes the place of the columns. read reads those of the file that was chosen, of a sheet where it is named;
// chosen are the fields of /v1/rosters that say how they are taken.
export function columns(kept) {
  const node = el("div", { class: "columns" });
  kept.map ??= {};
  const read = async (sheet) => {
    fill(node);
    if (!kept.file) return;
    const file = kept.file;
    loading(node);
    try {
      const path = `/v1/rosters/columns?${new URLSearchParams(sheet ? { sheet } : {})}`;
      const found = await (await send(path, file)).json();
      if (file !== kept.file) return; // another one was chosen meanwhile
      node.removeAttribute("aria-busy");
      fill(node, told(found, kept));
    } catch (problem) {
      if (file === kept.file) failed(node, problem, problem.errors?.length > 0 ? null : () => read(sheet));
    }
  };
  return { node, read };
}

// chosen are the fields of a query that say how columns are taken.
export function chosen(kept) {
  const fields = Object.entries(kept.map ?? {}).map(([column, heading]) => ["map", `${heading}=${column}`]);
  return kept.ignore ? [...fields, ["extra", "ignore"]] : fields;
}

const named = (column) => (lang() === "zh" ? column.name_zh : column.name.replaceAll("_", " "));

function told(found, kept) {
  const there = (column) => found.headings.includes(kept.map[column]);
  kept.map = Object.fromEntries(Object.entries(kept.map).filter(([column]) => there(column)));
  const read = found.columns.filter((one) => one.heading);
  const lacking = found.columns.filter((one) => one.lacking);
  const others = found.columns.filter((one) => !one.heading && !one.lacking);
  return el(
    "fieldset",
    { class: "group", id: "columns" },
    el("legend", {}, say("列的对应", "Columns")),
    read.length > 0 ? el("p", { class: "hint" }, say("已认出：", "Found: "), read.map(pair).join(say("、", ", "))) : null,
    lacking.length > 0 ? needed(lacking, found, kept) : null,
    el(
      "details",
      { class: "further", open: others.some((one) => kept.map[one.name]) },
      el("summary", {}, say(`其他可用的列（${others.length}）`, `Other columns (${others.length})`)),
      el(
        "p",
        { class: "hint" },
        say("文件用别的表头写的，请在这里选择。", "Choose here what the file has under another heading."),
      ),
      el(
        "div",
        { class: "fields" },
        others.map((one) => chooser(one, found, kept)),
      ),
    ),
    found.unknown.length > 0 ? unknown(found.unknown, kept) : null,
  );
}

const pair = (one) => (one.heading === named(one) ? one.heading : `${named(one)} ← ${one.heading}`);

const needed = (lacking, found, kept) =>
  el(
    "div",
    {},
    el(
      "p",
      { class: "missing" },
      say(
        "下列必需的列没有找到，请从文件的表头中选择：",
        "These columns are needed and were not found; choose from the headings:",
      ),
    ),
    el(
      "div",
      { class: "fields" },
      lacking.map((one) => chooser(one, found, kept)),
    ),
  );

// chooser is the choice of the heading that a column is taken from.
function chooser(column, found, kept) {
  const select = el(
    "select",
    {
      id: id("column"),
      name: `column-${column.name}`,
      "aria-required": column.lacking ? "true" : null,
      onchange: () => {
        delete kept.map[column.name];
        if (select.value !== "") kept.map[column.name] = select.value;
      },
    },
    el("option", { value: "" }, column.lacking ? say("请选择", "choose") : say("没有", "none")),
    found.headings.map((heading) => el("option", { value: heading }, heading)),
  );
  select.value = kept.map[column.name] ?? "";
  select.setAttribute("aria-describedby", `${select.id}-use`);
  return el(
    "div",
    { class: "field" },
    el("label", { for: select.id }, named(column)),
    select,
    el("p", { class: "hint", id: `${select.id}-use` }, column.use),
  );
}

// unknown lists the headings that are no column's, to be passed over.
function unknown(all, kept) {
  const box = el("input", {
    type: "checkbox",
    id: id("ignore"),
    name: "ignore",
    onchange: () => {
      kept.ignore = box.checked;
    },
  });
  box.checked = Boolean(kept.ignore);
  return el(
    "div",
    {},
    el(
      "p",
      { class: "hint" },
      say("不认识的列：", "Headings that are not known: "),
      all.map((one) => one.heading).join(say("、", ", ")),
    ),
    all
      .filter((one) => one.doubt)
      .map((one) => el("p", { class: "missing" }, one.heading, say("：", ": "), one.doubt)),
    el(
      "div",
      { class: "field tick" },
      box,
      el("label", { for: box.id }, say("略过上面没有选用的列", "Pass over those that are not chosen above")),
    ),
  );
}
