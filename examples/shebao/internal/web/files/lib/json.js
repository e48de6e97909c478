// JSON with numbers that stay text: a whole number that was typed is written as it was typed.
export class Raw {
  constructor(text) {
    this.text = text;
  }
}

// Document is JSON that was typed as a whole.
export class Document extends Raw {}

// write writes a value. What is typed as a number and is none is sent as a string, which the server refuses by name.
export function write(value) {
  if (value instanceof Document) return isJSON(value.text) ? value.text : JSON.stringify(value.text);
  if (value instanceof Raw) return /^-?(0|[1-9]\d*)$/.test(value.text) ? value.text : JSON.stringify(value.text);
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${write(member)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

function isJSON(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// plain is a value as it is kept to fill a form again: what was typed as a number is its text.
export function plain(value) {
  if (value instanceof Document) return isJSON(value.text) ? value.text : JSON.stringify(value.text);
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
