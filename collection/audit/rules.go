package audit

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{jsonrule.New("collection.audit", jsonrule.About{
		Doc:     "who is declared below the wages reported for income tax, by how much, in which scheme and month",
		Chinese: "申报工资低于个税申报工资的人员，及各险种各月少缴额（费率和上下限由使用者给定）", Clause: "1.6",
		Source: "社会保险法 art. 60, 63, 86; 社会保险费征缴暂行条例 art. 18",
		Example: `{"basis":"month_by_month","people":[{"id":"a","months":[{"month":"2025-08","reported":"20000",` +
			`"declared":"10000","charges":[{"scheme":"pension","payer":"employer","rate":"0.16","floor":"5510",` +
			`"ceiling":"27549"}]}]}]}`}, audited)}
}

// bases are the names of the two ways bases are fixed.
func bases() jsonrule.Words { return jsonrule.Words{"", "year_average", "month_by_month"} }

// MarshalText writes the JSON name, such as "year_average".
func (b Basis) MarshalText() ([]byte, error) { return bases().Text(uint8(b)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (b *Basis) UnmarshalText(text []byte) error { return bases().Read((*uint8)(b), text) }

type auditInput struct {
	Basis  Basis         `json:"basis" doc:"the wage a month should be declared with" zh:"应申报工资：全年平均、逐月"`
	People []personInput `json:"people" doc:"the staff" zh:"职工"`
}

type personInput struct {
	ID     string       `json:"id" doc:"of the person, their own" zh:"人员编号"`
	Months []monthInput `json:"months" items:"1-12" doc:"of one year, in order" zh:"各月（一年内，按序）"`
}

type monthInput struct {
	Month    rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Reported decimal.Decimal `json:"reported" in:"yuan" doc:"for income tax, yuan" zh:"个税申报的工资薪金（元）"`
	Declared decimal.Decimal `json:"declared" in:"yuan" doc:"for social insurance, yuan" zh:"申报缴费工资（元）"`
	Charges  []chargeInput   `json:"charges" items:"1-20" doc:"the contributions of the month" zh:"当月各项缴费"`
}

type chargeInput struct {
	Scheme  rule.Scheme         `json:"scheme" doc:"the insurance" zh:"险种"`
	Payer   rule.Payer          `json:"payer" doc:"who pays it" zh:"缴费方"`
	Rate    decimal.Decimal     `json:"rate" in:"rate" doc:"a fraction" zh:"费率"`
	Floor   decimal.NullDecimal `json:"floor" in:"yuan" doc:"yuan a month; absent: none" zh:"基数下限（元）"`
	Ceiling decimal.NullDecimal `json:"ceiling" in:"yuan" doc:"yuan a month; absent: none" zh:"基数上限（元）"`
}

type auditOutput struct {
	Findings []findingOutput `json:"findings" doc:"a person each, in their order" zh:"逐人结果"`
}

type findingOutput struct {
	ID       string          `json:"id" doc:"of the person" zh:"人员编号"`
	Under    bool            `json:"under" doc:"something is missing" zh:"是否少缴"`
	Arrears  decimal.Decimal `json:"arrears" out:"yuan" doc:"of all items, yuan" zh:"少缴合计（元）"`
	Over     decimal.Decimal `json:"over" out:"yuan" doc:"paid too much, not set off, yuan" zh:"多缴合计（元，不抵扣）"`
	Items    []itemOutput    `json:"items" doc:"the contributions that are not right" zh:"有差异的缴费"`
	ByScheme []schemeOutput  `json:"by_scheme" doc:"the arrears of each scheme" zh:"分险种少缴额"`
	ByMonth  []monthOutput   `json:"by_month" doc:"the arrears of each month" zh:"分月少缴额"`
}

type itemOutput struct {
	Month    rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Scheme   rule.Scheme     `json:"scheme" doc:"the insurance" zh:"险种"`
	Payer    rule.Payer      `json:"payer" doc:"who pays it" zh:"缴费方"`
	Actual   decimal.Decimal `json:"actual_base" out:"yuan" doc:"within the limits, yuan" zh:"应申报基数（元）"`
	Declared decimal.Decimal `json:"declared_base" out:"yuan" doc:"within the limits, yuan" zh:"申报基数（元）"`
	Arrears  decimal.Decimal `json:"arrears" out:"yuan" doc:"yuan" zh:"少缴额（元）"`
	Over     decimal.Decimal `json:"over" out:"yuan" doc:"yuan" zh:"多缴额（元）"`
}

type schemeOutput struct {
	Scheme  rule.Scheme     `json:"scheme" doc:"the insurance" zh:"险种"`
	Arrears decimal.Decimal `json:"arrears" out:"yuan" doc:"yuan" zh:"少缴额（元）"`
}

type monthOutput struct {
	Month   rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Arrears decimal.Decimal `json:"arrears" out:"yuan" doc:"yuan" zh:"少缴额（元）"`
}

func audited(in auditInput) (out auditOutput, err error) {
	people := make([]Person, len(in.People))
	for i, p := range in.People {
		if people[i], err = p.person(); err != nil {
			return out, err
		}
	}
	findings, err := Compare(in.Basis, people)
	for _, f := range findings {
		out.Findings = append(out.Findings, f.output())
	}
	return out, err
}

func (p *personInput) person() (Person, error) {
	out := Person{ID: p.ID}
	var errs []error
	for _, m := range p.Months {
		month := Month{Month: m.Month, Reported: m.Reported, Declared: m.Declared}
		for _, c := range m.Charges {
			charge, err := c.charge()
			errs = append(errs, err)
			month.Charges = append(month.Charges, charge)
		}
		out.Months = append(out.Months, month)
	}
	return out, errors.Join(errs...)
}

// charge has no floor and no ceiling where none is given.
func (c *chargeInput) charge() (rule.Charge, error) {
	area := c.Scheme.Area()
	rate, err := rule.RateInput(area, "rate", 100).Number(c.Rate)
	out := rule.Charge{Scheme: c.Scheme, Payer: c.Payer, Rate: rule.SettingFigure(rate),
		Floor: rule.SettingFigure(rule.Number{}), Ceiling: rule.NoneFigure()}
	errs := []error{err}
	if c.Floor.Valid {
		floor, err := rule.WageInput(area, "floor").Number(c.Floor.Decimal)
		out.Floor, errs = rule.SettingFigure(floor), append(errs, err)
	}
	if c.Ceiling.Valid {
		ceiling, err := rule.WageInput(area, "ceiling").Number(c.Ceiling.Decimal)
		out.Ceiling, errs = rule.SettingFigure(ceiling), append(errs, err)
	}
	return out, errors.Join(errs...)
}

func (f *Finding) output() findingOutput {
	out := findingOutput{ID: f.ID, Under: f.Under, Arrears: f.Arrears, Over: f.Over}
	for _, i := range f.Items {
		out.Items = append(out.Items, itemOutput{i.Month, i.Scheme, i.Payer, i.ActualBase, i.DeclaredBase, i.Arrears,
			i.Over})
	}
	for _, s := range f.ByScheme {
		out.ByScheme = append(out.ByScheme, schemeOutput(s))
	}
	for _, m := range f.ByMonth {
		out.ByMonth = append(out.ByMonth, monthOutput(m))
	}
	return out
}
