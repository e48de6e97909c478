package scenario

import (
	"errors"
	"time"

	"github.com/shebao-go/shebao/payroll/base"
	"github.com/shebao-go/shebao/payroll/coverage"
	"github.com/shebao-go/shebao/payroll/period"
	"github.com/shebao-go/shebao/rule"
)

// payrollPeopleRules are what is settled before a slip: who is in which scheme, for which months, on which base.
func payrollPeopleRules() []definition {
	return []definition{
		{Rule{"payroll.declared_base", "the wage to declare: last year's wages over the months actually worked", "-", "住房公积金管理条例 art. 16; 市政府令第123号 art. 34"}, declaredBase},
		{Rule{"payroll.new_hire_base", "the base of a new employee, frozen until the next declaration", "-", "市政府令第123号 art. 34; 住房公积金管理条例 art. 17"}, newHireBase},
		{Rule{"payroll.chosen_bases", "whether bases the employer chose lie within the limits of their schemes", "-", "社会保险法 art. 12; figures of package guangzhou"}, chosenBases},
		{Rule{"payroll.due_months", "the months due for an employment, by rules of entry, exit and cut-off day", "-", "社会保险法 art. 58, 60; the cut-off day is the caller's"}, dueMonths},
		{Rule{"payroll.overlap", "whether two employers pay for the same month", "-", "社会保险法 art. 58; 工伤保险条例 art. 2"}, overlap},
		{Rule{"payroll.coverage", "which schemes a person in a job is in, with the source, or that no text says", "1.6", "社会保险法 art. 10, 23, 33, 44, 53, 97; 工伤保险条例 art. 2; 市政府令第123号"}, coverageRule},
		{Rule{"payroll.unemployed_contribution", "what the unemployment fund pays for somebody who draws the benefit", "1.3a", "社会保险法 art. 48; 市政府令第123号 art. 34, 35, 38"}, unemployedContribution},
	}
}

// declaredBase reads total, months and, optionally, rounding ("fen", the default, or "yuan").
func declaredBase(in *input) (any, error) {
	total, months := in.number("total", readMoney()), in.count("months", 0, 12)
	rounding := rule.Rounding{}
	if in.has("rounding") && in.choice("rounding", "fen", "yuan") == "yuan" {
		rounding.Unit = rule.ToYuan
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	b, err := base.Average(total, months, rounding)
	if err != nil {
		return nil, err
	}
	return map[string]any{"base": yuan(b)}, nil
}

// newHireBase reads scheme, arrival, month, first_pay, declaration_month and, optionally, second_pay and in (a month
// whose base is asked for, null before the first).
func newHireBase(in *input) (any, error) {
	scheme := in.scheme("scheme")
	hire := base.Hire{Arrival: map[string]base.Arrival{"first_job": base.FirstJob, "transfer": base.Transfer}[in.choice("arrival", "first_job", "transfer")], Month: in.month("month"),
		FirstPay: in.number("first_pay", readMoney()), SecondPay: in.optional("second_pay", readMoney())}
	declaration := time.Month(in.count("declaration_month", 1, 12))
	asked := hire.Month
	if in.has("in") {
		asked = in.month("in")
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	d, err := base.FirstPay(scheme, hire, declaration)
	if err != nil {
		return nil, err
	}
	at, err := d.In(asked)
	if err != nil {
		return nil, err
	}
	return map[string]any{"from": d.From(), "until": d.Until(), "base": known(at)}, nil
}

// chosenBases reads month, wages (one for each scheme) and, optionally, how the tables are read and figures.
func chosenBases(in *input) (any, error) {
	s := handSlip{month: in.month("month"), employee: readWages(in), options: readOptions(in)}
	s.readFigures(in)
	if err := in.done(); err != nil {
		return nil, err
	}
	policy, err := s.figuresOf()
	if err != nil {
		return nil, err
	}
	if err := base.CheckChosen(policy, s.employee.Wages); err != nil {
		return nil, err
	}
	return map[string]any{"within": true}, nil
}

// dueMonths reads in, through, entry, exit; entry_cutoff and exit_cutoff (days), with a rule that has one; and,
// optionally, out.
func dueMonths(in *input) (any, error) {
	e := period.Employment{Employer: "the employer", In: in.date("in")}
	if in.has("out") {
		e.Out = in.date("out")
	}
	through := in.month("through")
	cutoff := func(field string, needed bool) int {
		if !needed && !in.has(field) {
			return 0
		}
		return in.count(field, 1, 31)
	}
	var r period.Rules
	r.Entry = map[string]period.Entry{"counts": period.EntryCounts, "before_cutoff": period.EntryBeforeCutoff, "next_month": period.EntryNextMonth}[in.choice("entry", "counts", "before_cutoff", "next_month")]
	r.EntryCutoff = cutoff("entry_cutoff", r.Entry == period.EntryBeforeCutoff)
	r.Exit = map[string]period.Exit{"counts": period.ExitCounts, "after_cutoff": period.ExitAfterCutoff, "never": period.ExitNever}[in.choice("exit", "counts", "after_cutoff", "never")]
	r.ExitCutoff = cutoff("exit_cutoff", r.Exit == period.ExitAfterCutoff)
	if err := in.done(); err != nil {
		return nil, err
	}
	months, err := r.Due(e, through)
	if err != nil {
		return nil, err
	}
	return map[string]any{"months": append([]rule.Month{}, months...)}, nil
}

// overlap reads claims [{employer, scheme, months}].
func overlap(in *input) (any, error) {
	var claims []period.Claim
	in.list("claims", func(x *input) {
		c := period.Claim{Employer: x.text("employer"), Scheme: x.scheme("scheme")}
		for i, text := range x.texts("months") {
			m, err := rule.ParseMonth(text)
			x.keep(renamed(err, x.name(x.element("months", i))))
			c.Months = append(c.Months, m)
		}
		claims = append(claims, c)
	})
	if err := in.done(); err != nil {
		return nil, err
	}
	if err := period.CheckOverlap(claims...); err != nil {
		return nil, err
	}
	return map[string]any{"overlap": false}, nil
}

// coverageRule reads person, job and, optionally, scheme; without it every scheme has a cell.
func coverageRule(in *input) (any, error) {
	person := map[string]coverage.Person{"employee": coverage.Employee, "probationer": coverage.Probationer, "retired_rehire": coverage.RetiredRehire, "intern": coverage.Intern,
		"foreigner": coverage.Foreigner, "hong_kong_macau_taiwan": coverage.HongKongMacauTaiwan, "flexible_worker": coverage.FlexibleWorker, "unemployed": coverage.Unemployed}[in.choice("person",
		"employee", "probationer", "retired_rehire", "intern", "foreigner", "hong_kong_macau_taiwan", "flexible_worker", "unemployed")]
	job := map[string]coverage.Job{"main_job": coverage.MainJob, "side_job": coverage.SideJob, "no_job": coverage.NoJob}[in.choice("job", "main_job", "side_job", "no_job")]
	first, last := rule.Pension, rule.Housing
	if in.has("scheme") {
		first = in.scheme("scheme")
		last = first
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	cells := []any{}
	for scheme := first; scheme <= last; scheme++ {
		cell, err := coverage.Look(person, job, scheme)
		switch {
		case err == nil:
			sources := []string{}
			for _, cite := range cell.Cites {
				sources = append(sources, cite.In(rule.English))
			}
			status := map[coverage.Status]string{coverage.Covered: "covered", coverage.MayJoin: "may_join", coverage.NotCovered: "not_covered"}[cell.Status]
			cells = append(cells, map[string]any{"scheme": scheme, "status": status, "reason": cell.Reason, "grade": cell.Grade, "sources": sources})
		case errors.Is(err, rule.ErrNoRule) && first != last:
			cells = append(cells, map[string]any{"scheme": scheme, "status": "unknown", "reason": err.Error()})
		default:
			return nil, err
		}
	}
	return map[string]any{"cells": cells}, nil
}

// unemployedContribution reads city_average; the shares are those of 市政府令第123号.
func unemployedContribution(in *input) (any, error) {
	average := in.number("city_average", readMoney())
	if err := in.done(); err != nil {
		return nil, err
	}
	f, err := coverage.Benefit(coverage.Decree123(), average)
	if err != nil {
		return nil, err
	}
	return map[string]any{"base": f.Base.String(), "medical": yuan(f.Medical), "supplement": yuan(f.Supplement), "total": yuan(f.Total)}, nil
}
