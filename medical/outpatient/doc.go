// Package outpatient computes what the pooled fund pays of an employee's or retiree's ordinary outpatient care
// (职工医保普通 门诊统筹) after the reform of 2022-12: a share by institution, more for essential medicines in primary care, no
// deductible, and a highest amount a year.
//
// # Rounding
//
// A payment is rounded once, half up to the fen, before the year's highest amount cuts it.
//
// # Sources
//
// 广州市社会医疗保险规定 (市政府令第193号, in force from 2022-12-01), known from public pages; its text was not seen. Ratios and
// highest amounts are parameters: see package guangzhou, which has no highest amount for 2022-12.
//
// # Not covered
//
// The time before the reform, for which one page names ratios and a highest amount a month without saying for whom.
package outpatient
