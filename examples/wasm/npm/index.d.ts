import type { Failure, Rules } from "./rules.js";

export * from "./rules.js";

/** The name of a rule, such as "payroll.slip". 规则名称 */
export type RuleName = keyof Rules;

/** A rule in a list. 规则说明 */
export interface RuleInfo {
  name: RuleName;
  /** what it computes, in English */
  doc: string;
  /** 计算什么 */
  zh: string;
  /** clause of the city's 2014 notice, "-" where none 市 2014 年通知的条款，没有则为 "-" */
  clause: string;
  /** the law or document behind it 依据 */
  source: string;
}

/** Why there is no answer. 没有结果的原因 */
export class RuleError extends Error {
  code: Failure["code"];
  errors: Failure["errors"];
}

export interface Shebao {
  /** Computes one rule, or throws a RuleError. 计算一条规则；没有结果时抛出 RuleError */
  call<Name extends RuleName>(name: Name, input: Rules[Name]["input"]): Rules[Name]["output"];
  /** Lists every rule, sorted by name. 全部规则，按名称排序 */
  rules(): RuleInfo[];
  /** The versions of the library and of its figures. 程序与数值的版本 */
  version(): { version: string; figures: string };
}

export interface Options {
  /** the language of the words of errors; English where absent 错误信息的语言，默认英文 */
  language?: "en" | "zh";
  /** where the module is; beside this file where absent 模块的位置，默认与本文件同一文件夹 */
  wasm?: URL;
}

/** Loads the module; once is enough. 加载模块，一次即可 */
export function load(options?: Options): Promise<Shebao>;
