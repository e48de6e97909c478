package designated

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
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
			Cite: rule.Cite{Title: "广州市社会医疗保险统筹基金支付门诊特定病种费用范围及标准",
				Number: "穗医保规字〔2019〕4号", Article: "十二"}},
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
//
// Disease is its number in 附件1. Cost is 基本医疗费用 after any first self-pay. InHospital: nothing is paid for class 1
// (六). InpatientRatio is the person's ratio for a stay, which class 2 has: in the same hospital, for the family bed
// that of tier 1 (四); class 1 has its own and takes none. Deductible is due for the family bed every 90 days (that of a
// tier-1 stay) and for emergency observation once a year (that of a tier-3 stay); no other disease has one (三). Used is
// what the fund has paid in the limit's period.
type Claim struct {
	Disease        int             `json:"disease" in:"count" min:"1" max:"58" doc:"number in annex 1" zh:"病种序号（附件1）"`
	Group          Group           `json:"group" enum:"employee,resident" doc:"how insured" zh:"参保类别（职工、居民）"`
	Month          rule.Month      `json:"month" doc:"2019-07 to 2024-06" zh:"月份（2019-07至2024-06）"`
	Cost           decimal.Decimal `json:"cost" in:"yuan" doc:"covered costs, yuan" zh:"基本医疗费用（元）"`
	Primary        bool            `json:"primary" default:"false" doc:"class 1: primary care" zh:"一类病种：基层选定机构"`
	InHospital     bool            `json:"in_hospital" default:"false" doc:"is in hospital" zh:"住院期间"`
	InpatientRatio decimal.Decimal `json:"inpatient_ratio" in:"rate" default:"0" doc:"class 2" zh:"二类病种：住院支付比例"`
	Deductible     decimal.Decimal `json:"deductible" in:"yuan" default:"0" doc:"yuan" zh:"起付标准（元）"`
	Used           decimal.Decimal `json:"used" in:"yuan" default:"0" doc:"paid before, yuan" zh:"限额期内已支付（元）"`
}

// Payment is who pays: Fund + Person = the cost. Limited: the limit decided.
type Payment struct {
	Fund    decimal.Decimal `json:"fund" out:"yuan" doc:"paid by the fund, yuan" zh:"统筹基金支付（元）"`
	Person  decimal.Decimal `json:"person" out:"yuan" doc:"paid by the person, yuan" zh:"个人支付（元）"`
	Ratio   decimal.Decimal `json:"ratio" out:"plain" doc:"the fund's ratio" zh:"支付比例"`
	Limit   Limit           `json:"-"`
	Limited bool            `json:"limited" doc:"the limit decided" zh:"受限额限制"`
}

// Of returns a disease by its number.
func (p Params) Of(number int) (Disease, error) {
	if number < 1 || number > len(p.Diseases) {
		return Disease{}, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "disease", strconv.Itoa(number),
			rule.Say("is not in the list", "不在病种目录内"),
			rule.Sayf("pass its number, 1 to %d", "请填写病种序号，1 至 %d", len(p.Diseases)))
	}
	return p.Diseases[number-1], nil
}

// chosen is what Choose takes.
type chosen struct {
	Month    rule.Month `json:"month" doc:"month of the choice, 2019-07 to 2024-06" zh:"选定月份（2019-07至2024-06）"`
	Diseases []int      `json:"diseases" items:"1-58" in:"count" min:"1" max:"58" doc:"in annex 1" zh:"病种序号（附件1）"`
}

// Choice is how many diseases of each class a person has chosen for a year.
type Choice struct {
	ClassOne int `json:"class_one" doc:"of class 1" zh:"一类病种数"`
	ClassTwo int `json:"class_two" doc:"of class 2" zh:"二类病种数"`
}

// CheckFields refuses a disease named twice.
func (c chosen) CheckFields() error {
	var errs []error
	for i, n := range c.Diseases {
		if slices.Contains(c.Diseases[:i], n) {
			at := "diseases[" + strconv.Itoa(i) + "]"
			errs = append(errs, rule.AreaMedical.Refuse(rule.ErrConflict, at, strconv.Itoa(n),
				rule.Say("is chosen twice", "重复选择"), rule.Say("name each disease once", "每个病种只选一次")))
		}
	}
	return rule.Join(errs...)
}

// Choose counts a person's choice of diseases for a year, by their numbers in 附件1 (病种选定): any number of class 2, at
// most three of class 1. 穗医保规字〔2019〕4号 六.
//
// Errors: ErrNoRule for a month outside the text's dates, ErrOutOfRange for none, for a number not in the list or for
// too many of class 1, ErrConflict for one named twice.
func Choose(p Params, month rule.Month, diseases []int) (Choice, error) {
	err := rule.Join(p.Check(), jsonrule.Check(rule.AreaMedical, chosen{month, diseases}))
	if err == nil {
		err = p.Force.In(month)
	}
	if err != nil {
		return Choice{}, err
	}
	var out Choice
	for _, n := range diseases {
		d, err := p.Of(n)
		if err != nil {
			return Choice{}, err
		}
		if d.Class == 1 {
			out.ClassOne++
		} else {
			out.ClassTwo++
		}
	}
	if out.ClassOne > p.MostClassOne {
		return Choice{}, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "diseases", strconv.Itoa(out.ClassOne),
			rule.Sayf("of class 1 are more than %d", "个一类病种，超过 %d 个", p.MostClassOne),
			rule.Say("choose those to be paid for; the choice holds for the year", "请选定病种；选定后当年有效"))
	}
	return out, nil
}

// Pay returns what the pooled fund pays of a claim, half up to the fen: for class 1 85 % in a primary institution and
// 65 % elsewhere, for class 2 the person's ratio for a stay, above the deductible where there is one, up to the limit
// of the month or year. 穗医保规字〔2019〕4号 三 to 六, 附件1.
//
// Errors: ErrNoRule outside the text's dates, ErrNotApplicable for a disease the group is not covered for,
// ErrConflict for an input the disease does not take, ErrMissingField, ErrOutOfRange.
func Pay(p Params, c Claim) (Payment, error) {
	disease, err := p.Of(c.Disease)
	err = rule.Join(p.Check(), err, jsonrule.Check(rule.AreaMedical, c))
	if err == nil {
		err = rule.Join(p.Force.In(c.Month), c.fits(&disease))
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
	leaveOut := rule.Say("leave it out", "请不填")
	if limit.Per == NotCovered {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrNotApplicable, "disease", strconv.Itoa(d.Number),
			rule.Sayf("is not covered for %s", "不适用于 %s", string(c.Group)), rule.Say("see the list", "请查看病种目录")))
	}
	switch {
	case d.Class == 1 && c.InpatientRatio.Sign() != 0:
		errs = append(errs, conflict("inpatient_ratio", c.InpatientRatio.String(),
			rule.Say("is not for class 1", "不适用于一类病种"), leaveOut))
	case d.Class == 2 && c.InpatientRatio.Sign() == 0:
		errs = append(errs, rule.AreaMedical.Missing("inpatient_ratio",
			rule.Say("pass the person's ratio for a stay", "请填写住院支付比例")))
	case d.Class == 2 && c.Primary:
		errs = append(errs, conflict("primary", "", rule.Say("is for class 1 only", "仅适用于一类病种"), leaveOut))
	}
	if c.Deductible.Sign() != 0 && d.Number != familyBed && d.Number != emergency {
		errs = append(errs, conflict("deductible", c.Deductible.String(),
			rule.Say("is not due for this disease", "该病种没有起付标准"), leaveOut))
	}
	if limit.Per != Unlimited && c.Used.GreaterThan(limit.Amount) {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "used", c.Used.String(),
			rule.Sayf("is above the limit, %s", "高于限额 %s", limit.Amount),
			rule.Say("pass what the fund has paid in the limit's period", "请填写限额期内基金已支付的金额")))
	}
	return rule.Join(errs...)
}

// counts are the whole numbers of the parameters, as their bounds see them.
type counts struct {
	Diseases     []validity `json:"diseases"`
	MostClassOne int        `json:"most_class_one" in:"count" max:"58"`
}

// validity is how long an admission is valid.
type validity struct {
	Months int `json:"months" in:"count" max:"1200"`
	Days   int `json:"days" in:"count" max:"10000"`
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	whole := counts{MostClassOne: p.MostClassOne}
	for _, d := range p.Diseases {
		whole.Diseases = append(whole.Diseases, validity{d.Months, d.Days})
	}
	errs := []error{jsonrule.Check(rule.AreaMedical, whole)}
	if p.Version == "" || p.Force.IsZero() || len(p.Diseases) == 0 {
		errs = append(errs, rule.AreaMedical.Missing("version", rule.Say("start from Notice2019", "请从 Notice2019 开始")))
	}
	for i := range p.Diseases {
		d := &p.Diseases[i]
		if d.Number != i+1 || d.Class != 1 && d.Class != 2 {
			errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "diseases", strconv.Itoa(d.Number),
				rule.Say("is not numbered in order, or of class 1 or 2", "序号不连续，或不是一类、二类"),
				rule.Say("start from Notice2019", "请从 Notice2019 开始")))
		}
		errs = append(errs, d.Employee.check(), d.Resident.check())
	}
	rate := rule.RateInput(rule.AreaMedical, "ratio", 100)
	return rule.Join(append(errs, rate.Check(p.PrimaryRatio), rate.Check(p.OtherRatio),
		rule.YuanInput(rule.AreaMedical, "factor_nine").Check(p.FactorNine))...)
}

func (l Limit) check() error {
	switch l.Per {
	case Month, Year, Unlimited, NotCovered:
		return rule.YuanInput(rule.AreaMedical, "limit").Check(l.Amount)
	}
	return rule.AreaMedical.Refuse(rule.ErrOutOfRange, "limit", string(l.Per), rule.Say("has no known period", "限额期不明"),
		rule.Say("use month, year, unlimited or not_covered", "可选：month, year, unlimited, not_covered"))
}

func conflict(field, value string, reason, do rule.Text) error {
	return rule.AreaMedical.Refuse(rule.ErrConflict, field, value, reason, do)
}
