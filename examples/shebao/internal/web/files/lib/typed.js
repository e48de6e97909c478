// What people type for a month and a rate, as the server takes it: 202508 and 2025年8月 are 2025-08, 0.8% is 0.008. Any
// other text is left as it is, and the server says what is wrong with it.
import { isDecimal } from "./text.js";

// month writes a month as 2025-08.
export function month(text) {
  const forms = [/^(\d{4})(\d{2})$/, /^(\d{4}) *[-/年] *(\d{1,2}) *月?$/, /^(\d{4})\.(\d{2})$/];
  const [, year, number] = forms.map((form) => form.exec(text)).find(Boolean) ?? [];
  const within = Number(number) >= 1 && Number(number) <= 12;
  return within ? `${year}-${number.padStart(2, "0")}` : text;
}

// rate writes a percentage as a fraction, by moving its point.
export function rate(text) {
  const [, number, sign] = /^([\d.]+) *([%％‰])$/.exec(text) ?? [];
  if (number === undefined || !isDecimal(number)) return text;
  const places = sign === "‰" ? 3 : 2;
  const [whole, rest = ""] = number.split(".");
  const digits = whole.padStart(places + 1, "0");
  const moved = `${digits.slice(0, -places)}.${digits.slice(-places)}${rest}`;
  return moved.replace(/^0+(?=\d)/, "").replace(/\.?0+$/, "");
}
