package scenario

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/collection/penalty"
	"github.com/shebao-go/shebao/rule"
)

func reliefRules() []definition {
	return []definition{
		{Rule{"collection.surcharge", "the surcharge on arrears by days, each day at the rate of its law", "1.6", "社会保险法 art. 86; 社会保险费征缴暂行条例 art. 13; 残疾人就业条例 art. 27"}, surcharge},
		{Rule{"collection.fines", "the fines of the law, each a range", "1.6, 4.1-4.2", "社会保险法 art. 84, 86-88"}, fines},
	}
}

// texts reads an array of JSON strings.
func (in *input) texts(field string) []string {
	var out []string
	for i, raw := range in.array(field) {
		out = append(out, in.textOf(in.element(field, i), raw))
	}
	return out
}

// optionalTexts is texts for a field that may be absent.
func (in *input) optionalTexts(field string) []string {
	if !in.has(field) {
		return nil
	}
	return in.texts(field)
}

// surcharge reads arrears, days, law, ordered_and_overdue, date (the first day of arrears; without it every day is
// under the last law known) and, beyond those, scheme (pension, medical, unemployment, injury, maternity: whose
// contributions; absent, those of pension, medical and unemployment insurance) and not_joined (the employer had not
// joined the injury scheme: 工伤保险条例 art. 62).
func surcharge(in *input) (any, error) {
	a := collection.Arrears{Amount: in.number("arrears", amount(0, city)), Days: in.count("days", 0, 100_000)}
	law := readLaw(in)
	overdue := in.flag("ordered_and_overdue")
	if in.has("date") {
		a.Since = in.date("date")
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := law.Of(a, overdue)
	if err != nil {
		return nil, err
	}
	parts := []map[string]any{}
	for _, p := range s.Parts {
		parts = append(parts, map[string]any{"days": p.Days, "rate": p.Rate.String(), "due": p.Due, "source": p.Source.In(rule.English)})
	}
	return map[string]any{"surcharge": yuan(s.Amount), "parts": parts}, nil
}

// readLaw reads law, scheme and not_joined.
func readLaw(in *input) collection.Law {
	if in.has("law") && in.choice("law", "social_insurance", "disability_levy") == "disability_levy" {
		in.exclude("scheme", "law disability_levy")
		in.exclude("not_joined", "law disability_levy")
		return collection.DisabilityLevy
	}
	if !in.has("scheme") && !in.has("not_joined") {
		return collection.SocialInsurance
	}
	before := in.errs.Len()
	scheme, notJoined := in.scheme("scheme"), in.flag("not_joined")
	if in.errs.Len() > before {
		return 0
	}
	law, err := collection.LawOf(scheme, notJoined)
	in.keep(err)
	return law
}

// fines reads offence (see package penalty) and amount, where the fine is a multiple of one.
func fines(in *input) (any, error) {
	offences := []string{}
	for _, f := range penalty.Fines() {
		if !slices.Contains(offences, string(f.Offence)) {
			offences = append(offences, string(f.Offence))
		}
	}
	offence := penalty.Offence(in.choice("offence", offences...))
	due := in.optional("amount", amount(0, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	out := []map[string]any{}
	for _, f := range penalty.Fines() {
		if f.Offence != offence {
			continue
		}
		of := due
		if !f.Multiple {
			of = decimal.NullDecimal{}
		}
		r, err := f.Of(of)
		if err != nil {
			return nil, err
		}
		out = append(out, map[string]any{"on_person": f.OnPerson, "least": yuan(r.Least), "most": yuan(r.Most), "may": f.May, "after_order": f.AfterOrder, "source": f.Source.In(rule.English)})
	}
	return map[string]any{"fines": out}, nil
}
