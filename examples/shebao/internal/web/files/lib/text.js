// Numbers as text. Nothing here computes: digits are moved and grouped.

// grouped puts a comma before every three digits of the whole part.
export function grouped(number) {
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(number) ?? [];
  if (whole === undefined) return number;
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ?? "");
}

// percent writes a fraction as a percentage by moving its point: 0.008 is 0.8%.
export function percent(fraction) {
  const [, sign, whole, rest = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(fraction) ?? [];
  if (whole === undefined) return "";
  const digits = rest.padEnd(2, "0");
  const left = (whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, "");
  const right = digits.slice(2).replace(/0+$/, "");
  return `${sign}${left}${right ? `.${right}` : ""}%`;
}

// isRate reports whether a field is a fraction that people read as a percentage, by its name.
export const isRate = (name) => /(^|_)(rate|ratio|share)$/.test(name);

// isDecimal reports whether a text is a decimal number.
export const isDecimal = (text) => /^-?\d+(\.\d+)?$/.test(text);
