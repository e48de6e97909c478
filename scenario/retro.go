package scenario

import (
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/rule"
)

// retroRules compare what was paid, as slips or as the amounts of another program, with the slips that are due.
func retroRules() []jsonrule.Rule {
	const rates = `"injury_rate":"0.002","unemployment_rate":"0.008",` +
		`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"`
	return []jsonrule.Rule{
		jsonrule.New("payroll.retro_paid", jsonrule.About{
			Doc: "what is owed or may be asked back beside the amounts another program paid, line by line; " +
				"no surcharge: see collection.surcharge_through",
			Chinese: "补缴、补差与退费：其他系统已缴金额与应缴金额逐行比较，不含滞纳金（见 collection.surcharge_through）",
			Clause:  "-",
			Source: "社会保险法 art. 60, 63, 90; 社会保险费征缴暂行条例 art. 12; " +
				"广州市社会保险费补缴相关政策及业务宣传指引 (2026-02-12)",
			Example: `{"paid":[{"month":"2025-07","scheme":"pension","payer":"employee","amount":"440.00",` +
				`"base":"5500"}],` +
				`"unpaid":["2025-08"],"covers":[{"scheme":"pension","payer":"employee"}],` +
				`"wages":{"2025-07":"5000","2025-08":"5000"},` +
				`"due":{"2025-07":{` + rates + `},"2025-08":{` + rates + `}}}`}, retroPaid),
		jsonrule.New("payroll.retro", jsonrule.About{
			Doc:     "what is owed or due back after slips were paid on other figures, line by line",
			Chinese: "补差：以前月份按其他参数缴费后，逐行应补或应退的差额", Clause: "-",
			Source: slipSource + "; the difference of two slips, each line rounded on its own",
			Example: `{"wages":{"2024-07":"8000"},"paid":{"2024-07":{` + rates + `,"known_on":"2024-06-30",` +
				`"carry_forward":true}},"due":{"2024-07":{` + rates + `}}}`}, retroOf),
	}
}

// retroInput has at most the months there are, 3,612 from 1900-01 to 2200-12.
type retroInput struct {
	Wages map[string]decimal.Decimal `json:"wages" in:"wage" items:"3612" doc:"by month, yuan a month" zh:"各月缴费工资（元/月）"`
	Paid  map[string]monthSlip       `json:"paid" items:"3612" doc:"slips as paid; no slip: not paid" zh:"各月已缴明细；未列即未缴"`
	Due   map[string]monthSlip       `json:"due" items:"3612" doc:"slips as due; no slip: not due" zh:"各月应缴明细；未列即无应缴"`
}

// monthSlip is a slip of the month it stands under. Without a wage of its own it has the month's.
type monthSlip struct {
	Month rule.Month `json:"month" in:",optional" doc:"the month it stands under" zh:"所属月（可不填）"`
	slipFields
}

// CheckFields leaves it to the whole input whether there is a wage.
func (s monthSlip) CheckFields() error {
	if s.lacksWage() {
		return s.employment.CheckFields()
	}
	return s.slipFields.CheckFields()
}

func (s monthSlip) lacksWage() bool { return !s.Wage.Valid && s.Wages == nil }

// CheckFields refuses names that are no month, wages that no slip uses, and a comparison of nothing.
func (in retroInput) CheckFields() error {
	errs := []error{checkWages(in.Wages, in.Paid, in.Due),
		checkSide("paid", in.Paid, in.Wages), checkSide("due", in.Due, in.Wages)}
	if len(in.Paid)+len(in.Due) == 0 {
		errs = append(errs, nothingCompared("and due have no month", "和 due 没有任何月份"))
	}
	return rule.Join(errs...)
}

// nothingCompared refuses an input without a month.
func nothingCompared(english, chinese string) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Field: "paid", Reason: rule.Say(english, chinese),
		Do: rule.Say(`give the slips of at least one month, such as "due": {"2024-07": {...}}`,
			`请至少填写一个月的明细，例如 "due": {"2024-07": {...}}`)}
}

// checkWages refuses a wage of no month, and one that no slip takes: its month has none on any side, or those there
// have a wage of their own.
func checkWages(wages map[string]decimal.Decimal, sides ...map[string]monthSlip) error {
	var errs jsonrule.Errors
	for month := range sorted(wages) {
		errs.Add(checkMonth("wages."+month, month))
		takes := func(side map[string]monthSlip) bool {
			slip, has := side[month]
			return has && slip.lacksWage()
		}
		if !slices.ContainsFunc(sides, takes) {
			errs.Add(&rule.FieldError{Kind: rule.ErrConflict, Field: "wages." + month,
				Reason: rule.Say("is taken by no slip of its month", "所属月没有采用该工资的明细"),
				Do: rule.Say("give paid or due of the month without a wage of its own, or leave the wage out",
					"请填写该月未另填工资的 paid 或 due，或删除该工资")})
		}
	}
	return errs.Err()
}

// sorted yields a map in the order of its names.
func sorted[V any](of map[string]V) func(yield func(string, V) bool) {
	return func(yield func(string, V) bool) {
		for _, name := range slices.Sorted(maps.Keys(of)) {
			if !yield(name, of[name]) {
				return
			}
		}
	}
}

func checkMonth(field, month string) error {
	_, err := rule.ParseMonth(month)
	var bad *rule.FieldError
	if errors.As(err, &bad) {
		bad.Field = field
	}
	return err
}

// checkSide refuses a slip of another month than it stands under, and one without a wage.
func checkSide(name string, side map[string]monthSlip, wages map[string]decimal.Decimal) error {
	var errs jsonrule.Errors
	for month, slip := range sorted(side) {
		field := name + "." + month
		errs.Add(checkMonth(field, month))
		if !slip.Month.IsZero() && slip.Month.String() != month {
			errs.Add(&rule.FieldError{Kind: rule.ErrConflict, Field: field + ".month",
				Reason: rule.Say("is not the month it stands under", "与所在的月份不同"),
				Do:     rule.Say("leave it out", "请删除")})
		}
		if _, there := wages[month]; slip.lacksWage() && !there {
			errs.Add(&rule.FieldError{Kind: rule.ErrMissingField, Field: field + ".wage",
				Reason: rule.Say("is missing", "没有填写"),
				Do:     rule.Say("pass it, or the month's in wages", "请填写，或在 wages 中填写该月工资")})
		}
	}
	return errs.Err()
}

func retroOf(in retroInput) (retro.Document, error) {
	paid, paidErr := slipsOf("paid", in.Paid, in.Wages)
	due, dueErr := slipsOf("due", in.Due, in.Wages)
	if err := rule.Join(paidErr, dueErr); err != nil {
		return retro.Document{}, err
	}
	result, err := retro.Compare(retro.BothSides(paid, due))
	if err != nil {
		return retro.Document{}, err
	}
	return result.Document(), nil
}

// slipsOf computes one side.
func slipsOf(name string, side map[string]monthSlip, wages map[string]decimal.Decimal) ([]payroll.Slip, error) {
	var out []payroll.Slip
	var errs jsonrule.Errors
	for text, fields := range sorted(side) {
		month, _ := rule.ParseMonth(text) // CheckFields has read it
		if fields.lacksWage() {
			fields.Wage = decimal.NewNullDecimal(wages[text])
		}
		slip, err := fields.slip(month)
		out = append(out, slip)
		addWithin(&errs, name+"."+text, err)
	}
	return out, errs.Err()
}

type retroPaidInput struct {
	retro.Account
	Wages map[string]decimal.Decimal `json:"wages" in:"wage,optional" items:"3612" doc:"yuan, by month" zh:"各月工资（元）"`
	Due   map[string]monthSlip       `json:"due" items:"3612" doc:"slips as they are due, by month" zh:"各月应缴明细"`
}

// CheckFields refuses wages that no slip uses, a comparison of nothing, and payments that contradict one another.
func (in retroPaidInput) CheckFields() error {
	errs := []error{in.Account.CheckFields(), checkWages(in.Wages, in.Due), checkSide("due", in.Due, in.Wages)}
	if len(in.Account.Paid)+len(in.Due) == 0 {
		errs = append(errs, nothingCompared("has no payment, and due no month", "没有已缴金额，due 也没有任何月份"))
	}
	return rule.Join(errs...)
}

func retroPaid(in retroPaidInput) (retro.Settlement, error) {
	slips, err := slipsOf("due", in.Due, in.Wages)
	if err != nil {
		return retro.Settlement{}, err
	}
	return in.Settle(slips)
}
