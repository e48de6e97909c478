// The views in the order of the navigation.
import { say } from "./lib/lang.js";
import * as rules from "./views/rules.js";
import * as slip from "./views/slip.js";

export const views = [
  {
    name: "slip", show: slip.show, title: () => say("缴费明细", "Slip"),
    lead: () => say("一名职工一个月的社会保险费与住房公积金：边填边算，逐项说明理由与依据。",
      "A month of social insurance and housing fund of one employee, computed as you type, each line with its reason."),
  },
  {
    name: "rules", show: rules.show, title: () => say("全部规则", "All rules"),
    lead: () => say("本库的每条规则都有一张表单，由其 JSON Schema 生成，示例已填好。",
      "Every rule of the library has a form, made from its JSON Schema and filled in with its example."),
  },
];
