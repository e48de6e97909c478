// Package staff says what is settled before a slip: which schemes a person is in (参保范围), for which months (应缴月份), and
// on which declared wage (缴费工资申报).
//
// A matrix of person, job, scheme and month says covered, may join, not covered and why, or that no text at hand says,
// which is an error and never a guess: Look for one scheme, Whole for all seven. Enrol turns it into what a slip or a
// plan needs; a voluntary scheme is joined only by the caller's Answer, and what is left out says why.
//
//	enrolment, err := staff.Enrol(staff.Intern, staff.MainJob, month, staff.Answer{Scheme: rule.Injury, In: true})
//	slip, err := policy.Slip(employer, enrolment.Employee(payroll.Employee{Wage: decimal.NewNullDecimal(wage)}))
//	plan, err := policy.Plan(employer, enrolment.Outside, enrolment.Options()...)
//
// Contributions are due by whole months,
// and the rules of entry, exit and cut-off day are data. A declared base is the monthly average of the year before, the
// first wages of a newly hired person, or a base the employer chose; it is frozen until the next month of declaration.
//
// The floors and ceilings of the schemes are not applied here: package payroll does that for each month. A base the
// employer chose is the exception: outside the limits it is refused, not moved into them.
//
// # Rounding
//
// An average is rounded once, half away from zero, to the fen or to the yuan as the caller says. Each amount of
// UnemployedContribution is rounded once, half away from zero to the fen.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 10, 16, 23, 27, 33, 44, 48, 51, 53, 58, 60, 97; 工伤保险条例 art. 2; 广东省失业保险条例 (2022) art. 2,
// 3, 24, 28, 45, 48; 住房公积金管理条例 art. 2, 13, 15-17, 24; 人社部令第16号 (2011) art. 3; 人社部、国家医保局令第41号 (2019) art. 2;
// 人社部等五部门令第56号 (2026) art. 15-17; 粤人社规〔2020〕55号; 市政府令第123号 (2015) art. 6, 28, 34, 35, 38, 69, which 市政府令第193号
// replaced with 2022-12; the city's pages on unemployment insurance (2025-11), on claiming a pension (2025) and on
// flexible workers (2021).
//
// # Dates covered
//
// From 2011-07, the first month of the 社会保险法, to the end of 2027, the year after the texts were last looked at.
//
// # Not covered
//
// The articles by which an agreement of two states frees a foreigner, or the insurance of Hong Kong, Macau or Taiwan
// its residents: the caller answers with the document. The provident fund of both. People paid by an agency; civil
// servants; 补充医疗保险; 职业伤害保障 of platform workers. Which cut-off day a place uses, which month of the year a scheme
// is declared in, whether a base is rounded to the yuan, and whether pension, unemployment and injury insurance take
// the month of joining too: no text at hand says, so each is a parameter without a default.
package staff
