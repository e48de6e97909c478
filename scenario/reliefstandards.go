package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/rule"
)

// reliefStandardRules are the rules of relief that read the city's standards.
func reliefStandardRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("relief.dibao_standard", jsonrule.About{Doc: "the minimum living standard on a day",
			Chinese: "某日的最低生活保障标准", Clause: "2.1a", Source: "穗民规字〔2025〕2号",
			Example: `{"date":"2025-08-01"}`}, dibaoStandard),
		jsonrule.New("relief.standards", jsonrule.About{
			Doc:     "every relief standard of a day that is known, and which are not",
			Chinese: "某日已知的各项救助标准及未知项", Clause: "2.1a, 2.1b, 2.3b",
			Source:  "穗民规字〔2025〕2号 and its forerunners, 残疾人两项补贴: figures of package guangzhou",
			Example: `{"date":"2025-08-01"}`}, reliefStandards),
		jsonrule.New("relief.disability_allowance", jsonrule.About{
			Doc:     "living and nursing allowance of a disabled person, with what excludes them",
			Chinese: "残疾人两项补贴及不予发放的理由", Clause: "2.3b",
			Source:  "残疾人两项补贴实施办法; amounts of package guangzhou",
			Example: `{"month":"2025-08","card":"civil","grade":1,"poor":true}`}, disabilityAllowance),
	}
}

type dayInput struct {
	Date rule.Date `json:"date" doc:"the day" zh:"日期"`
}

// standardOutput is a standard with the document it comes from.
type standardOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"月标准（元）"`
	Grade   rule.Grade      `json:"grade" doc:"how well it is known" zh:"数据等级"`
	Source  string          `json:"source" doc:"its document" zh:"依据"`
}

// standardOn looks a standard up by the name of its figure.
func standardOn(series string, day rule.Date) (standardOutput, error) {
	f, err := guangzhou.LookupOn(series, day)
	if err != nil {
		return standardOutput{}, err
	}
	return standardOutput{f.Number().Decimal(), f.Grade(), f.Cite().In(rule.English)}, nil
}

func dibaoStandard(in dayInput) (standardOutput, error) { return standardOn("dibao.standard", in.Date) }

type standardsOutput struct {
	Standards map[string]standardOutput `json:"standards" doc:"those known, by name" zh:"已知的各项标准"`
	Missing   []standardName            `json:"missing" doc:"the names of the rest" zh:"未知的标准"`
}

// standardName is a standard by its name.
type standardName string

// Words lists them.
func (standardName) Words() []string {
	var all []string
	for _, s := range reliefFigures() {
		all = append(all, string(s.name))
	}
	return all
}

// reliefFigure is a standard and the figure that it is.
type reliefFigure struct {
	name   standardName
	series string
}

func reliefFigures() []reliefFigure {
	return []reliefFigure{
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
}

// reliefStandards lists what is known of a day; where nothing is, it is no_rule.
func reliefStandards(in dayInput) (standardsOutput, error) {
	out := standardsOutput{Standards: map[string]standardOutput{}}
	var first error
	for _, s := range reliefFigures() {
		standard, err := standardOn(s.series, in.Date)
		switch {
		case err == nil:
			out.Standards[string(s.name)] = standard
			continue
		case first == nil:
			first = err
		}
		out.Missing = append(out.Missing, s.name)
	}
	if len(out.Standards) == 0 {
		return standardsOutput{}, first
	}
	return out, nil
}

type allowanceInput struct {
	Month rule.Month `json:"month" doc:"the month asked for" zh:"月份"`
	disabled.Person
}

func disabilityAllowance(in allowanceInput) (disabled.Allowances, error) {
	living, err := guangzhou.Lookup("disability.living", in.Month)
	if err != nil {
		return disabled.Allowances{}, err
	}
	nursing, err := guangzhou.Lookup("disability.nursing", in.Month)
	if err != nil {
		return disabled.Allowances{}, err
	}
	amounts := disabled.Amounts{Living: living.Number().Decimal(), Nursing: nursing.Number().Decimal()}
	return disabled.Allow(amounts, in.Person)
}
