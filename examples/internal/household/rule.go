package household

import (
	"encoding/json"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// outcome is the report as JSON.
type outcome struct{ text json.RawMessage }

// MarshalJSON returns the report.
func (o outcome) MarshalJSON() ([]byte, error) { return o.text, nil }

// Rule answers a household with every benefit, in a language, as the program does with -json (家庭待遇).
func Rule(lang rule.Language) jsonrule.Rule {
	return jsonrule.New("household.benefits", jsonrule.About{
		Doc:     "every benefit of a household and of each of its members, in a month",
		Chinese: "一家人在某月的各项待遇：养老、医疗、生育、失业、工伤、救助、住房", Clause: "-",
		Source: "the documents that each benefit names", Example: string(demoHousehold),
	}, func(h household) (outcome, error) {
		if err := h.supply(); err != nil {
			return outcome{}, err
		}
		if err := h.settle(); err != nil {
			return outcome{}, err
		}
		text, err := evaluate(&h).json(lang)
		return outcome{json.RawMessage(text)}, err
	})
}
