// The value of a figure as people read it: yuan grouped, a fraction as a percentage.
import { say } from "./lang.js";
import { grouped, isDecimal, percent } from "./text.js";

export function figureValue(value, unit) {
  if (value === undefined) return "";
  if (value === "none") return say("不设", "none");
  if (unit.startsWith("fraction") && isDecimal(value)) return percent(value);
  return grouped(value);
}
