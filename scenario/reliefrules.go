package scenario

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/collection/penalty"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/relief/aid"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/relief/levy"
	"github.com/shebao-go/shebao/relief/means"
	"github.com/shebao-go/shebao/relief/queue"
	"github.com/shebao-go/shebao/relief/temporary"
	"github.com/shebao-go/shebao/rule"
)

func reliefRules() []definition {
	const aidLaw = "社会救助暂行办法"
	return []definition{
		{Rule{"relief.dibao", "the benefit of a household below the minimum living standard", "2.1a", aidLaw + " art. 9, 12"}, dibao},
		{Rule{"relief.dibao_standard", "the minimum living standard on a day", "2.1a", "穗民规字〔2025〕2号"}, dibaoStandard},
		{Rule{"relief.multiple_of_standard", "a multiple of the standard: marginal families, the destitute, families with better terms", "2.1a, 2.7", "穗民规字〔2025〕2号"}, multiple},
		{Rule{"relief.unify_standards", "the rural standard rises to the urban one in dated steps", "2.1a", "the city's 2014 notice: 城乡一体化"}, unifyStandards},
		{Rule{"relief.uplift", "extra amounts by class of need, from the caller's table", "2.1b", aidLaw + " art. 12"}, uplift},
		{Rule{"relief.temporary", "temporary relief with every limit that cut it", "2.1b", "穗府办规〔2021〕19号"}, temporaryRelief},
		{Rule{"relief.contribution_aid", "how much of a contribution the government pays for a group in need", "2.1c", aidLaw + " art. 29"}, contributionAid},
		{Rule{"relief.education_aid", "education aid by class, from the caller's table", "2.1d", aidLaw + " art. 33-35"}, educationAid},
		{Rule{"relief.means_check", "a household's income and assets against the lines, with every reason", "2.2a, 2.7", aidLaw + " art. 9"}, meansCheck},
		{Rule{"relief.disability_levy", "an employer's yearly levy for too few disabled staff", "2.2b", "财税〔2015〕72号; 财政部公告2019年第98号, 2023年第8号; 残疾人就业条例 art. 8"}, disabilityLevy},
		{Rule{"relief.disability_levy_hire", "what hiring more disabled staff saves", "2.2b", "as relief.disability_levy"}, levyHire},
		{Rule{"relief.waiting_list", "the order of a waiting list: priority, need, date", "2.3a, 2.7", "the city's 2014 notice: 评估轮候"}, waitingList},
		{Rule{"relief.disability_allowance", "living and nursing allowance of a disabled person, with what excludes them", "2.3b", "残疾人两项补贴实施办法; amounts of package guangzhou"}, disabilityAllowance},
		{Rule{"relief.home_care_aid", "monthly aid for the care of the old at home", "2.3b", "穗府办规〔2022〕13号 art. 24-27, 49"}, homeCare},
		{Rule{"relief.indexed_allowance", "an allowance after an adjustment by a rate", "2.3b", "the city's 2014 notice: 调整机制; the rate is the caller's"}, indexedAllowance},
		{Rule{"relief.family_planning_support", "reward and special support of family-planning families: since when, and the higher amount", "2.6", "广东省人口与计划生育条例 art. 36"}, familySupport},
		{Rule{"relief.one_child_fee", "the one-child health fee of a month and each employer's half", "2.6", "广东省人口与计划生育条例 art. 36"}, oneChildFee},
		{Rule{"collection.actual_base", "the monthly base behind a year's income", "1.6", "社会保险法 art. 63, 86"}, actualBase},
		{Rule{"collection.underdeclared", "the gap of a declared base and the arrears at one combined rate", "1.6", "社会保险法 art. 63, 86"}, underdeclared},
		{Rule{"collection.surcharge", "the surcharge on arrears by days, each day at the rate of its law", "1.6", "社会保险法 art. 86; 社会保险费征缴暂行条例 art. 13; 残疾人就业条例 art. 27"}, surcharge},
		{Rule{"collection.provisional", "what an employer that did not declare is charged for now", "1.6", "社会保险法 art. 62; 社会保险费征缴暂行条例 art. 10"}, provisional},
		{Rule{"collection.make_up", "who may still pay for a past month that was not paid", "1.6", "广州市社会保险费补缴相关政策及业务宣传指引 (2026-02-12); 市政府令第123号 art. 36"}, makeUp},
		{Rule{"collection.fines", "the fines of the law, each a range", "1.6, 4.1-4.2", "社会保险法 art. 84, 86-88"}, fines},
	}
}

// dibao reads standard, persons and household_income.
func dibao(in *input) (any, error) {
	standard, persons := in.number("standard", amount(0, person)), in.count("persons", 1, 100)
	income := in.number("household_income", amount(0, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	g, err := relief.Dibao(standard, relief.Household{Persons: persons, Income: income})
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(g.Monthly), "entitled": g.Entitled}, nil
}

// dibaoStandard reads date.
func dibaoStandard(in *input) (any, error) {
	day := in.date("date")
	if err := in.done(); err != nil {
		return nil, err
	}
	f, err := guangzhou.Lookup("dibao.standard", day.Month())
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(f.Number().Decimal()), "grade": f.Grade(), "source": f.Cite().In(rule.English)}, nil
}

// multiple reads standard and factor.
func multiple(in *input) (any, error) {
	standard := in.number("standard", amount(0, person))
	factor := in.number("factor", rule.Input{Max: 10, Places: 4, Do: "pass a factor such as 1.5"})
	if err := in.done(); err != nil {
		return nil, err
	}
	monthly, err := relief.MultipleOfStandard(standard, factor)
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(monthly)}, nil
}

// unifyStandards reads rural, urban, start, months and every_months.
func unifyStandards(in *input) (any, error) {
	rural, urban := in.number("rural", amount(0, person)), in.number("urban", amount(0, person))
	start, months, every := in.month("start"), in.count("months", 0, 1200), in.countOr("every_months", 1, 1200, 12)
	if err := in.done(); err != nil {
		return nil, err
	}
	path, err := relief.Unify(rural, urban, start, months, every)
	if err != nil {
		return nil, err
	}
	out := []map[string]any{}
	for _, s := range path.Steps() {
		out = append(out, map[string]any{"from": s.From, "standard": yuan(s.Value)})
	}
	return map[string]any{"path": out}, nil
}

// readTable reads table [{class, amount}] and combine (highest, sum).
func readTable(in *input) (relief.Table, relief.Combine) {
	var t relief.Table
	in.list("table", func(r *input) {
		t = append(t, relief.Row{Class: r.text("class"), Amount: r.number("amount", amount(0, person))})
	})
	how := relief.Highest
	if in.has("combine") && in.choice("combine", "highest", "sum") == "sum" {
		how = relief.Sum
	}
	return t, how
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

// uplift reads table, combine and members [{classes}].
func uplift(in *input) (any, error) {
	table, how := readTable(in)
	var members [][]string
	in.list("members", func(m *input) { members = append(members, m.texts("classes")) })
	if err := in.done(); err != nil {
		return nil, err
	}
	u, err := relief.Uplift(table, members, how)
	if err != nil {
		return nil, err
	}
	each := []string{}
	for _, m := range u.Members {
		each = append(each, yuan(m))
	}
	return map[string]any{"members": each, "total": yuan(u.Total)}, nil
}

// educationAid reads table, combine and classes.
func educationAid(in *input) (any, error) {
	table, how := readTable(in)
	classes := in.texts("classes")
	if err := in.done(); err != nil {
		return nil, err
	}
	aidAmount, err := table.Amount(classes, how)
	if err != nil {
		return nil, err
	}
	return map[string]any{"amount": yuan(aidAmount)}, nil
}

// temporaryRelief reads kind (urgent, first, continuing, expense, hospital_care), persons, standard, months, spending,
// care_days, destitute, nursing_aid and granted.
func temporaryRelief(in *input) (any, error) {
	kinds := map[string]temporary.Kind{"urgent": temporary.Urgent, "first": temporary.FirstAid, "continuing": temporary.Continuing, "expense": temporary.Expense, "hospital_care": temporary.HospitalCare}
	door := amount(0, person)
	r := temporary.Request{Kind: kinds[in.choice("kind", "urgent", "first", "continuing", "expense", "hospital_care")], Persons: in.count("persons", 1, 100), Standard: in.number("standard", door),
		Months: in.countOr("months", 0, 100, 0), Spending: in.optional("spending", door), CareDays: in.countOr("care_days", 0, 366, 0),
		Destitute: in.flag("destitute"), NursingAid: in.flag("nursing_aid"), Granted: in.numberOr("granted", door, decimal.Decimal{})}
	if err := in.done(); err != nil {
		return nil, err
	}
	a, err := temporary.Grant(temporary.Guangzhou2021(), r)
	if err != nil {
		return nil, err
	}
	return map[string]any{"amount": yuan(a.Amount), "computed": yuan(a.Computed), "cut": append([]temporary.Limit{}, a.Cut...)}, nil
}

// contributionAid reads shares [{group, share}], groups and contribution.
func contributionAid(in *input) (any, error) {
	var table []aid.Share
	in.list("shares", func(s *input) {
		table = append(table, aid.Share{Group: s.text("group"), Share: s.number("share", rule.RateInput(0, "", 100))})
	})
	groups := in.texts("groups")
	contribution := in.number("contribution", amount(0, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := aid.Contribution(table, groups, contribution)
	if err != nil {
		return nil, err
	}
	return map[string]any{"government": yuan(s.Government), "own": yuan(s.Own), "share": s.Share.String()}, nil
}

// meansCheck reads persons, income, assets, income_line and assets_line (both per head: below the first, not above the second) and
// factor.
func meansCheck(in *input) (any, error) {
	door := amount(0, person)
	e := means.Economy{Persons: in.count("persons", 1, 100), Income: in.number("income", door), Assets: in.number("assets", door)}
	l := means.Lines{Income: means.Line{PerHead: in.number("income_line", door)}, Assets: means.Line{PerHead: in.number("assets_line", door), Inclusive: true},
		Factor: in.numberOr("factor", rule.Input{Max: 10, Places: 4, Do: "pass a factor such as 1.2"}, decimal.New(1, 0))}
	if err := in.done(); err != nil {
		return nil, err
	}
	v, err := means.Check(e, l)
	if err != nil {
		return nil, err
	}
	return map[string]any{"passes": v.Passes, "reasons": append([]means.Reason{}, v.Reasons...), "income_per_head": yuan(v.IncomePerHead), "assets_per_head": yuan(v.AssetsPerHead)}, nil
}

// readLevy reads year, average_headcount, disabled_employed, ratio, average_annual_wage, local_average_wage and, beyond
// those, not_enterprise.
func readLevy(in *input) levy.Employer {
	e := levy.Employer{Year: in.count("year", 1900, 2200)}
	staff := in.number("average_headcount", rule.Input{Max: 100_000_000, Places: 8, Do: "pass the staff of the year before on average, such as 32.3333"})
	headcount, err := levy.Average(staff)
	in.keep(err)
	e.Headcount = headcount
	e.Disabled = in.number("disabled_employed", rule.Input{Max: 100_000_000, Places: 8, Do: "pass the number of disabled staff"})
	e.Ratio = in.number("ratio", rule.RateInput(0, "", 100))
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

// waitingList reads applicants [{id, priority, need, applied}].
func waitingList(in *input) (any, error) {
	var list []queue.Applicant
	in.list("applicants", func(a *input) {
		list = append(list, queue.Applicant{ID: a.text("id"), Priority: a.count("priority", 0, 1_000_000), Need: a.count("need", 0, 1_000_000), Applied: a.date("applied")})
	})
	if err := in.done(); err != nil {
		return nil, err
	}
	ordered, err := queue.Order(list)
	if err != nil {
		return nil, err
	}
	ids := []string{}
	for _, a := range ordered {
		ids = append(ids, a.ID)
	}
	return map[string]any{"order": ids}, nil
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

// indexedAllowance reads allowance and rate.
func indexedAllowance(in *input) (any, error) {
	allowance, rate := in.number("allowance", amount(0, person)), in.number("rate", rule.RateInput(0, "", 100))
	if err := in.done(); err != nil {
		return nil, err
	}
	out, err := relief.Index(allowance, rate)
	if err != nil {
		return nil, err
	}
	return map[string]any{"allowance": yuan(out)}, nil
}

// familySupport reads scheme (reward, special), sex, birth_month and month.
func familySupport(in *input) (any, error) {
	scheme := map[string]family.Scheme{"reward": family.Reward, "special": family.Special}[in.choice("scheme", "reward", "special")]
	sex := map[string]family.Sex{"male": family.Male, "female": family.Female}[in.choice("sex", "male", "female")]
	birth, month := in.month("birth_month"), in.month("month")
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := family.Entitlement(family.Guangzhou2021(), scheme, sex, birth, month)
	if err != nil {
		return nil, err
	}
	return map[string]any{"eligible": s.Eligible, "higher_amount": s.HigherAmount, "since": s.Since}, nil
}

// oneChildFee reads birth_month, certificate_month and month.
func oneChildFee(in *input) (any, error) {
	birth, certificate, month := in.month("birth_month"), in.month("certificate_month"), in.month("month")
	if err := in.done(); err != nil {
		return nil, err
	}
	f, err := family.OneChildFee(family.Guangzhou2021(), birth, certificate, month)
	if err != nil {
		return nil, err
	}
	return map[string]any{"total": yuan(f.Total), "each_employer": yuan(f.EachParent), "last": f.Last}, nil
}

// actualBase reads annual_income and months.
func actualBase(in *input) (any, error) {
	income, months := in.number("annual_income", amount(0, person)), in.count("months", 1, 12)
	if err := in.done(); err != nil {
		return nil, err
	}
	base, err := collection.ActualBase(income, months)
	if err != nil {
		return nil, err
	}
	return map[string]any{"base": yuan(base)}, nil
}

// underdeclared reads actual_base, declared_base, combined_rate and months.
func underdeclared(in *input) (any, error) {
	actual, declared := in.number("actual_base", amount(0, person)), in.number("declared_base", amount(0, person))
	rate, months := in.number("combined_rate", rule.RateInput(0, "", 100)), in.count("months", 1, 1200)
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := collection.Underdeclared(actual, declared, rate, months)
	if err != nil {
		return nil, err
	}
	return map[string]any{"gap": yuan(s.Gap), "arrears": yuan(s.Arrears)}, nil
}

// surcharge reads arrears, days, law, ordered_and_overdue, date (the first day of arrears; without it every day is
// under the last law known) and, beyond those, scheme (pension, medical, unemployment, injury, maternity: whose
// contributions; absent, those of pension, medical and unemployment insurance) and not_joined (the employer had not
// joined the injury scheme: 工伤保险条例 art. 62).
func surcharge(in *input) (any, error) {
	a := collection.Arrears{Amount: in.number("arrears", amount(0, city)), Days: in.count("days", 0, 100_000)}
	law := readLaw(in)
	overdue := in.flag("ordered_and_overdue")
	if in.has("date") {
		a.Since = in.date("date")
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := law.Of(a, overdue)
	if err != nil {
		return nil, err
	}
	parts := []map[string]any{}
	for _, p := range s.Parts {
		parts = append(parts, map[string]any{"days": p.Days, "rate": p.Rate.String(), "due": p.Due, "source": p.Source.In(rule.English)})
	}
	return map[string]any{"surcharge": yuan(s.Amount), "parts": parts}, nil
}

// readLaw reads law, scheme and not_joined.
func readLaw(in *input) collection.Law {
	if in.has("law") && in.choice("law", "social_insurance", "disability_levy") == "disability_levy" {
		in.exclude("scheme", "law disability_levy")
		in.exclude("not_joined", "law disability_levy")
		return collection.DisabilityLevy
	}
	if !in.has("scheme") && !in.has("not_joined") {
		return collection.SocialInsurance
	}
	before := in.errs.Len()
	scheme, notJoined := in.scheme("scheme"), in.flag("not_joined")
	if in.errs.Len() > before {
		return 0
	}
	law, err := collection.LawOf(scheme, notJoined)
	in.keep(err)
	return law
}

// provisional reads last_month or situation.
func provisional(in *input) (any, error) {
	last, situation := in.optional("last_month", amount(0, city)), in.optional("situation", amount(0, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	out, err := collection.Provisional(last, situation)
	if err != nil {
		return nil, err
	}
	return map[string]any{"provisional": yuan(out)}, nil
}

// makeUp reads scheme and status (employed, flexible).
func makeUp(in *input) (any, error) {
	scheme := in.scheme("scheme")
	status := map[string]collection.Status{"employed": collection.Employed, "flexible": collection.Flexible}[in.choice("status", "employed", "flexible")]
	if err := in.done(); err != nil {
		return nil, err
	}
	payer, cite, err := collection.MakeUp(scheme, status)
	if err != nil {
		return nil, err
	}
	return map[string]any{"payer": payer, "source": cite.In(rule.English)}, nil
}

// fines reads offence (see package penalty) and amount, where the fine is a multiple of one.
func fines(in *input) (any, error) {
	offences := []string{}
	for _, f := range penalty.Fines() {
		if !slices.Contains(offences, string(f.Offence)) {
			offences = append(offences, string(f.Offence))
		}
	}
	offence := penalty.Offence(in.choice("offence", offences...))
	due := in.optional("amount", amount(0, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	out := []map[string]any{}
	for _, f := range penalty.Fines() {
		if f.Offence != offence {
			continue
		}
		of := due
		if !f.Multiple {
			of = decimal.NullDecimal{}
		}
		r, err := f.Of(of)
		if err != nil {
			return nil, err
		}
		out = append(out, map[string]any{"on_person": f.OnPerson, "least": yuan(r.Least), "most": yuan(r.Most), "may": f.May, "after_order": f.AfterOrder, "source": f.Source.In(rule.English)})
	}
	return map[string]any{"fines": out}, nil
}
