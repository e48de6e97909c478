// Package guangzhou holds the city's figures: dated, cited and graded files of contribution limits, rates, averages and
// benefit amounts. It is the only package that knows a Guangzhou number.
//
// The figures are the files of the folder figures, with the documents in sources.csv (package figures says what the
// columns mean); CONTRADICTIONS.md is the register of what public sources disagree on. Policy joins the figures of one
// month for package payroll; Lookup reads one series by name, such as the minimum wage; Tables lists everything.
//
// Floors, ceilings and rates are separate series, each with its own calendar. A month with no entry is a
// *rule.NoRuleError that names the figure, the nearest month that has it, and what helps. Nothing is interpolated and
// no limit is computed from an average.
//
// An entry whose end nobody announced holds: it keeps its grade to the end of the year after its source was last
// looked at. One whose successor is due (the July limits, the limits of a calendar year) ends; only CarryForward
// answers beyond it, provisionally, for twelve months. A temporary cut expires and is never carried. Only Disputed
// takes the likelier value where sources contradict one another; a figure of the caller's own (Own) is graded supplied.
//
// Slips are whole from 2015-07; maternity insurance was to 2019-12 the employer's on its payroll (rule
// maternity.employer_contribution). Before 2015-07 the averages, some limits and the fund's figures are not complete,
// and class rates of injury insurance are known for three classes only.
package guangzhou
