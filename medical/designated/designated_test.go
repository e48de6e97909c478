package designated_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/rule"
)

func dec(t testing.TB, text string) decimal.Decimal {
	t.Helper()
	if text == "" {
		return decimal.Decimal{}
	}
	return tabletest.Dec(t, text)
}

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

// Rows read in 附件1 by their number; every group of rows has its first and last.
func TestDiseases(t *testing.T) {
	p := designated.Notice2019()
	require.Len(t, p.Diseases, 58)
	type row struct {
		class              int
		name               string
		employee, resident string
		per                designated.Period
		months             int
		firstPay           bool
	}
	for number, want := range map[int]row{
		1:  {1, "高血压病", "200", "50", designated.Month, 0, false},
		16: {1, "肌萎缩侧索硬化症", "200", "50", designated.Month, 0, false},
		17: {1, "系统性红斑狼疮", "400", "50", designated.Month, 0, false},
		27: {1, "普拉德-威利综合征", "400", "50", designated.Month, 0, false},
		28: {2, "分裂情感性障碍", "500", "400", designated.Month, 0, false},
		33: {2, "癫痫所致精神障碍", "500", "400", designated.Month, 0, false},
		34: {2, "慢性乙型肝炎", "600", "480", designated.Month, 24, false},
		35: {2, "心房颤动抗凝治疗", "600", "480", designated.Month, 24, false},
		36: {2, "艾滋病病毒感染", "800", "640", designated.Month, 0, false},
		37: {2, "恶性肿瘤镇痛治疗（非化学治疗、生物靶向药物治疗、放射治疗期间）", "800", "640", designated.Month, 24, false},
		38: {2, "活动性肺结核", "800", "640", designated.Month, 12, false},
		39: {2, "耐多药肺结核", "800", "640", designated.Month, 24, false},
		41: {2, "重型β地中海贫血", "3000", "3000", designated.Month, 24, false},
		42: {2, "慢性丙型肝炎", "3500", "3500", designated.Month, 6, false},
		43: {2, "慢性再生障碍性贫血", "6000", "6000", designated.Month, 24, false},
		48: {2, "心脏移植术后抗排异治疗", "6000", "6000", designated.Month, 24, false},
		49: {2, "多发性硬化症", "7100", "7100", designated.Month, 24, false},
		50: {2, "湿性年龄相关性黄斑变性", "18000", "14400", designated.Year, 24, false},
		51: {2, "恶性肿瘤放射治疗", "0", "0", designated.Unlimited, 24, true},
		53: {2, "恶性肿瘤辅助治疗（放射治疗、化学治疗及生物靶向药物治疗期间）", "0", "0", designated.Unlimited, 24, true},
		55: {2, "尿毒症血液透析治疗", "0", "0", designated.Unlimited, 24, false},
		56: {2, "血友病", "0", "0", designated.Unlimited, 0, false},
		57: {2, "家庭病床", "0", "0", designated.Unlimited, 0, true},
		58: {2, "急诊留院观察", "0", "0", designated.Unlimited, 0, true},
	} {
		got, err := p.Of(number)
		require.NoError(t, err)
		assert.Equal(t, want, row{got.Class, got.Name, got.Employee.Amount.String(), got.Resident.Amount.String(),
			got.Resident.Per, got.Months, got.FirstPay}, number)
		assert.Equal(t, want.per, got.Employee.Per)
	}
	palsy, err := p.Of(40)
	require.NoError(t, err)
	assert.Equal(t, "小儿脑性瘫痪", palsy.Name)
	assert.Equal(t, designated.NotCovered, palsy.Employee.Per)
	tabletest.Equal(t, "640", palsy.Resident.Amount)
	assert.Equal(t, 90, p.Diseases[56].Days)
	tabletest.Equal(t, "250000", p.FactorNine)
}

// By hand from 三 to 六 and 附件1.
func TestPay(t *testing.T) {
	const employee, resident = designated.Employee, designated.Resident
	tabletest.Run(t, map[string]struct {
		disease                       int
		group                         designated.Group
		month                         string
		cost                          string
		primary, inHospital           bool
		ratio, deductible, used, fund string
		limited                       bool
	}{
		"class 1, primary institution 85 %": {1, employee, "2019-07", "100", true, false, "", "", "", "85", false},
		"class 1, elsewhere 65 %":           {1, employee, "2024-06", "100", false, false, "", "", "", "65", false},
		// 0.065
		"class 1, half a fen up": {1, employee, "2020-01", "0.10", false, false, "", "", "", "0.07", false},
		// 400.0015
		"class 1, limit exactly reached": {17, employee, "2020-01", "470.59", true, false, "", "", "", "400",
			false},
		"class 1, above the limit":        {1, employee, "2020-01", "1000", true, false, "", "", "", "200", true},
		"class 1, part of the limit used": {1, employee, "2020-01", "100", true, false, "", "", "150", "50", true},
		"class 1, limit used up":          {1, employee, "2020-01", "100", true, false, "", "", "200", "0", true},
		"class 1, resident":               {1, resident, "2020-01", "100", true, false, "", "", "", "50", true},
		"class 1, while in hospital":      {1, employee, "2020-01", "100", true, true, "", "", "", "0", false},
		"class 2, the ratio of a stay": {34, employee, "2020-01", "500", false, false, "0.8", "", "", "400",
			false},
		"class 2, above the limit": {34, employee, "2020-01", "1000", false, false, "0.8", "", "", "600",
			true},
		"class 2, resident's limit": {34, resident, "2020-01", "1000", false, false, "0.7", "", "", "480",
			true},
		"class 2, while in hospital": {34, employee, "2020-01", "500", false, true, "0.8", "", "", "400",
			false},
		"yearly limit, 17,900 used": {50, employee, "2020-01", "1000", false, false, "0.8", "", "17900", "100",
			true},
		"no limit": {55, employee, "2020-01", "100000", false, false, "0.86", "", "900000",
			"86000", false},
		"a child's palsy, resident": {40, resident, "2020-01", "100", false, false, "0.7", "", "", "70",
			false},
		"family bed, first 90 days": {57, employee, "2020-01", "1400", false, false, "0.9", "400", "", "900",
			false},
		"family bed, deductible paid before": {57, employee, "2020-01", "1400", false, false, "0.9", "", "", "1260",
			false},
		"emergency, cost below deductible": {58, employee, "2020-01", "1000", false, false, "0.8", "1600", "", "0",
			false},
		"emergency, above it": {58, employee, "2020-01", "2600", false, false, "0.8", "1600", "", "800",
			false},
	}, func(t *testing.T, c struct {
		disease                       int
		group                         designated.Group
		month                         string
		cost                          string
		primary, inHospital           bool
		ratio, deductible, used, fund string
		limited                       bool
	}) {
		got, err := designated.Pay(designated.Notice2019(),
			designated.Claim{Disease: c.disease, Group: c.group, Month: month(t, c.month), Cost: dec(t, c.cost),
				Primary: c.primary, InHospital: c.inHospital, InpatientRatio: dec(t, c.ratio), Deductible: dec(t,
					c.deductible), Used: dec(t, c.used)})
		require.NoError(t, err)
		tabletest.Equal(t, c.fund, got.Fund)
		tabletest.Equal(t, c.cost, got.Fund.Add(got.Person))
		assert.Equal(t, c.limited, got.Limited)
	})
}

func TestPayRefuses(t *testing.T) {
	good := designated.Claim{Disease: 34, Group: designated.Employee, Month: month(t, "2020-01"), Cost: dec(t, "100"),
		InpatientRatio: dec(t, "0.8")}
	tabletest.Run(t, map[string]struct {
		spoil func(*designated.Claim)
		code  string
		says  string
	}{
		"disease 0": {func(c *designated.Claim) { c.Disease = 0 }, "out_of_range",
			"disease 0 is not in the list"},
		"disease 59": {func(c *designated.Claim) { c.Disease = 59 }, "out_of_range", "disease 59"},
		"before the text": {func(c *designated.Claim) { c.Month = month(t, "2019-06") }, "no_rule",
			"2019-07-01 to 2024-06-30"},
		"after the text": {func(c *designated.Claim) { c.Month = month(t, "2024-07") }, "no_rule",
			"nearest month that has one is 2024-06"},
		"no month":      {func(c *designated.Claim) { c.Month = rule.Month{} }, "missing_field", "month"},
		"no group":      {func(c *designated.Claim) { c.Group = "" }, "missing_field", "group"},
		"unknown group": {func(c *designated.Claim) { c.Group = "guest" }, "out_of_range", "group guest"},
		"negative cost": {func(c *designated.Claim) { c.Cost = dec(t, "-1") }, "out_of_range", "cost -1"},
		"ratio in percent": {func(c *designated.Claim) { c.InpatientRatio = dec(t, "80") }, "out_of_range",
			"inpatient_ratio 80"},
		"class 2 without ratio": {func(c *designated.Claim) { c.InpatientRatio = dec(t, "") }, "missing_field",
			"inpatient_ratio"},
		"class 2 primary": {func(c *designated.Claim) { c.Primary = true }, "conflict", "primary"},
		"class 1 with ratio": {func(c *designated.Claim) { c.Disease = 1 }, "conflict",
			"inpatient_ratio 0.8 is not for class 1"},
		"deductible not due": {func(c *designated.Claim) { c.Deductible = dec(t, "400") }, "conflict",
			"deductible 400"},
		"used above the limit": {func(c *designated.Claim) { c.Used = dec(t, "600.01") }, "out_of_range",
			"used 600.01"},
		"employee's child palsy": {func(c *designated.Claim) { c.Disease = 40 }, "not_applicable",
			"disease 40 is not covered"},
		"negative deductible": {func(c *designated.Claim) { c.Deductible = dec(t, "-1") }, "out_of_range",
			"deductible -1"},
	}, func(t *testing.T, c struct {
		spoil func(*designated.Claim)
		code  string
		says  string
	}) {
		claim := good
		c.spoil(&claim)
		_, err := designated.Pay(designated.Notice2019(), claim)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}

// 六: at most three of class 1, any number of class 2.
func TestChoose(t *testing.T) {
	for _, c := range []struct {
		name     string
		month    string
		diseases []int
		one, two int
		code     string
	}{
		{name: "六: three of class 1", month: "2019-07", diseases: []int{1, 2, 27}, one: 3},
		{name: "六: four of class 1", month: "2020-01", diseases: []int{1, 2, 3, 27}, code: "out_of_range"},
		{name: "六: class 2 is not counted", month: "2024-06",
			diseases: []int{1, 2, 3, 28, 34, 50, 55, 56, 57, 58}, one: 3, two: 7},
		{name: "none", month: "2020-01", code: "out_of_range"},
		{name: "one twice", month: "2020-01", diseases: []int{1, 1}, code: "conflict"},
		{name: "附件1 ends with 58", month: "2020-01", diseases: []int{59}, code: "out_of_range"},
		{name: "十二: before the text", month: "2019-06", diseases: []int{1}, code: "no_rule"},
		{name: "十二: after the text", month: "2024-07", diseases: []int{1}, code: "no_rule"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := designated.Choose(designated.Notice2019(), month(t, c.month), c.diseases)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.Equal(t, designated.Choice{ClassOne: c.one, ClassTwo: c.two}, got)
		})
	}
}

func TestParams(t *testing.T) {
	p := designated.Notice2019()
	require.NoError(t, p.Check())
	tabletest.Run(t, map[string]func(*designated.Params){
		"zero":             func(p *designated.Params) { *p = designated.Params{} },
		"out of order":     func(p *designated.Params) { p.Diseases = p.Diseases[1:] },
		"no class":         func(p *designated.Params) { p.Diseases[3].Class = 0 },
		"no period":        func(p *designated.Params) { p.Diseases[3].Employee.Per = "" },
		"negative limit":   func(p *designated.Params) { p.Diseases[3].Resident.Amount = dec(t, "-1") },
		"ratio in percent": func(p *designated.Params) { p.OtherRatio = dec(t, "65") },
	}, func(t *testing.T, spoil func(*designated.Params)) {
		p := designated.Notice2019()
		spoil(&p)
		assert.NotEmpty(t, rule.CodeOf(p.Check()))
		// a changed copy changes nobody else's
		require.NoError(t, func() error { q := designated.Notice2019(); return q.Check() }())
	})
}

// Fund and person add up to the cost, higher costs never bring less, and a limit is never passed whatever was used.
func FuzzPay(f *testing.F) {
	f.Add(uint8(0), uint32(47_059), uint32(1), uint32(20_000), uint16(8000), true)
	f.Add(uint8(49), uint32(2_000_000), uint32(7), uint32(1_790_000), uint16(8600), false)
	f.Fuzz(func(t *testing.T, number uint8, cost, rise, used uint32, ratio uint16, resident bool) {
		p := designated.Notice2019()
		d := p.Diseases[int(number)%len(p.Diseases)]
		c := designated.Claim{Disease: d.Number, Group: designated.Employee, Month: rule.MonthOf(2020, 1),
			Cost: decimal.New(int64(cost), -2)}
		limit := d.Employee
		if resident || limit.Per == designated.NotCovered {
			c.Group, limit = designated.Resident, d.Resident
		}
		if d.Class == 2 {
			c.InpatientRatio = decimal.New(int64(ratio)%10_000+1, -4)
		}
		c.Used = decimal.New(int64(used), -2)
		if limit.Per != designated.Unlimited {
			c.Used = decimal.Min(c.Used, limit.Amount)
		}
		one, err := designated.Pay(p, c)
		require.NoError(t, err)
		assert.True(t, one.Fund.Add(one.Person).Equal(c.Cost))
		assert.False(t, one.Fund.IsNegative() || one.Person.IsNegative())
		if limit.Per != designated.Unlimited {
			assert.False(t, c.Used.Add(one.Fund).GreaterThan(limit.Amount))
		}
		c.Cost = c.Cost.Add(decimal.New(int64(rise), -2))
		more, err := designated.Pay(p, c)
		require.NoError(t, err)
		assert.False(t, more.Fund.LessThan(one.Fund))
	})
}
