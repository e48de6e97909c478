package designated

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Params are the rules of one text. The zero value is refused.
type Params struct {
	Version      string
	Force        rule.Span       // 施行期间
	Diseases     []Disease       // by number from 1
	PrimaryRatio decimal.Decimal // 一类 in a designated primary institution
	OtherRatio   decimal.Decimal // 一类 elsewhere
	MostClassOne int             // class-1 diseases a person may choose
	FactorNine   decimal.Decimal // 重组人凝血因子IX: costs of a year that count, yuan
}

// Notice2019 returns the rules of 穗医保规字〔2019〕4号, version "notice_2019".
func Notice2019() Params {
	return Params{
		Version: "notice_2019",
		Force: rule.Span{Area: rule.AreaMedical, What: rule.Say("designated disease rule", "门诊特定病种"),
			From: rule.DateOf(2019, 7, 1), Until: rule.DateOf(2024, 7, 1), // 十二: 自2019年7月1日起实施, 有效期5年
			Cite: rule.Cite{Title: "广州市社会医疗保险统筹基金支付门诊特定病种费用范围及标准", Number: "穗医保规字〔2019〕4号", Article: "十二"}},
		Diseases:     list(),                  // 附件1
		PrimaryRatio: decimal.New(85, -2),     // 四 (三) 1
		OtherRatio:   decimal.New(65, -2),     // 四 (三) 1
		MostClassOne: 3,                       // 六
		FactorNine:   decimal.New(250_000, 0), // 七
	}
}

// Group is how a person is insured.
type Group string

// The two schemes.
const (
	Employee Group = "employee" // 职工医保, retirees included
	Resident Group = "resident" // 城乡居民医保
)

// Claim is one person's costs for one disease in one month.
type Claim struct {
	Disease    int // its number in 附件1
	Group      Group
	Month      rule.Month
	Cost       decimal.Decimal // 基本医疗费用 after any first self-pay, yuan
	Primary    bool            // class 1: in a designated primary institution
	InHospital bool            // the person is in hospital: nothing for class 1 (六)
	// InpatientRatio is the person's ratio for a stay, which class 2 has: in the same hospital, for the family bed
	// that of tier 1 (四). Class 1 has its own and takes none.
	InpatientRatio decimal.Decimal
	// Deductible is due for the family bed every 90 days (that of a tier-1 stay) and for emergency observation once a
	// year (that of a tier-3 stay); no other disease has one (三).
	Deductible decimal.Decimal
	Used       decimal.Decimal // what the fund has paid in the limit's period
}

// Payment is who pays: Fund + Person = the cost.
type Payment struct {
	Fund    decimal.Decimal
	Person  decimal.Decimal
	Ratio   decimal.Decimal
	Limit   Limit
	Limited bool // the limit decided
}

// Of returns a disease by its number.
func (p *Params) Of(number int) (Disease, error) {
	if number < 1 || number > len(p.Diseases) {
		return Disease{}, outside("disease", strconv.Itoa(number), "is not in the list", "pass its number, 1 to "+strconv.Itoa(len(p.Diseases)))
	}
	return p.Diseases[number-1], nil
}

// Choose checks a person's choice of diseases for a year: any number of class 2, at most three of class 1 (六).
func Choose(p Params, numbers ...int) error {
	errs, chosen, seen := []error{p.Check()}, 0, map[int]bool{}
	for _, n := range numbers {
		d, err := p.Of(n)
		if seen[n] {
			err = errors.Join(err, conflict("disease", strconv.Itoa(n), "is chosen twice", "name each disease once"))
		}
		seen[n] = true
		if d.Class == 1 {
			chosen++
		}
		errs = append(errs, err)
	}
	if chosen > p.MostClassOne {
		errs = append(errs, outside("diseases", strconv.Itoa(chosen), "of class 1 are more than "+strconv.Itoa(p.MostClassOne), "choose those to be paid for; the choice holds for the year"))
	}
	return errors.Join(errs...)
}

// Pay returns what the pooled fund pays of a claim, half up to the fen: for class 1 85 % in a primary institution and
// 65 % elsewhere, for class 2 the person's ratio for a stay, above the deductible where there is one, up to the limit
// of the month or year. 穗医保规字〔2019〕4号 三 to 六, 附件1.
//
// Errors: ErrNoRule outside the text's dates, ErrNotApplicable for a disease the group is not covered for,
// ErrConflict for an input the disease does not take, ErrMissingField, ErrOutOfRange.
func Pay(p Params, c Claim) (Payment, error) {
	disease, err := p.Of(c.Disease)
	if err = errors.Join(p.Check(), err, c.check(), p.inForce(c.Month)); err == nil {
		err = c.fits(&disease)
	}
	if err != nil {
		return Payment{}, err
	}
	out := Payment{Ratio: p.ratio(&disease, &c), Limit: disease.limit(c.Group)}
	if disease.Class == 2 || !c.InHospital {
		out.Fund = decimal.Max(c.Cost.Sub(c.Deductible), decimal.Decimal{}).Mul(out.Ratio).Round(2)
	}
	if left := out.Limit.Amount.Sub(c.Used); out.Limit.Per != Unlimited && out.Fund.GreaterThan(left) {
		out.Fund, out.Limited = left, true
	}
	out.Person = c.Cost.Sub(out.Fund)
	return out, nil
}

func (p *Params) ratio(d *Disease, c *Claim) decimal.Decimal {
	switch {
	case d.Class == 2:
		return c.InpatientRatio
	case c.Primary:
		return p.PrimaryRatio
	}
	return p.OtherRatio
}

func (d *Disease) limit(g Group) Limit {
	if g == Resident {
		return d.Resident
	}
	return d.Employee
}

// fits refuses what the disease does not take.
func (c *Claim) fits(d *Disease) error {
	var errs []error
	limit := d.limit(c.Group)
	if limit.Per == NotCovered {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrNotApplicable, Area: rule.AreaMedical, Field: "disease", Value: strconv.Itoa(d.Number), Reason: rule.Untranslated("is not covered for " + string(c.Group)), Do: rule.Untranslated("see the list")})
	}
	switch {
	case d.Class == 1 && c.InpatientRatio.Sign() != 0:
		errs = append(errs, conflict("inpatient_ratio", c.InpatientRatio.String(), "is not for class 1", "leave it out"))
	case d.Class == 2 && c.InpatientRatio.Sign() == 0:
		errs = append(errs, missing("inpatient_ratio", "pass the person's ratio for a stay"))
	case d.Class == 2 && c.Primary:
		errs = append(errs, conflict("primary", "", "is for class 1 only", "leave it out"))
	}
	if c.Deductible.Sign() != 0 && d.Number != familyBed && d.Number != emergency {
		errs = append(errs, conflict("deductible", c.Deductible.String(), "is not due for this disease", "leave it out"))
	}
	if limit.Per != Unlimited && c.Used.GreaterThan(limit.Amount) {
		errs = append(errs, outside("used", c.Used.String(), "is above the limit, "+limit.Amount.String(), "pass what the fund has paid in the limit's period"))
	}
	return errors.Join(errs...)
}

func (c *Claim) check() error {
	var errs []error
	switch c.Group {
	case Employee, Resident:
	case "":
		errs = append(errs, missing("group", "use employee or resident"))
	default:
		errs = append(errs, outside("group", string(c.Group), "is not known", "use employee or resident"))
	}
	return errors.Join(append(errs, money("cost").Check(c.Cost), money("deductible").Check(c.Deductible), money("used").Check(c.Used),
		rule.RateInput(rule.AreaMedical, "inpatient_ratio", 100).Check(c.InpatientRatio))...)
}

// Check refuses parameters that are not set or cannot be right.
func (p *Params) Check() error {
	var errs []error
	if p.Version == "" || p.Force.IsZero() || len(p.Diseases) == 0 {
		errs = append(errs, missing("version", "start from Notice2019"))
	}
	for i := range p.Diseases {
		d := &p.Diseases[i]
		if d.Number != i+1 || d.Class != 1 && d.Class != 2 {
			errs = append(errs, outside("diseases", strconv.Itoa(d.Number), "is not numbered in order, or of class 1 or 2", "start from Notice2019"))
		}
		errs = append(errs, d.Employee.check(), d.Resident.check())
	}
	rate := rule.RateInput(rule.AreaMedical, "ratio", 100)
	return errors.Join(append(errs, rate.Check(p.PrimaryRatio), rate.Check(p.OtherRatio), money("factor_nine").Check(p.FactorNine))...)
}

func (l Limit) check() error {
	switch l.Per {
	case Month, Year, Unlimited, NotCovered:
		return money("limit").Check(l.Amount)
	}
	return outside("limit", string(l.Per), "has no known period", "use month, year, unlimited or not_covered")
}

// inForce refuses a month outside the text's dates.
func (p *Params) inForce(month rule.Month) error {
	if month.IsZero() {
		return &rule.FieldError{Kind: rule.ErrBadDate, Area: rule.AreaMedical, Field: "month", Reason: rule.Untranslated("is not a month"), Do: rule.Untranslated(`pass a month such as "2019-07"`)}
	}
	return p.Force.In(month)
}

func money(field string) rule.Input {
	return rule.Input{Area: rule.AreaMedical, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals, such as 250.00")}
}

func missing(field, do string) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaMedical, Field: field, Reason: rule.Untranslated("is missing"), Do: rule.Untranslated(do)}
}

func outside(field, value, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaMedical, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

func conflict(field, value, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaMedical, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
