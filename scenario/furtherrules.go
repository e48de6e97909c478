package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
	unemploymentbenefit "github.com/shebao-go/shebao/unemployment/benefit"
)

// furtherRules are rules of several schemes that few callers need.
func furtherRules() []definition {
	return []definition{
		{Rule{"unemployment.job_seeking", "the job-seeking subsidy of a month", "1.3a", "广东省失业保险条例 art. 20"}, jobSeeking},
		{Rule{"unemployment.death", "funeral grant and survivors' grant of somebody who died drawing the benefit", "1.3a", "广东省失业保险条例 art. 25"}, unemploymentDeath},
		{Rule{"unemployment.float_coefficient", "an employer's floating coefficient by the caller's tiers", "1.3a", "广东省失业保险条例 art. 9"}, floatCoefficient},
		{Rule{"unemployment.refund", "what an employer that kept its staff gets back; terms are the caller's", "1.3a", "广东省失业保险条例 art. 9; 粤人社规〔2022〕9号"}, stabilisationRefund},
	}
}

// jobSeeking reads wages: the contribution wages of the last 1 to 12 months.
func jobSeeking(in *input) (any, error) {
	wages := in.numbers("wages", amount(rule.Unemployment, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	params := unemploymentbenefit.Guangdong()
	monthly, err := params.JobSeeking(wages)
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(monthly), "most_months": params.SeekingMonths}, nil
}

// unemploymentDeath reads city_average: the city's average monthly wage of staff of the year before.
func unemploymentDeath(in *input) (any, error) {
	average := in.number("city_average", amount(rule.Unemployment, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	d, err := unemploymentbenefit.Guangdong().Death(average)
	if err != nil {
		return nil, err
	}
	return map[string]any{"funeral": yuan(d.Funeral), "survivors": yuan(d.Survivors), "total": yuan(d.Total)}, nil
}

// floatCoefficient reads tiers [{up_to (null: no end), coefficient}], benefits and contributions.
func floatCoefficient(in *input) (any, error) {
	var tiers []unemploymentbenefit.FloatTier
	in.list("tiers", func(x *input) {
		var t unemploymentbenefit.FloatTier
		if string(x.fields["up_to"]) == "null" {
			delete(x.fields, "up_to")
		} else {
			t.UpTo = decimal.NewNullDecimal(x.number("up_to", rule.Input{Area: rule.AreaUnemployment, Max: 100, Places: 8, Do: rule.Untranslated("pass a share such as 0.3")}))
		}
		t.Coefficient = x.number("coefficient", rule.RateInput(rule.AreaUnemployment, "", 100))
		tiers = append(tiers, t)
	})
	benefits, contributions := in.number("benefits", amount(rule.Unemployment, city)), in.number("contributions", amount(rule.Unemployment, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	c, err := unemploymentbenefit.FloatCoefficient(tiers, benefits, contributions)
	if err != nil {
		return nil, err
	}
	return map[string]any{"coefficient": c.String()}, nil
}

// stabilisationRefund reads rate, most_lost, premium, staff and lost.
func stabilisationRefund(in *input) (any, error) {
	rate := rule.RateInput(rule.AreaUnemployment, "", 100)
	t := unemploymentbenefit.RefundTerms{Rate: in.number("rate", rate), MostLost: in.number("most_lost", rate)}
	premium, staff, lost := in.number("premium", amount(rule.Unemployment, city)), in.count("staff", 1, 100_000_000), in.count("lost", 0, 100_000_000)
	if err := in.done(); err != nil {
		return nil, err
	}
	refund, err := t.Refund(premium, staff, lost)
	if err != nil {
		return nil, err
	}
	return map[string]any{"refund": yuan(refund)}, nil
}
