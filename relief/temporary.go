package relief

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// TemporaryParams are the numbers of one city's rules of temporary relief (临时救助). Start from Temporary2021; the zero
// value is refused.
type TemporaryParams struct {
	From             rule.Date       `json:"from"`                                           // 施行之日
	LeastMonths      int             `json:"least_months" in:"count" min:"1" max:"120"`      // 原则上不低于
	UrgentMonths     int             `json:"urgent_months" in:"count" min:"1" max:"120"`     // 急难型
	FirstAidMonths   int             `json:"first_aid_months" in:"count" min:"1" max:"120"`  // 先行急难救助
	ContinuingMonths int             `json:"continuing_months" in:"count" min:"1" max:"120"` // 后果仍然延续
	ExpenseMonths    int             `json:"expense_months" in:"count" min:"1" max:"120"`    // 支出型
	CareDestitute    decimal.Decimal `json:"care_destitute" in:"yuan"`                       // 住院照料, yuan a day
	CareOther        decimal.Decimal `json:"care_other" in:"yuan"`                           // of others
	FamilyYear       decimal.Decimal `json:"family_year" in:"yuan"`                          // 1个自然年度内, yuan
}

// Temporary2021 returns the numbers of 广州市临时救助实施细则 (穗府办规〔2021〕19号), in force from 2021-12-06. The rules say five
// years; the page they are published on says they lapse on 2029-12-06.
func Temporary2021() TemporaryParams {
	return TemporaryParams{
		From:             rule.DateOf(2021, 12, 6), // art. 18
		LeastMonths:      2,                        // art. 12(1)
		UrgentMonths:     3,                        // art. 12(3)
		FirstAidMonths:   2,                        // art. 12(3)
		ContinuingMonths: 6,                        // art. 12(3)
		ExpenseMonths:    12,                       // art. 12(2)
		CareDestitute:    decimal.New(240, 0),      // art. 12(2)
		CareOther:        decimal.New(120, 0),      // art. 12(2)
		FamilyYear:       decimal.New(50_000, 0),   // art. 12(4)
	}
}

// Check refuses parameters that are not set or cannot be right.
func (p TemporaryParams) Check() error { return jsonrule.Check(rule.AreaRelief, p) }

// months returns the most months a head of a kind; 0 for hospital care, which goes by days.
func (p TemporaryParams) months(k Kind) int {
	switch k {
	case Urgent:
		return p.UrgentMonths
	case FirstAid:
		return p.FirstAidMonths
	case Continuing:
		return p.ContinuingMonths
	case Expense:
		return p.ExpenseMonths
	}
	return 0
}

// Kind is what sort of trouble temporary relief is for. The zero value is refused.
type Kind uint8

// The kinds of 广州市临时救助实施细则 art. 12.
const (
	Urgent       Kind = iota + 1 // 急难型
	FirstAid                     // 先行急难救助: help before the procedure
	Continuing                   // 急难型, the consequences go on: approved once, paid by the month
	Expense                      // 支出型
	HospitalCare                 // 支出型, 住院照料
)

// kinds are the names of the kinds.
func kinds() jsonrule.Words {
	return jsonrule.Words{"", "urgent", "first", "continuing", "expense", "hospital_care"}
}

// MarshalText writes the JSON name, such as "urgent".
func (k Kind) MarshalText() ([]byte, error) { return kinds().Text(uint8(k)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (k *Kind) UnmarshalText(text []byte) error { return kinds().Read((*uint8)(k), text) }

// Request is one application. Spending is for Expense and HospitalCare only, CareDays for HospitalCare only; Granted is
// the temporary relief the family got before in the calendar year.
type Request struct {
	Kind       Kind                `json:"kind" doc:"what the trouble is" zh:"救助类型"`
	Persons    int                 `json:"persons" in:"count" min:"1" max:"100" doc:"of the family" zh:"人数"`
	Standard   decimal.Decimal     `json:"standard" in:"yuan" doc:"yuan a head and month" zh:"低保标准（元/人·月）"`
	Months     int                 `json:"months" in:"count" max:"100" default:"0" doc:"granted" zh:"救助月数"`
	Spending   decimal.NullDecimal `json:"spending" in:"yuan" doc:"expense, hospital_care: yuan" zh:"实际支出（元）"`
	CareDays   int                 `json:"care_days" in:"count" max:"366" default:"0" doc:"in hospital" zh:"照料天数"`
	Destitute  bool                `json:"destitute" default:"false" doc:"a destitute person" zh:"特困人员"`
	NursingAid bool                `json:"nursing_aid" default:"false" doc:"already pays the nurse" zh:"已享护理资助"`
	Granted    decimal.Decimal     `json:"granted" in:"yuan" default:"0" doc:"this year, yuan" zh:"年内已获救助（元）"`
}

// Limit is what cut an award.
type Limit string

// The limits.
const (
	ActualSpending Limit = "actual_spending" // 不得超过申请人实际支出金额
	DailyCare      Limit = "daily_care"      // 元/人/日
	MonthsAHead    Limit = "months_a_head"   // 人均不超过…个月最低生活保障标准
	FamilyYear     Limit = "family_year"     // 1个自然年度内累计
)

// Words lists them.
func (Limit) Words() []string {
	return []string{string(ActualSpending), string(DailyCare), string(MonthsAHead), string(FamilyYear)}
}

// Award is the relief granted, yuan. Monthly, of Continuing, are the month's payments, which sum to Amount.
type Award struct {
	Amount   decimal.Decimal   `json:"amount" out:"yuan" doc:"granted, yuan" zh:"救助金额（元）"`
	Computed decimal.Decimal   `json:"computed" out:"yuan" doc:"before the limits, yuan" zh:"限额前金额（元）"`
	Cut      []Limit           `json:"cut" doc:"the limits that cut it, in order" zh:"所受限额"`
	Monthly  []decimal.Decimal `json:"monthly" out:"yuan" doc:"of continuing, month by month, yuan" zh:"后果延续的逐月发放额（元）"`
}

// Temporary returns persons x standard x months (穗府办规〔2021〕19号 art. 12), or for hospital care what was spent, and
// applies the limits: actual spending and the daily rate, the months a head, and the family's calendar year. Months
// outside the limits of the kind are refused, not cut: how many are granted is a decision. Every product is exact.
//
// Errors: of every bad field; ErrNotApplicable for hospital care that the medical-assistance rules already pay;
// ErrConflict for a field that does not belong to the kind.
func Temporary(p TemporaryParams, r Request) (Award, error) {
	if err := rule.Join(p.Check(), jsonrule.Check(rule.AreaRelief, r)); err != nil {
		return Award{}, err
	}
	if err := rule.Join(r.checkTime(p), r.checkSpending()); err != nil {
		return Award{}, err
	}
	var a Award
	switch r.Kind {
	case HospitalCare:
		a = Award{Amount: r.Spending.Decimal, Computed: r.Spending.Decimal}
		daily := p.CareOther
		if r.Destitute {
			daily = p.CareDestitute
		}
		a.limit(DailyCare, times(daily, r.CareDays))
		a.limit(MonthsAHead, r.sum(p.ExpenseMonths))
	case Expense:
		a = Award{Amount: r.sum(r.Months), Computed: r.sum(r.Months)}
		a.limit(ActualSpending, r.Spending.Decimal)
	default:
		a = Award{Amount: r.sum(r.Months), Computed: r.sum(r.Months)}
	}
	a.limit(FamilyYear, decimal.Max(p.FamilyYear.Sub(r.Granted), decimal.Decimal{}))
	if r.Kind == Continuing {
		a.spread(r.sum(1), r.Months)
	}
	return a, nil
}

func (r Request) award() (Award, error) { return Temporary(Temporary2021(), r) }

// sum is persons x standard x months.
func (r Request) sum(months int) decimal.Decimal { return times(r.Standard, r.Persons*months) }

// limit cuts the amount to most and notes that it did.
func (a *Award) limit(why Limit, most decimal.Decimal) {
	if a.Amount.GreaterThan(most) {
		a.Amount = most
		a.Cut = append(a.Cut, why)
	}
}

// spread pays a month's sum until the amount is used up.
func (a *Award) spread(monthly decimal.Decimal, months int) {
	left := a.Amount
	for range months {
		pay := decimal.Min(monthly, left)
		a.Monthly = append(a.Monthly, pay)
		left = left.Sub(pay)
	}
}

// checkTime refuses months and days that do not belong to the kind, or are not within its limits.
func (r Request) checkTime(p TemporaryParams) error {
	if r.Kind == HospitalCare {
		return rule.Join(r.checkCare(), r.stray("months", r.Months))
	}
	least, most := p.LeastMonths, p.months(r.Kind)
	errs := []error{r.stray("care_days", r.CareDays)}
	if r.Months < least || r.Months > most {
		errs = append(errs, fail(rule.ErrOutOfRange, "months", strconv.Itoa(r.Months),
			rule.Sayf("is not within %d to %d", "不在 %d 至 %d 之间", least, most),
			rule.Say("the rules grant so many months to this kind (穗府办规〔2021〕19号 art. 12)",
				"该类救助的月数以此为限（穗府办规〔2021〕19号第十二条）")))
	}
	return rule.Join(errs...)
}

// checkCare refuses hospital care without days or already paid.
func (r Request) checkCare() error {
	switch {
	case r.CareDays == 0:
		return fail(rule.ErrOutOfRange, "care_days", "0", rule.Say("is below 1", "小于 1"),
			rule.Say("pass the days of care", "请填写照料天数"))
	case r.NursingAid:
		return fail(rule.ErrNotApplicable, "nursing_aid", "", rule.Say("already pays for the nurse", "已支付护理费用"),
			rule.Say("the same cause is not paid twice (穗府办规〔2021〕19号 art. 12)", "同一事由不重复救助（穗府办规〔2021〕19号第十二条）"))
	}
	return nil
}

func (r Request) checkSpending() error {
	needed := r.Kind == Expense || r.Kind == HospitalCare
	switch {
	case needed && !r.Spending.Valid:
		return fail(rule.ErrMissingField, "spending", "", rule.Say("is missing", "没有填写"),
			rule.Say("pass what was really spent: the relief may not be above it", "请填写实际支出：救助金额不得超过实际支出"))
	case !needed && r.Spending.Valid:
		return foreign("spending", "")
	}
	return nil
}

// stray is the error of a number that does not belong to the kind; 0 is none.
func (r Request) stray(field string, n int) error {
	if n == 0 {
		return nil
	}
	return foreign(field, strconv.Itoa(n))
}

// foreign is the error of a field that does not belong to the kind.
func foreign(field, value string) error {
	return fail(rule.ErrConflict, field, value,
		rule.Say("does not belong to this kind of relief", "不属于该类救助的字段"), rule.Say("leave it out", "请不填"))
}
