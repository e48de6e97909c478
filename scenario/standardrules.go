package scenario

import (
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

func standardRules() []definition {
	return []definition{
		{Rule{"relief.standards", "every relief standard of a day that is known, and which are not", "2.1a, 2.1b, 2.3b",
			"穗民规字〔2025〕2号 and its forerunners, 残疾人两项补贴: figures of package guangzhou"}, reliefStandards},
	}
}

// standards are the relief standards by the name of the answer.
var standards = [...]struct{ name, series string }{
	{"standard", "dibao.standard"},
	{"edge_line", "dibao.edge_line"},
	{"destitute", "dibao.destitute"},
	{"orphan", "dibao.orphan"},
	{"three_nos", "dibao.three_nos"},
	{"vagrant_food_adult", "dibao.vagrant_food_adult"},
	{"vagrant_food_minor", "dibao.vagrant_food_minor"},
	{"disability_living", "disability.living"},
	{"disability_nursing", "disability.nursing"},
}

// reliefStandards reads date. A day on which none is known is no_rule.
func reliefStandards(in *input) (any, error) {
	day := in.date("date")
	if err := in.done(); err != nil {
		return nil, err
	}
	known, missing := map[string]any{}, []string{}
	var first error
	for _, s := range standards {
		f, err := guangzhou.Lookup(s.series, day.Month())
		if err != nil {
			missing = append(missing, s.name)
			if first == nil {
				first = err
			}
			continue
		}
		known[s.name] = map[string]any{"monthly": yuan(f.Number().Decimal()), "grade": f.Grade(),
			"source": f.Cite().In(rule.English)}
	}
	if len(known) == 0 {
		return nil, first
	}
	return map[string]any{"standards": known, "missing": missing}, nil
}
