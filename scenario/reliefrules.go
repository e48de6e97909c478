package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/relief/levy"
	"github.com/shebao-go/shebao/rule"
)

func reliefRules() []definition {
	return []definition{
		{Rule{"relief.dibao_standard", "the minimum living standard on a day", "2.1a", "穗民规字〔2025〕2号"}, dibaoStandard},
		{Rule{"relief.disability_levy", "an employer's yearly levy for too few disabled staff", "2.2b", "财税〔2015〕72号; 财政部公告2019年第98号, 2023年第8号; 残疾人就业条例 art. 8"}, disabilityLevy},
		{Rule{"relief.disability_levy_hire", "what hiring more disabled staff saves", "2.2b", "as relief.disability_levy"}, levyHire},
		{Rule{"relief.disability_allowance", "living and nursing allowance of a disabled person, with what excludes them", "2.3b", "残疾人两项补贴实施办法; amounts of package guangzhou"}, disabilityAllowance},
		{Rule{"relief.home_care_aid", "monthly aid for the care of the old at home", "2.3b", "穗府办规〔2022〕13号 art. 24-27, 49"}, homeCare},
	}
}

// dibaoStandard reads date.
func dibaoStandard(in *input) (any, error) {
	day := in.date("date")
	if err := in.done(); err != nil {
		return nil, err
	}
	f, err := guangzhou.LookupOn("dibao.standard", day)
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(f.Number().Decimal()), "grade": f.Grade(), "source": f.Cite().In(rule.English)}, nil
}

// texts reads an array of JSON strings.
func (in *input) texts(field string) []string {
	var out []string
	for i, raw := range in.array(field) {
		out = append(out, in.textOf(in.element(field, i), raw))
	}
	return out
}

// optionalTexts is texts for a field that may be absent.
func (in *input) optionalTexts(field string) []string {
	if !in.has(field) {
		return nil
	}
	return in.texts(field)
}

// readLevy reads year, average_headcount, disabled_employed, ratio, average_annual_wage, local_average_wage and, beyond
// those, not_enterprise.
func readLevy(in *input) levy.Employer {
	e := levy.Employer{Year: in.count("year", 1900, 2200)}
	staff := in.number("average_headcount", rule.Input{Max: 100_000_000, Places: 8, Do: rule.Untranslated("pass the staff of the year before on average, such as 32.3333")})
	headcount, err := levy.Average(staff)
	in.keep(err)
	e.Headcount = headcount
	e.Disabled = in.number("disabled_employed", rule.Input{Max: 100_000_000, Places: 8, Do: rule.Untranslated("pass the number of disabled staff")})
	e.Ratio = in.number("ratio", rule.RateInput("", "", 100))
	e.AnnualWage = in.number("average_annual_wage", amount(0, person))
	e.LocalWage = in.optional("local_average_wage", amount(0, person))
	e.NotEnterprise = in.flag("not_enterprise")
	return e
}

// disabilityLevy reads the fields of readLevy and percent (0 to 100): what is due of the levy in a year after 2027,
// whose reduction no announcement seen gives.
func disabilityLevy(in *input) (any, error) {
	e := readLevy(in)
	if in.has("percent") {
		stated := in.count("percent", 0, 100)
		e.StatedPercent = &stated
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	d, err := levy.Compute(e)
	if err != nil {
		return nil, err
	}
	return map[string]any{"levy": yuan(d.Levy), "full": yuan(d.Full), "percent": d.Percent, "reduction": d.Reduction, "wage": yuan(d.Wage)}, nil
}

// levyHire reads the fields of relief.disability_levy and hire.
func levyHire(in *input) (any, error) {
	e := readLevy(in)
	n := in.count("hire", 1, 1_000_000)
	if err := in.done(); err != nil {
		return nil, err
	}
	h, err := levy.Hire(e, n)
	if err != nil {
		return nil, err
	}
	return map[string]any{"before": yuan(h.Before.Levy), "after": yuan(h.After.Levy), "saved": yuan(h.Saved)}, nil
}

// disabilityAllowance reads month, card (civil, military, police), grade, mental, poor, income and the exclusions.
func disabilityAllowance(in *input) (any, error) {
	month := in.month("month")
	cards := map[string]disabled.Card{"civil": disabled.Civil, "military": disabled.Military, "police": disabled.Police}
	p := disabled.Person{Card: cards[in.choice("card", "civil", "military", "police")], Grade: in.count("grade", 1, 10), Mental: in.flag("mental"), Poor: in.flag("poor"), Income: in.optional("income", amount(0, person)),
		InjuryNursing: in.flag("injury_nursing"), Destitute: in.flag("destitute"), Orphan: in.flag("orphan"), Unattended: in.flag("unattended"), Cadre: in.flag("cadre"),
		OtherCare: in.numberOr("other_care", amount(0, person), decimal.Decimal{})}
	if err := in.done(); err != nil {
		return nil, err
	}
	living, err := guangzhou.Lookup("disability.living", month)
	if err != nil {
		return nil, err
	}
	nursing, err := guangzhou.Lookup("disability.nursing", month)
	if err != nil {
		return nil, err
	}
	a, err := disabled.Allow(disabled.Amounts{Living: living.Number().Decimal(), Nursing: nursing.Number().Decimal()}, p)
	if err != nil {
		return nil, err
	}
	return map[string]any{"living": yuan(a.Living), "nursing": yuan(a.Nursing), "total": yuan(a.Total), "against_living": append([]disabled.Reason{}, a.AgainstLiving...), "against_nursing": append([]disabled.Reason{}, a.AgainstNursing...)}, nil
}

// homeCare reads standard, age, disability (able, mild, moderate, severe), dementia, dibao, marginal,
// special_family, alone, old_only, household_persons and household_income.
func homeCare(in *input) (any, error) {
	standard := in.number("standard", amount(0, person))
	who := elder.Person{Age: in.count("age", 0, 150), InInstitution: in.flag("in_institution")}
	if in.has("disability") {
		degrees := map[string]elder.Disability{"able": elder.Able, "mild": elder.Mild, "moderate": elder.Moderate, "severe": elder.Severe}
		who.Disability = degrees[in.choice("disability", "able", "mild", "moderate", "severe")]
	}
	who.Dementia, who.ScatteredDestitute, who.Dibao, who.Marginal = in.flag("dementia"), in.flag("scattered_destitute"), in.flag("dibao"), in.flag("marginal")
	who.Honoured, who.ModelWorker, who.SpecialFamily = in.flag("honoured"), in.flag("model_worker"), in.flag("special_family")
	who.Alone, who.OldOnly = in.flag("alone"), in.flag("old_only")
	who.HouseholdPersons, who.HouseholdIncome = in.countOr("household_persons", 1, 100, 1), in.optional("household_income", amount(0, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	a, err := elder.Monthly(elder.Guangzhou2022(), standard, who)
	if err != nil {
		return nil, err
	}
	return map[string]any{"class": a.Class, "basic": yuan(a.Basic), "nursing": yuan(a.Nursing), "monthly": yuan(a.Monthly), "grounds": append([]string{}, a.Grounds...)}, nil
}
