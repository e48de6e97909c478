package collection

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Basis says which wage a month should have been declared with. The zero value is refused.
type Basis uint8

// The two ways bases are fixed.
const (
	YearAverage  Basis = iota + 1 // the average of all the months reported, half away from zero to the fen
	MonthByMonth                  // each month's own wage
)

// bases are the names of the two ways bases are fixed.
func bases() jsonrule.Words { return jsonrule.Words{"", "year_average", "month_by_month"} }

// MarshalText writes the JSON name, such as "year_average".
func (b Basis) MarshalText() ([]byte, error) { return bases().Text(uint8(b)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (b *Basis) UnmarshalText(text []byte) error { return bases().Read((*uint8)(b), text) }

// AuditMonth is one month of one person.
type AuditMonth struct {
	Month    rule.Month
	Reported decimal.Decimal // 个人所得税申报的工资薪金, yuan
	Declared decimal.Decimal // 申报缴费工资, yuan
	Charges  []rule.Charge   // the contributions of the month, with its figures
}

// AuditPerson is one employee and the months to be compared, in order.
type AuditPerson struct {
	ID     string
	Months []AuditMonth
}

// AuditItem is one contribution of one month that was paid too low or too high. The bases are within floor and ceiling;
// what was paid too much is not set off.
type AuditItem struct {
	Month        rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Scheme       rule.Scheme     `json:"scheme" doc:"the insurance" zh:"险种"`
	Payer        rule.Payer      `json:"payer" doc:"who pays it" zh:"缴费方"`
	ActualBase   decimal.Decimal `json:"actual_base" out:"yuan" doc:"within the limits, yuan" zh:"应申报基数（元）"`
	DeclaredBase decimal.Decimal `json:"declared_base" out:"yuan" doc:"within the limits, yuan" zh:"申报基数（元）"`
	Arrears      decimal.Decimal `json:"arrears" out:"yuan" doc:"yuan" zh:"少缴额（元）"`
	Over         decimal.Decimal `json:"over" out:"yuan" doc:"yuan" zh:"多缴额（元）"`
	Grade        rule.Grade      `json:"grade,omitempty" doc:"the weakest figure" zh:"数据等级"`
}

// SchemeTotal is the arrears of one scheme.
type SchemeTotal struct {
	Scheme  rule.Scheme     `json:"scheme" doc:"the insurance" zh:"险种"`
	Arrears decimal.Decimal `json:"arrears" out:"yuan" doc:"yuan" zh:"少缴额（元）"`
}

// MonthTotal is the arrears of one month: a lot of Law.Through.
type MonthTotal struct {
	Month   rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Arrears decimal.Decimal `json:"arrears" out:"yuan" doc:"yuan" zh:"少缴额（元）"`
}

// Finding is what the comparison says of one person. The totals are sums of the items.
type Finding struct {
	ID       string          `json:"id" doc:"of the person" zh:"人员编号"`
	Under    bool            `json:"under" doc:"something is missing" zh:"是否少缴"`
	Items    []AuditItem     `json:"items" doc:"the contributions that are not right" zh:"有差异的缴费"`
	ByScheme []SchemeTotal   `json:"by_scheme" doc:"the arrears of each scheme" zh:"分险种少缴额"`
	ByMonth  []MonthTotal    `json:"by_month" doc:"the arrears of each month" zh:"分月少缴额"`
	Arrears  decimal.Decimal `json:"arrears" out:"yuan" doc:"of all items, yuan" zh:"少缴合计（元）"`
	Over     decimal.Decimal `json:"over" out:"yuan" doc:"paid too much, not set off, yuan" zh:"多缴合计（元，不抵扣）"`
	Grade    rule.Grade      `json:"grade,omitempty" doc:"the weakest figure of the items" zh:"数据等级"`
}

// Audit compares the wages an employer declares for social insurance with those it reports for income tax
// (充分利用个税申报数据, 1.6 of the city's 2014 notice): who is declared too low, by how much, in which scheme and month. For
// every month and charge the contribution is worked out twice with that month's floor, ceiling, rate and rounding: on
// the wage that should have been declared, and on the one that was. The difference, where positive, is the arrears; a
// wage above the ceiling or below the floor makes none. It returns a finding for every person, in their order.
// Contributions that are right are left out of the items. 社会保险法 art. 60, 63, 86; 社会保险费征缴暂行条例 art. 18.
//
// Errors: of every bad field and every figure that is not known; ErrBadDate for months out of order.
func Audit(basis Basis, people []AuditPerson) ([]Finding, error) {
	if err := checkAudit(basis, people); err != nil {
		return nil, err
	}
	out := make([]Finding, 0, len(people))
	var errs []error
	for _, p := range people {
		f, err := audit(basis, p)
		errs = append(errs, err)
		out = append(out, f)
	}
	if err := rule.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

func audit(basis Basis, p AuditPerson) (Finding, error) {
	out := Finding{ID: p.ID}
	average := p.average()
	var errs []error
	for _, m := range p.Months {
		wage := m.Reported
		if basis == YearAverage {
			wage = average
		}
		actual, err := rule.Lines(wage, m.Charges...)
		declared, err2 := rule.Lines(m.Declared, m.Charges...)
		if err := rule.Join(err, err2); err != nil {
			errs = append(errs, err)
			continue
		}
		for i := range actual {
			out.add(m.Month, &actual[i], &declared[i])
		}
	}
	out.Under = out.Arrears.Sign() > 0
	return out, rule.Join(errs...)
}

// add takes in one contribution.
func (f *Finding) add(month rule.Month, actual, declared *rule.Line) {
	diff := actual.Amount().Sub(declared.Amount())
	if diff.Sign() == 0 {
		return
	}
	item := AuditItem{Month: month, Scheme: actual.Scheme(), Payer: actual.Payer(), ActualBase: actual.Base(),
		DeclaredBase: declared.Base(), Arrears: decimal.Max(diff, decimal.Decimal{}),
		Over: decimal.Max(diff.Neg(), decimal.Decimal{}), Grade: actual.Grade()}
	f.Items = append(f.Items, item)
	f.Arrears, f.Over = f.Arrears.Add(item.Arrears), f.Over.Add(item.Over)
	f.Grade = max(f.Grade, item.Grade)
	if item.Arrears.Sign() > 0 {
		f.sum(item)
	}
}

// sum adds an item's arrears to its scheme's and its month's.
func (f *Finding) sum(item AuditItem) {
	if n := len(f.ByMonth); n > 0 && f.ByMonth[n-1].Month == item.Month {
		f.ByMonth[n-1].Arrears = f.ByMonth[n-1].Arrears.Add(item.Arrears)
	} else {
		f.ByMonth = append(f.ByMonth, MonthTotal{item.Month, item.Arrears})
	}
	for i := range f.ByScheme {
		if f.ByScheme[i].Scheme == item.Scheme {
			f.ByScheme[i].Arrears = f.ByScheme[i].Arrears.Add(item.Arrears)
			return
		}
	}
	f.ByScheme = append(f.ByScheme, SchemeTotal{item.Scheme, item.Arrears})
}

// average is the wage of an average month.
func (p AuditPerson) average() decimal.Decimal {
	var total decimal.Decimal
	for _, m := range p.Months {
		total = total.Add(m.Reported)
	}
	return total.DivRound(whole.Number(len(p.Months)), 2)
}

// wages are what one month was declared with.
type wages struct {
	Month    rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Reported decimal.Decimal `json:"reported" in:"yuan" doc:"for income tax, yuan" zh:"个税申报的工资薪金（元）"`
	Declared decimal.Decimal `json:"declared" in:"yuan" doc:"for social insurance, yuan" zh:"申报缴费工资（元）"`
}

func (w wages) of() rule.Month { return w.Month }

// staff is the people of an audit with their months: with charges where it is read, without them where it is checked.
type staff[M interface{ of() rule.Month }] struct {
	Basis  Basis       `json:"basis" doc:"the wage a month should be declared with" zh:"应申报工资：全年平均、逐月"`
	People []member[M] `json:"people" doc:"the staff" zh:"职工"`
}

// member is one of a staff.
type member[M interface{ of() rule.Month }] struct {
	ID     string `json:"id" doc:"of the person, their own" zh:"人员编号"`
	Months []M    `json:"months" items:"1-12" doc:"of one year, in order" zh:"各月（一年内，按序）"`
}

// CheckFields refuses a person without a name or there twice.
func (s staff[M]) CheckFields() error {
	ids := make([]string, len(s.People))
	for i, p := range s.People {
		ids[i] = p.ID
	}
	return checkIDs("people", ids)
}

// CheckFields refuses months that are out of order.
func (m member[M]) CheckFields() error {
	var errs []error
	for i := 1; i < len(m.Months); i++ {
		if month := m.Months[i].of(); !m.Months[i-1].of().Before(month) {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Field: "months[" + strconv.Itoa(i) + "].month",
				Value: month.String(), Reason: rule.Say("is not after the one before it", "不晚于前一个月份"),
				Do: rule.Say("sort the months", "请按月份排列")})
		}
	}
	return rule.Join(errs...)
}

// checkAudit checks the people of an audit and the charges of their months.
func checkAudit(basis Basis, people []AuditPerson) error {
	in := staff[wages]{Basis: basis}
	var errs []error
	for i, p := range people {
		one := member[wages]{ID: p.ID}
		for k, m := range p.Months {
			one.Months = append(one.Months, wages{m.Month, m.Reported, m.Declared})
			errs = append(errs, rule.Within(monthAt(i, k), m.checkCharges()))
		}
		in.People = append(in.People, one)
	}
	return rule.Join(jsonrule.Check(rule.AreaCollection, in), rule.Join(errs...))
}

// checkCharges refuses a month without a charge, and charges that cannot be right.
func (m *AuditMonth) checkCharges() error {
	if len(m.Charges) == 0 {
		return rule.AreaCollection.Refuse(rule.ErrMissingField, "charges", "", rule.Say("are missing", "没有填写"),
			rule.Say("pass the contributions of the month", "请填写当月各项缴费"))
	}
	var errs []error
	for i := range m.Charges {
		errs = append(errs, rule.Within(chargeAt(i), m.Charges[i].Check()))
	}
	return rule.Join(errs...)
}
