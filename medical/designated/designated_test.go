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
	for _, c := range []struct {
		number int
		want   row
	}{
		{number: 1, want: row{1, "高血压病", "200", "50", designated.Month, 0, false}},
		{number: 16, want: row{1, "肌萎缩侧索硬化症", "200", "50", designated.Month, 0, false}},
		{number: 17, want: row{1, "系统性红斑狼疮", "400", "50", designated.Month, 0, false}},
		{number: 27, want: row{1, "普拉德-威利综合征", "400", "50", designated.Month, 0, false}},
		{number: 28, want: row{2, "分裂情感性障碍", "500", "400", designated.Month, 0, false}},
		{number: 33, want: row{2, "癫痫所致精神障碍", "500", "400", designated.Month, 0, false}},
		{number: 34, want: row{2, "慢性乙型肝炎", "600", "480", designated.Month, 24, false}},
		{number: 35, want: row{2, "心房颤动抗凝治疗", "600", "480", designated.Month, 24, false}},
		{number: 36, want: row{2, "艾滋病病毒感染", "800", "640", designated.Month, 0, false}},
		{number: 37, want: row{2, "恶性肿瘤镇痛治疗（非化学治疗、生物靶向药物治疗、放射治疗期间）", "800", "640", designated.Month, 24, false}},
		{number: 38, want: row{2, "活动性肺结核", "800", "640", designated.Month, 12, false}},
		{number: 39, want: row{2, "耐多药肺结核", "800", "640", designated.Month, 24, false}},
		{number: 41, want: row{2, "重型β地中海贫血", "3000", "3000", designated.Month, 24, false}},
		{number: 42, want: row{2, "慢性丙型肝炎", "3500", "3500", designated.Month, 6, false}},
		{number: 43, want: row{2, "慢性再生障碍性贫血", "6000", "6000", designated.Month, 24, false}},
		{number: 48, want: row{2, "心脏移植术后抗排异治疗", "6000", "6000", designated.Month, 24, false}},
		{number: 49, want: row{2, "多发性硬化症", "7100", "7100", designated.Month, 24, false}},
		{number: 50, want: row{2, "湿性年龄相关性黄斑变性", "18000", "14400", designated.Year, 24, false}},
		{number: 51, want: row{2, "恶性肿瘤放射治疗", "0", "0", designated.Unlimited, 24, true}},
		{number: 53, want: row{2, "恶性肿瘤辅助治疗（放射治疗、化学治疗及生物靶向药物治疗期间）", "0", "0", designated.Unlimited, 24, true}},
		{number: 55, want: row{2, "尿毒症血液透析治疗", "0", "0", designated.Unlimited, 24, false}},
		{number: 56, want: row{2, "血友病", "0", "0", designated.Unlimited, 0, false}},
		{number: 57, want: row{2, "家庭病床", "0", "0", designated.Unlimited, 0, true}},
		{number: 58, want: row{2, "急诊留院观察", "0", "0", designated.Unlimited, 0, true}},
	} {
		got, err := p.Of(c.number)
		require.NoError(t, err)
		assert.Equal(t, c.want, row{got.Class, got.Name, got.Employee.Amount.String(), got.Resident.Amount.String(),
			got.Resident.Per, got.Months, got.FirstPay}, c.number)
		assert.Equal(t, c.want.per, got.Employee.Per)
	}
	palsy, err := p.Of(40)
	require.NoError(t, err)
	assert.Equal(t, "小儿脑性瘫痪", palsy.Name)
	assert.Equal(t, designated.NotCovered, palsy.Employee.Per)
	tabletest.Equal(t, "640", palsy.Resident.Amount)
	assert.Equal(t, 24, palsy.Months)
	assert.Equal(t, 90, p.Diseases[56].Days)
	tabletest.Equal(t, "250000", p.FactorNine)
}

// By hand from 三 to 六 and 附件1.
func TestPay(t *testing.T) {
	const employee, resident = designated.Employee, designated.Resident
	for _, c := range []struct {
		name                          string
		disease                       int
		group                         designated.Group
		month                         string
		cost                          string
		primary, inHospital           bool
		ratio, deductible, used, fund string
		limited                       bool
	}{
		{name: "class 1, primary institution 85 %", disease: 1, group: employee, month: "2019-07", cost: "100",
			primary: true, fund: "85"},
		{name: "class 1, elsewhere 65 %", disease: 1, group: employee, month: "2024-06", cost: "100", fund: "65"},
		// 0.065
		{name: "class 1, half a fen up", disease: 1, group: employee, month: "2020-01", cost: "0.10", fund: "0.07"},
		// 400.0015
		{name: "class 1, limit exactly reached", disease: 17, group: employee, month: "2020-01", cost: "470.59",
			primary: true, fund: "400"},
		{name: "class 1, above the limit", disease: 1, group: employee, month: "2020-01", cost: "1000", primary: true,
			fund: "200", limited: true},
		{name: "class 1, part of the limit used", disease: 1, group: employee, month: "2020-01", cost: "100",
			primary: true, used: "150", fund: "50", limited: true},
		{name: "class 1, limit used up", disease: 1, group: employee, month: "2020-01", cost: "100", primary: true,
			used: "200", fund: "0", limited: true},
		{name: "class 1, resident", disease: 1, group: resident, month: "2020-01", cost: "100", primary: true,
			fund: "50", limited: true},
		{name: "class 1, while in hospital", disease: 1, group: employee, month: "2020-01", cost: "100", primary: true,
			inHospital: true, fund: "0"},
		{name: "class 2, the ratio of a stay", disease: 34, group: employee, month: "2020-01", cost: "500",
			ratio: "0.8", fund: "400"},
		{name: "class 2, above the limit", disease: 34, group: employee, month: "2020-01", cost: "1000", ratio: "0.8",
			fund: "600", limited: true},
		{name: "class 2, resident's limit", disease: 34, group: resident, month: "2020-01", cost: "1000", ratio: "0.7",
			fund: "480", limited: true},
		{name: "class 2, while in hospital", disease: 34, group: employee, month: "2020-01", cost: "500",
			inHospital: true, ratio: "0.8", fund: "400"},
		{name: "yearly limit, 17,900 used", disease: 50, group: employee, month: "2020-01", cost: "1000", ratio: "0.8",
			used: "17900", fund: "100", limited: true},
		{name: "no limit", disease: 55, group: employee, month: "2020-01", cost: "100000", ratio: "0.86",
			used: "900000", fund: "86000"},
		{name: "a child's palsy, resident", disease: 40, group: resident, month: "2020-01", cost: "100", ratio: "0.7",
			fund: "70"},
		{name: "family bed, first 90 days", disease: 57, group: employee, month: "2020-01", cost: "1400", ratio: "0.9",
			deductible: "400", fund: "900"},
		{name: "family bed, deductible paid before", disease: 57, group: employee, month: "2020-01", cost: "1400",
			ratio: "0.9", fund: "1260"},
		{name: "emergency, cost below deductible", disease: 58, group: employee, month: "2020-01", cost: "1000",
			ratio: "0.8", deductible: "1600", fund: "0"},
		{name: "emergency, above it", disease: 58, group: employee, month: "2020-01", cost: "2600", ratio: "0.8",
			deductible: "1600", fund: "800"},
	} {
		t.Run(c.name, func(t *testing.T) {
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
}

func TestPayRefuses(t *testing.T) {
	good := designated.Claim{Disease: 34, Group: designated.Employee, Month: month(t, "2020-01"), Cost: dec(t, "100"),
		InpatientRatio: dec(t, "0.8")}
	for _, c := range []struct {
		name  string
		spoil func(*designated.Claim)
		code  string
		says  string
	}{
		{name: "disease 0", spoil: func(c *designated.Claim) { c.Disease = 0 }, code: "out_of_range",
			says: "disease 0 is not in the list"},
		{name: "disease 59", spoil: func(c *designated.Claim) { c.Disease = 59 }, code: "out_of_range",
			says: "disease 59"},
		{name: "before the text", spoil: func(c *designated.Claim) { c.Month = month(t, "2019-06") }, code: "no_rule",
			says: "2019-07-01 to 2024-06-30"},
		{name: "after the text", spoil: func(c *designated.Claim) { c.Month = month(t, "2024-07") }, code: "no_rule",
			says: "nearest month that has one is 2024-06"},
		{name: "no month", spoil: func(c *designated.Claim) { c.Month = rule.Month{} }, code: "missing_field",
			says: "month"},
		{name: "no group", spoil: func(c *designated.Claim) { c.Group = "" }, code: "missing_field", says: "group"},
		{name: "unknown group", spoil: func(c *designated.Claim) { c.Group = "guest" }, code: "out_of_range",
			says: "group guest"},
		{name: "negative cost", spoil: func(c *designated.Claim) { c.Cost = dec(t, "-1") }, code: "out_of_range",
			says: "cost -1"},
		{name: "ratio in percent", spoil: func(c *designated.Claim) { c.InpatientRatio = dec(t, "80") },
			code: "out_of_range", says: "inpatient_ratio 80"},
		{name: "class 2 without ratio", spoil: func(c *designated.Claim) { c.InpatientRatio = dec(t, "") },
			code: "missing_field", says: "medical: inpatient_ratio"},
		{name: "class 2 primary", spoil: func(c *designated.Claim) { c.Primary = true }, code: "conflict",
			says: "primary"},
		{name: "class 1 with ratio", spoil: func(c *designated.Claim) { c.Disease = 1 }, code: "conflict",
			says: "inpatient_ratio 0.8 is not for class 1"},
		{name: "deductible not due", spoil: func(c *designated.Claim) { c.Deductible = dec(t, "400") },
			code: "conflict", says: "deductible 400"},
		{name: "used above the limit", spoil: func(c *designated.Claim) { c.Used = dec(t, "600.01") },
			code: "out_of_range", says: "medical: used 600.01"},
		{name: "employee's child palsy", spoil: func(c *designated.Claim) { c.Disease = 40 }, code: "not_applicable",
			says: "medical: disease 40 is not covered"},
		{name: "negative deductible", spoil: func(c *designated.Claim) { c.Deductible = dec(t, "-1") },
			code: "out_of_range", says: "deductible -1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			claim := good
			c.spoil(&claim)
			_, err := designated.Pay(designated.Notice2019(), claim)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.ErrorContains(t, err, c.says)
		})
	}
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
		{name: "六: class 2 is not counted", month: "2024-06", diseases: []int{1, 2, 3, 28, 34, 50, 55, 56, 57, 58},
			one: 3, two: 7},
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
	for _, c := range []struct {
		name  string
		spoil func(*designated.Params)
	}{
		{name: "zero", spoil: func(p *designated.Params) { *p = designated.Params{} }},
		{name: "out of order", spoil: func(p *designated.Params) { p.Diseases = p.Diseases[1:] }},
		{name: "no class", spoil: func(p *designated.Params) { p.Diseases[3].Class = 0 }},
		{name: "no period", spoil: func(p *designated.Params) { p.Diseases[3].Employee.Per = "" }},
		{name: "negative limit", spoil: func(p *designated.Params) { p.Diseases[3].Resident.Amount = dec(t, "-1") }},
		{name: "ratio in percent", spoil: func(p *designated.Params) { p.OtherRatio = dec(t, "65") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := designated.Notice2019()
			c.spoil(&p)
			assert.NotEmpty(t, rule.CodeOf(p.Check()))
			// a changed copy changes nobody else's
			require.NoError(t, func() error { q := designated.Notice2019(); return q.Check() }())
		})
	}
	for _, lacks := range []func(*designated.Params){
		func(p *designated.Params) { p.Version = "" }, func(p *designated.Params) { p.Force = rule.Span{} },
		func(p *designated.Params) { p.Diseases = nil },
	} {
		p := designated.Notice2019()
		lacks(&p)
		assert.ErrorContains(t, p.Check(), "medical: version is missing")
	}
	p.Diseases[3].Class = 3
	assert.ErrorContains(t, p.Check(), "medical: diseases 4 is not numbered in order")
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
