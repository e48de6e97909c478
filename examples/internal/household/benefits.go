package household

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// benefit is one benefit of the list: its name and the one function that answers for a living member, for a member
// who has died, or for the household. To add a benefit, write the function and add it to the list of its file.
type benefit struct {
	id        string // stable, for the JSON
	name      text
	member    func(person) answer
	dead      func(person) answer
	household func(*household) answer
}

// benefits lists every benefit, in the order of the page.
func benefits() []benefit {
	return slices.Concat(unemploymentBenefits(), maternityBenefits(), injuryBenefits(), medicalBenefits(),
		pensionBenefits(),
		reliefBenefits(), familyBenefits(), housingBenefits())
}

// result is a benefit with its answer.
type result struct {
	benefit
	answer
}

// memberResults are the answers for one member.
type memberResults struct {
	*member
	list []result
}

// report is everything the page shows.
type report struct {
	*household
	members []memberResults
	whole   []result
	cash    cashTotal
}

// cashTotal is the monthly cash of the month, all of one kind and so added up.
type cashTotal struct {
	sum     decimal.Decimal
	grade   rule.Grade
	parts   int
	unknown int // monthly cash that lacks a figure or a fixed month is not in it
}

// evaluate asks every benefit for every member and for the household.
func evaluate(h *household) *report {
	r := &report{household: h}
	list := benefits()
	for _, m := range h.Members {
		of := memberResults{member: m}
		for _, b := range list {
			if a, asked := b.ask(person{h, m}); asked {
				of.list = append(of.list, result{b, a})
			}
		}
		r.members = append(r.members, of)
	}
	for _, b := range list {
		if b.household != nil {
			r.whole = append(r.whole, result{b, b.household(h)})
		}
	}
	r.total()
	return r
}

// ask answers for a member; a benefit of the household is not asked.
func (b benefit) ask(p person) (answer, bool) {
	alive := p.Died.IsZero()
	switch {
	case b.household != nil:
		return answer{}, false
	case alive && b.member != nil:
		return b.member(p), true
	case !alive && b.dead != nil:
		return b.dead(p), true
	case alive:
		out := none(say("is alive", "健在"))
		out.bulk = say("What a death would bring", "死亡后的待遇")
		return out, true
	}
	out := none(say("died on %s", "%s 去世", p.Died))
	out.bulk = say("What only the living have", "在世人员的待遇")
	return out, true
}

// all yields every result.
func (r *report) all() []result {
	var out []result
	for _, m := range r.members {
		out = append(out, m.list...)
	}
	return append(out, r.whole...)
}

// total adds up what is paid in cash in the month of the description.
func (r *report) total() {
	for _, x := range r.all() {
		switch {
		case x.state == has && x.kind == monthlyCash && x.period.covers(r.Month):
			r.cash.sum = r.cash.sum.Add(x.amount)
			r.cash.grade = max(r.cash.grade, x.grade)
			r.cash.parts++
		case x.state == has && x.kind == monthlyCash && x.period.from.IsZero(), x.state == lacks:
			r.cash.unknown++
		}
	}
}

// clean reports whether every benefit could be computed from what the household says.
func (r *report) clean() bool {
	return !slices.ContainsFunc(r.all(), func(x result) bool { return x.state == unusable })
}
