// The settings of a roster, as a schema of which the form is made.
import { say } from "../../lib/lang.js";

const text = (description, chinese, more = {}) => ({
  type: "string",
  description,
  "x-description-zh": chinese,
  ...more,
});
const rate = (percent, fraction) => ({
  "x-decimals": 8,
  hint: () => say(`如 ${percent} 或 ${fraction}`, `such as ${percent} or ${fraction}`),
});
const yes = (description, chinese) => ({ type: "boolean", default: false, description, "x-description-zh": chinese });

export const settings = () => ({
  type: "object",
  required: ["month", "unemployment_rate"],
  properties: {
    month: text("of the contributions", "费款所属月", {
      hint: () => say("如 2025-08、202508 或 2025年8月", "such as 2025-08 or 202508"),
    }),
    unemployment_rate: text("the employer's", "单位失业费率", rate("0.8%", "0.008")),
    injury_rate: text("the employer's, unless each row has its own", "单位工伤费率", rate("0.2%", "0.002")),
    housing_rate: text("of both sides, unless each row has its own", "公积金缴存比例", rate("5%", "0.05")),
    injury_class: {
      type: "integer",
      minimum: 1,
      maximum: 8,
      description: "in place of the injury rate",
      "x-description-zh": "工伤行业类别（代替费率）",
    },
    employer_kind: text("whose reliefs it comes under", "单位性质", { enum: ["enterprise", "other", "social"] }),
    sheet: text("where several sheets have a header", "工作表名称（有表头的不止一张时）"),
    percent: yes("rates of the roster without a sign are per cent", "名册中没有百分号的比例按百分数读"),
    carry_forward: yes("take the last figure, provisionally", "沿用上期数值"),
    disputed: yes("take the likelier of two values", "采用争议数值"),
    partial: yes("the lines that can be known", "缺数值时只算可知的部分"),
  },
});
