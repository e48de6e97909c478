// The words of enumerations: the server sends them in English, and words.json says them in Chinese; those that are no
// English either stand there in both languages.
import { say } from "./lang.js";

let words = {};

export async function loadWords() {
  words = await (await fetch("/page/words.json", { credentials: "omit" })).json();
}

// word is a word of an enumeration in the language of the page; a field may have its own.
export function word(text, field = "") {
  const known = words[`${field}:${text}`] ?? words[text] ?? text;
  const [chinese, english] = Array.isArray(known) ? known : [known, text.replaceAll("_", " ")];
  return say(chinese, english);
}
