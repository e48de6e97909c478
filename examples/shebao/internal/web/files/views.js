// The views in the order of the navigation.
import { say } from "./lib/lang.js";
import * as slip from "./views/slip.js";

export const views = [
  {
    name: "slip", show: slip.show, title: () => say("缴费明细", "Slip"),
    lead: () => say("一名职工一个月的社会保险费与住房公积金：边填边算，逐项说明理由与依据。",
      "A month of social insurance and housing fund of one employee, computed as you type, each line with its reason."),
  },
];
