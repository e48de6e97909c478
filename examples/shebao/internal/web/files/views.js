// The views in the order of the navigation.
import { say } from "./lib/lang.js";
import * as figures from "./views/figures.js";
import * as household from "./views/household.js";
import * as life from "./views/life.js";
import * as payslip from "./views/payslip.js";
import * as roster from "./views/roster.js";
import * as rules from "./views/rules.js";
import * as slip from "./views/slip.js";

export const views = [
  {
    name: "slip",
    show: slip.show,
    title: () => say("缴费明细", "Slip"),
    lead: () =>
      say(
        "一名职工一个月的社会保险费与住房公积金：边填边算，逐项说明理由与依据。",
        "A month of social insurance and housing fund of one employee, as you type, each line with its reason.",
      ),
  },
  {
    name: "payslip",
    show: payslip.show,
    title: () => say("工资条", "Payslip"),
    lead: () =>
      say("把算好的缴费明细打印成一页，交给员工。", "The slip that was computed, on one page for the employee."),
  },
  {
    name: "roster",
    show: roster.show,
    title: () => say("花名册", "Roster"),
    lead: () =>
      say(
        "把名册拖到这里，整月一次算完；不能使用的行逐一写明，结果可存为 Excel 或 CSV。",
        "Drop a roster here and compute everybody's month; rows that cannot be used are named, the result is saved.",
      ),
  },
  {
    name: "life",
    show: life.show,
    title: () => say("退休与养老金", "Pension"),
    lead: () =>
      say(
        "一生的缴费到养老金：弹性提前、法定年龄、弹性延迟三种退休时间对照。",
        "A working life to its pension: retired early, at the statutory age and late, beside each other.",
      ),
  },
  {
    name: "household",
    show: household.show,
    title: () => say("家庭待遇", "Household"),
    lead: () =>
      say(
        "一步一问，查一家人在某月的各项待遇：养老、医疗、生育、失业、工伤、救助、住房。",
        "Question by question: what a family is owed in a month, from pensions to relief and housing.",
      ),
  },
  {
    name: "figures",
    show: figures.show,
    title: () => say("数据与月份", "Figures"),
    lead: () =>
      say(
        "哪些月份可以计算，各项法定数据是多少、依据哪份文件；两项数据可以对照。",
        "Which months are known, what each figure is and which document says so; two figures can be compared.",
      ),
  },
  {
    name: "rules",
    show: rules.show,
    title: () => say("全部规则", "All rules"),
    lead: () =>
      say(
        "本库的每条规则都有一张表单，由其 JSON Schema 生成，示例已填好。",
        "Every rule of the library has a form, made from its JSON Schema and filled in with its example.",
      ),
  },
];
