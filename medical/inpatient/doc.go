// Package inpatient computes the in-patient benefits of employees and retirees (职工社会医疗保险住院待遇): what the pooled
// fund, the major-illness fund and the supplementary insurance pay of a year of stays, what the person pays, and why.
//
// # Order
//
// Of a bill, first what is out of scope, then the first self-pay by kind of item (个人先自付), then the deductible
// (起付标准), then the pooled fund's ratio up to its yearly cap, then the major-illness fund on the costs above that cap.
// The benefits of one decree are chosen by version, such as Decree123; what a city publishes each year, its average
// annual wage, is a parameter.
//
// # Rounding
//
// Each kind of first self-pay, the pooled fund's payment of a stay, the major-illness payment and the supplement are
// rounded once, half away from zero to the fen. The person pays the difference to the bill, so the payers add up to it.
//
// # Sources
//
// 广州市社会医疗保险办法 (广州市人民政府令第123号, in force from 2015-07-01) art. 10, 11, 18, 19, 22 to 25, 51 to 54, 66;
// 社会保险法 art. 30.
//
// # Not covered
//
// Designated diseases (package designated), ordinary outpatient care, single-disease payment, and what hospital and
// fund settle with each other.
package inpatient
