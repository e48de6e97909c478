package collection

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// AuditRule is the rule collection.audit of a city, whose limits of a scheme's base it takes where the caller asks for
// them.
func AuditRule(limits func(rule.Scheme, rule.Month) (MonthLimits, error)) jsonrule.Rule {
	return jsonrule.New("collection.audit", jsonrule.About{
		Doc:     "who is declared below the wages reported for income tax, by how much, in which scheme and month",
		Chinese: "申报工资低于个税申报工资的人员，及各险种各月少缴额（费率由使用者给定）", Clause: "1.6",
		Source: "社会保险法 art. 60, 63, 86; 社会保险费征缴暂行条例 art. 18; with city_limits figures of package guangzhou",
		Example: `{"basis":"month_by_month","people":[{"id":"a","months":[{"month":"2025-08","reported":"20000",` +
			`"declared":"10000","charges":[{"scheme":"pension","payer":"employer","rate":"0.16","floor":"5510",` +
			`"ceiling":"27549"}]}]}]}`},
		func(in auditInput) (auditOutput, error) { return in.audited(limits) })
}

// auditInput may leave the limits to the city.
type auditInput struct {
	staff[monthInput]
	City bool `json:"city_limits" in:",optional" doc:"the city's floors and ceilings" zh:"采用本市各月上下限"`
}

// CheckFields refuses limits of the caller's own beside the city's.
func (in auditInput) CheckFields() error {
	errs := []error{in.staff.CheckFields()}
	for i, p := range in.People {
		for k := range p.Months {
			if in.City {
				errs = append(errs, rule.Within(monthAt(i, k), p.Months[k].noLimits()))
			}
		}
	}
	return rule.Join(errs...)
}

// monthAt is the path of a month of a person.
func monthAt(person, month int) string {
	return "people[" + strconv.Itoa(person) + "].months[" + strconv.Itoa(month) + "]"
}

// chargeAt is the path of a charge of a month.
func chargeAt(i int) string { return "charges[" + strconv.Itoa(i) + "]" }

// noLimits refuses charges with limits of their own.
func (m *monthInput) noLimits() error {
	var errs []error
	for i, c := range m.Charges {
		if c.Floor.Valid || c.Ceiling.Valid {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: chargeAt(i),
				Reason: rule.Say("has limits beside city_limits", "在 city_limits 之外另填了上下限"),
				Do:     rule.Say("leave out floor and ceiling, or city_limits", "请删除 floor 和 ceiling，或不填 city_limits")})
		}
	}
	return rule.Join(errs...)
}

type monthInput struct {
	wages
	Charges []chargeInput `json:"charges" items:"1-20" doc:"the contributions of the month" zh:"当月各项缴费"`
}

type chargeInput struct {
	Scheme  rule.Scheme         `json:"scheme" doc:"the insurance" zh:"险种"`
	Payer   rule.Payer          `json:"payer" doc:"who pays it" zh:"缴费方"`
	Rate    decimal.Decimal     `json:"rate" in:"rate" doc:"a fraction" zh:"费率"`
	Floor   decimal.NullDecimal `json:"floor" in:"yuan" doc:"yuan a month; absent: none" zh:"基数下限（元）"`
	Ceiling decimal.NullDecimal `json:"ceiling" in:"yuan" doc:"yuan a month; absent: none" zh:"基数上限（元）"`
	Grade   rule.Grade          `json:"grade" in:",optional" doc:"of the weakest of the three" zh:"三项数值的数据等级（取最弱）"`
}

type auditOutput struct {
	Findings []Finding `json:"findings" doc:"a person each, in their order" zh:"逐人结果"`
}

func (in auditInput) audited(limits func(rule.Scheme, rule.Month) (MonthLimits, error)) (auditOutput, error) {
	people := make([]AuditPerson, len(in.People))
	var errs []error
	for i, p := range in.People {
		people[i].ID = p.ID
		for k := range p.Months {
			month, err := p.Months[k].audited()
			if in.City {
				err = rule.Join(err, month.limited(limits))
			}
			errs = append(errs, rule.Within(monthAt(i, k), err))
			people[i].Months = append(people[i].Months, month)
		}
	}
	if err := rule.Join(errs...); err != nil {
		return auditOutput{}, err
	}
	findings, err := Audit(in.Basis, people)
	return auditOutput{findings}, err
}

// audited makes figures of the charges.
func (m *monthInput) audited() (AuditMonth, error) {
	out := AuditMonth{Month: m.Month, Reported: m.Reported, Declared: m.Declared}
	var errs []error
	for i, c := range m.Charges {
		charge, err := c.charge()
		errs = append(errs, rule.Within(chargeAt(i), err))
		out.Charges = append(out.Charges, charge)
	}
	return out, rule.Join(errs...)
}

// limited gives the charges of a month the limits of a city.
func (m *AuditMonth) limited(limits func(rule.Scheme, rule.Month) (MonthLimits, error)) error {
	var errs []error
	for i := range m.Charges {
		of, err := limits(m.Charges[i].Scheme, m.Month)
		m.Charges[i].Floor, m.Charges[i].Ceiling = of.Floor, of.Ceiling
		errs = append(errs, rule.Within(chargeAt(i), err))
	}
	return rule.Join(errs...)
}

// charge has no floor and no ceiling where none is given.
func (c *chargeInput) charge() (rule.Charge, error) {
	area := c.Scheme.Area()
	rate, err := rule.RateInput(area, "rate", 100).Number(c.Rate)
	out := rule.Charge{Scheme: c.Scheme, Payer: c.Payer, Rate: c.figure(rate),
		Floor: c.figure(rule.Number{}), Ceiling: rule.NoneFigure()}
	errs := []error{err}
	if c.Floor.Valid {
		floor, err := rule.WageInput(area, "floor").Number(c.Floor.Decimal)
		out.Floor, errs = c.figure(floor), append(errs, err)
	}
	if c.Ceiling.Valid {
		ceiling, err := rule.WageInput(area, "ceiling").Number(c.Ceiling.Decimal)
		out.Ceiling, errs = c.figure(ceiling), append(errs, err)
	}
	return out, rule.Join(errs...)
}

// figure is a number of the charge, graded as the caller says.
func (c *chargeInput) figure(n rule.Number) rule.Figure {
	if c.Grade == 0 {
		return rule.SettingFigure(n)
	}
	return rule.FigureOf(rule.Entry[rule.Number]{Value: n, Grade: c.Grade, Modality: rule.Exact})
}
