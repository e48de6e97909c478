package scenario

import (
	"github.com/shebao-go/shebao/rule"
)

// chosenBase returns the rule of one scheme: base x rate, half up to the fen, on a base the caller has chosen.
func chosenBase(scheme rule.Scheme) func(*input) (any, error) {
	return func(in *input) (any, error) {
		base := in.number("base", rule.WageInput(scheme, ""))
		rate := in.number("rate", rule.RateInput(scheme, "", 100))
		if err := in.done(); err != nil {
			return nil, err
		}
		line, err := rule.Product(scheme, base, rate, rule.Rounding{})
		if err != nil {
			return nil, err
		}
		return map[string]any{"amount": yuan(line)}, nil
	}
}
