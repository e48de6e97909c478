// Package medical computes the basic medical insurance of employees (职工基本医疗保险): the monthly contribution of both
// payers and the major-illness supplement (职工重大疾病医疗补助).
//
// # Rounding
//
// Each contribution is rounded once, half away from zero to the fen.
//
// # Sources
//
// 广州市社会医疗保险办法 (市政府令第123号) art. 34 (base between 60 % and 300 % of the city average), 35 (rates), 38 (supplement: 0.26
// % of the city average wage of the year before, borne by the employer). Figures are parameters: see package
// guangzhou.
//
// # Relief
//
// The halving of February to June 2020 (粤医保函〔2020〕62号) is an overlay for enterprises: it replaces the employer's rate
// and leaves the supplement and maternity insurance alone.
package medical
