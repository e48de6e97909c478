// The words of enumerations: the server sends them in English, and words.json says them in Chinese.
import { lang } from "./lang.js";

let chinese = {};

export async function loadWords() {
  chinese = await (await fetch("/page/words.json", { credentials: "omit" })).json();
}

// word is a word of an enumeration in the language of the page; a field may have its own.
export function word(text, field = "") {
  if (lang() === "zh") return chinese[`${field}:${text}`] ?? chinese[text] ?? text;
  return text.replaceAll("_", " ");
}
