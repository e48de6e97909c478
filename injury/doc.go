// Package injury computes work injury insurance (工伤保险): the employer's monthly contribution by class of industry and
// floating factor, or at its own rate; and what the insurance pays: by disability grade, for nursing, at the end of a
// contract, to the survivors of the dead and the missing, and who bears a cost.
//
// The employee pays nothing (工伤保险条例 art. 10). There is no ceiling on the base.
//
// # The three parts
//
// The city's 2014 notice (1.3b) asks for prevention, compensation and rehabilitation in one. Prevention has a figure
// where the rate follows the class and the record of the employer: NationalRate and FloatFactor. Compensation are the
// benefits. Rehabilitation and treatment (工伤保险条例 art. 30, 32) are paid by the fund at cost by its catalogues, so there
// is no figure to compute; Cost.Bearer says when the employer bears them.
//
// # Figures
//
// NationalBenefits returns what 工伤保险条例 sets. What it leaves to the provinces (一次性工伤医疗补助金, 一次性伤残就业补助金, further
// nursing levels) is in BenefitParams for the caller to set; average wages, the minimum wage and national income are
// the caller's.
//
// # Rounding
//
// The contribution is rounded once, half away from zero to the fen; class rate times float is exact. Every benefit is
// rounded once, half away from zero to the fen. The own wage is rounded where it is fixed.
//
// # Sources
//
// 工伤保险条例 (2010-12-20) art. 8-10, 17, 33-45, 62, 64; 社会保险法 (2018-12-29) art. 38-41.
//
// # Not covered
//
// Costs by catalogue (art. 30, 32), the yearly adjustment of allowances (art. 40, by province), recovery from a third
// party (社会保险法 art. 42), employers without a licence (art. 66). A relapse (art. 38) has the paid leave and treatment
// of a new injury; after a second injury (art. 45) the allowance follows the new grade.
package injury
