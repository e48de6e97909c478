package elsewhere

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Visit is why a person is treated elsewhere.
type Visit string

// The visits the texts tell apart.
const (
	LongTerm     Visit = "long_term"    // 异地居住、异地工作, 异地长期居住人员 (registered)
	Study        Visit = "study"        // 外出学习, 学生休假休学
	Emergency    Visit = "emergency"    // 急诊, 急诊抢救 on a trip
	Registered   Visit = "registered"   // 临时外出就医, registered (备案)
	Unregistered Visit = "unregistered" // 临时外出就医, neither registered nor an emergency
)

// Place is whose rules apply. The zero value is not stated.
type Place string

// The place of insurance and the place of care.
const (
	Insurance Place = "insurance" // 参保地
	Care      Place = "care"      // 就医地
)

// Words lists them; empty where the text names none.
func (Place) Words() []string {
	return []string{"", string(Insurance), string(Care)}
}

// Terms are the terms of one visit under one text.
type Terms struct {
	Visit     Visit
	Covered   bool
	Catalogue Place           // whose list of medicines, treatment and services (目录)
	Rates     Place           // whose deductible, ratio and cap
	Drop      decimal.Decimal // by how much the ratio is lower, a fraction: 0.1 is ten points
	Modality  rule.Modality   // Exact, AtMost, or 0 where the text leaves the ratio to the place of insurance
	Counter   bool            // settled at the counter; otherwise paid by the person and claimed afterwards
	Article   string
}

// Service is a kind of bill and where it is settled at the counter for registered people.
type Service struct {
	Name   string // in Chinese, as the text names it
	Within bool   // 省内跨市
	Across bool   // 跨省
}

// Rules are the terms of one text.
type Rules struct {
	Version  string
	From     rule.Date // zero where the day was not seen
	Grade    rule.Grade
	Cite     rule.Cite
	Terms    []Terms
	Services []Service // what the text says is settled at the counter
	Diseases []string  // 门诊特定病种 settled at the counter between provinces
	Valid    int       // months a registration is valid at least (原则上均不少于); 0: not stated
}

// Decree123 returns the terms for the city's employees, version "decree_123_2015": long stays, study and emergencies
// on a trip are paid by the standard of the city's hospitals of the same tier, with no drop, against a claim.
func Decree123() Rules {
	const article = "第五十七条"
	covered := func(v Visit) Terms {
		return Terms{Visit: v, Covered: true, Catalogue: Insurance, Rates: Insurance, Modality: rule.Exact,
			Article: article}
	}
	return Rules{
		Version: "decree_123_2015",
		From:    rule.DateOf(2015, 7, 1), // art. 70
		Grade:   rule.Official,
		Cite: rule.Cite{Title: "广州市社会医疗保险办法", Number: "广州市人民政府令第123号",
			Article: article, Issued: rule.DateOf(2015, 5, 31),
			Quote:   "职工社会医疗保险统筹基金对参保人员异地就医医疗费用的支付标准，按照本市同级定点医疗机构标准执行",
			Checked: rule.MonthOf(2026, 11)},
		Terms: []Terms{
			covered(LongTerm),  // 境内异地居住、异地工作
			covered(Study),     // 外出学习或者学生休假休学期间就医
			covered(Emergency), // 因公出差或者探亲、旅游期间急诊就医
			{Visit: Registered, Article: article},
			{Visit: Unregistered, Article: article},
		},
	}
}

// National2022 returns the terms between provinces, version "national_2022": the catalogue of the place of care, the
// rates of the place of insurance, and the most the ratio may drop. The text itself was not seen.
func National2022() Rules {
	atMost := func(v Visit, points int64, counter bool) Terms {
		return Terms{Visit: v, Covered: true, Catalogue: Care, Rates: Insurance, Drop: decimal.New(points, -2),
			Modality: rule.AtMost, Counter: counter}
	}
	return Rules{
		Version: "national_2022",
		Grade:   rule.Reported,
		Cite: rule.Cite{Title: "public copies of the national rule on settlement between provinces",
			Number:  "医保发〔2022〕22号",
			Checked: rule.MonthOf(2026, 11),
			Note: "registered temporary travellers at most 10 points lower, unregistered without emergency at most " +
				"20; an emergency counts as registered"},
		Terms: []Terms{
			{Visit: LongTerm, Covered: true, Catalogue: Care, Rates: Insurance, Counter: true}, // no drop is named
			atMost(Emergency, 10, true), // counts as registered
			atMost(Registered, 10, true),
			atMost(Unregistered, 20, false),
		},
	}
}

// Guangdong2025 returns the terms between cities of the province, version "guangdong_2025": deductible, ratio and cap
// of the city of insurance, settled at the counter once registered, before discharge at the latest; emergencies
// without.
func Guangdong2025() Rules {
	terms := func(v Visit, counter bool) Terms {
		return Terms{Visit: v, Covered: true, Rates: Insurance, Counter: counter, Article: "异地就医"}
	}
	return Rules{
		Version: "guangdong_2025",
		From:    rule.DateOf(2025, 1, 1),
		Grade:   rule.Reported,
		Cite: rule.Cite{Title: "广东多项医保新措1月1日起实施", Issued: rule.DateOf(2025, 1, 1), Article: "异地就医",
			Checked: rule.MonthOf(2026, 11),
			Quote:   "医疗保险的起付标准、支付比例和最高支付限额以及生育保险待遇等执行参保市政策",
			Note:    "a news text on the city's site that reports the provincial procedure"},
		Terms: []Terms{terms(LongTerm, true), terms(Emergency, true), terms(Registered, true),
			terms(Unregistered, false)},
		Services: []Service{ // the city's page on registration, 2023-12-14
			{Name: "住院", Within: true, Across: true},
			{Name: "普通门诊", Within: true, Across: true},
			{Name: "门诊特定病种", Within: true, Across: true},
			{Name: "生育", Within: true},
		},
		Diseases: []string{ // 新增5种门诊慢特病可医保跨省结算: 17 from 2025-01-01
			"慢性阻塞性肺疾病", "高血压病", "冠心病", "慢性乙型肝炎", "肾脏移植术后抗排异治疗", "造血干细胞移植后抗排异治疗",
			"糖尿病", "类风湿关节炎", "恶性肿瘤（非放化疗）", "心脏移植术后抗排异治疗", "肝脏移植术后抗排异治疗", "肺脏移植术后抗排异治疗",
			"强直性脊柱炎", "慢性肾功能不全（血透治疗）", "慢性肾功能不全（腹透治疗）", "恶性肿瘤（化疗，含生物靶向药物、内分泌治疗）", "恶性肿瘤（放疗）",
		},
		Valid: 6, // 原则上均不少于6个月
	}
}

// Of returns the terms of a visit. A visit the text does not name is ErrNotApplicable.
func (r Rules) Of(v Visit) (Terms, error) {
	for _, t := range r.Terms {
		if t.Visit == v {
			return t, nil
		}
	}
	return Terms{}, rule.AreaMedical.Refuse(rule.ErrNotApplicable, "visit", string(v),
		rule.Sayf("is not named by %s", "%s 未作规定", r.Version),
		rule.Say("use one of the visits of its terms", "请选用该文件列明的就医情形"))
}

// Ratio returns the ratio (支付比例) the fund applies to a visit elsewhere, given that of the same tier at home and,
// where the text leaves it open, the drop the place of insurance has published; both are fractions.
//
// Errors: ErrNotApplicable for a visit not covered, ErrMissingField without a drop that is needed, ErrConflict for
// one that is not, ErrOutOfRange for a drop above the most the text allows or above the ratio.
func (t Terms) Ratio(home decimal.Decimal, drop decimal.NullDecimal) (decimal.Decimal, error) {
	if !t.Covered {
		return decimal.Decimal{}, fail(rule.ErrNotApplicable, "visit", string(t.Visit),
			rule.Say("is not covered", "不予支付"), rule.Say("the person bears the bill", "费用由个人承担"))
	}
	lower := rule.RateInput(rule.AreaMedical, "drop", 100)
	err := rule.Join(rule.RateInput(rule.AreaMedical, "ratio", 100).Check(home), lower.Check(t.Drop))
	if err != nil {
		return decimal.Decimal{}, err
	}
	switch {
	case t.Modality == rule.Exact && drop.Valid:
		return decimal.Decimal{}, fail(rule.ErrConflict, "drop", "",
			rule.Say("is fixed by the text", "已由文件规定"), rule.Say("leave it out", "请不填"))
	case t.Modality == rule.Exact:
		return home.Sub(t.Drop), nil
	case !drop.Valid:
		return decimal.Decimal{}, fail(rule.ErrMissingField, "drop", "",
			rule.Say("is not fixed by the text", "文件未作规定"),
			rule.Say("pass the drop the place of insurance has published", "请填写参保地公布的降低幅度"))
	}
	if err := lower.Check(drop.Decimal); err != nil {
		return decimal.Decimal{}, err
	}
	aboveText := t.Modality == rule.AtMost && drop.Decimal.GreaterThan(t.Drop)
	if aboveText || drop.Decimal.GreaterThan(home) {
		return decimal.Decimal{}, fail(rule.ErrOutOfRange, "drop", drop.Decimal.String(),
			rule.Say("is more than the text or the ratio allows", "超过文件或支付比例允许的幅度"),
			rule.Say("write ten points as 0.1", "10 个百分点请写作 0.1"))
	}
	return home.Sub(drop.Decimal), nil
}

func fail(kind error, field, value string, reason, do rule.Text) error {
	return rule.AreaMedical.Refuse(kind, field, value, reason, do)
}
