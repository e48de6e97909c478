package admission_test

import (
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/housing/rental/admission"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func day(t testing.TB, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

func area(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

// resident is a member registered and living here.
func resident(age int) admission.Member {
	return admission.Member{Age: age, Registered: true, InCity: true}
}

// family is a couple and a child within every limit, applying on a day.
func family(t testing.TB, applied string) admission.Household {
	return admission.Household{Applied: day(t, applied),
		Members: []admission.Member{resident(35), {Role: admission.Spouse, Age: 34, Registered: true, InCity: true},
			{Role: admission.Child, Age: 5, Registered: true, InCity: true}},
		Income: tabletest.Dec(t, "60000"), Assets: tabletest.Dec(t, "100000")}
}

// filled is 2024 with made-up household limits.
func filled(t testing.TB) admission.Rules {
	r := admission.Rules2024()
	for _, l := range [][2]string{{"60000", "200000"}, {"110000", "400000"}, {"150000", "500000"},
		{"180000", "600000"}} {
		r.Limits = append(r.Limits, rental.Limit{Year: tabletest.Dec(t, l[0]), Assets: tabletest.Dec(t, l[1])})
	}
	return r
}

func reasons(d admission.Decision) []string {
	var out []string
	for _, f := range d.Findings {
		out = append(out, f.Reason.String())
	}
	return out
}

func TestDecide(t *testing.T) {
	type row struct {
		name    string
		rules   admission.Rules
		applied string
		change  func(*admission.Household)
		want    []string // nil: admitted without more
	}
	r13, r15, r24 := admission.Rules2013(), admission.Rules2015(), filled(t)
	alone := func(m admission.Member) func(*admission.Household) {
		return func(h *admission.Household) { h.Members = []admission.Member{m}; h.Income = decimal.Decimal{} }
	}
	over60 := func(income string) func(*admission.Household) {
		return func(h *admission.Household) {
			h.Members, h.Income = []admission.Member{resident(60),
				{Role: admission.Spouse, Age: 61, Registered: true, InCity: true}}, tabletest.Dec(t, income)
		}
	}
	tabletest.Each(t, []row{
		{name: "2013, within every limit", rules: r13, applied: "2013-06-01", change: func(*admission.Household) {},
			want: nil},
		{name: "2013, income at the limit of three", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Income = tabletest.Dec(t, "61989") }, want: nil},
		{name: "2013, a fen above it", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Income = tabletest.Dec(t, "61989.01") }, want: []string{"income"}},
		{name: "2015, the higher limit", rules: r15, applied: "2015-09-01",
			change: func(h *admission.Household) { h.Income = tabletest.Dec(t, "88303") }, want: nil},
		{name: "2015, above it", rules: r15, applied: "2015-09-01",
			change: func(h *admission.Household) { h.Income = tabletest.Dec(t, "88303.01") }, want: []string{"income"}},
		{name: "2013, assets at the limit", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Assets = tabletest.Dec(t, "330000") }, want: nil},
		{name: "2013, assets above", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Assets = tabletest.Dec(t, "330000.01") },
			want:   []string{"assets"}},
		{name: "2013, nine square metres a head", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.OwnArea = tabletest.Dec(t, "27") }, want: nil},
		{name: "2013, more than nine: a subsidy only", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.OwnArea = tabletest.Dec(t, "27.01") },
			want:   []string{"subsidy_only"}},
		{name: "2015, the same", rules: r15, applied: "2015-09-01",
			change: func(h *admission.Household) { h.OwnArea = tabletest.Dec(t, "44.99") },
			want:   []string{"subsidy_only"}},
		{name: "2024 has no such rule", rules: r24, applied: "2024-09-01",
			change: func(h *admission.Household) { h.OwnArea = tabletest.Dec(t, "44.99") }, want: nil},
		{name: "2013, fifteen is not below fifteen", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.OwnArea = tabletest.Dec(t, "45") }, want: []string{"own_home"}},
		{name: "2013, living area is no help at home", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) {
				h.OwnArea, h.OwnLiving = tabletest.Dec(t, "45"),
					area(t, "20")
			}, want: []string{"own_home"}},
		{name: "2024, living area of an own home", rules: r24, applied: "2024-09-01",
			change: func(h *admission.Household) { h.OwnArea, h.OwnLiving = tabletest.Dec(t, "45"), area(t, "29.99") },
			want:   nil},
		{name: "2024, ten of it is not below ten", rules: r24, applied: "2024-09-01",
			change: func(h *admission.Household) {
				h.OwnArea, h.OwnLiving = tabletest.Dec(t, "45"),
					area(t, "30")
			}, want: []string{"own_home"}},
		{name: "2013, a rented public home of 44 m²", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.RentedArea = area(t, "44") }, want: nil},
		{name: "2013, of 45", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.RentedArea = area(t, "45") }, want: []string{"rented_home"}},
		{name: "2013, of 45 with 29 to live in", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.RentedArea, h.RentedLiving = area(t, "45"), area(t, "29") },
			want:   nil},
		{name: "2013, a home sold four years ago", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Transferred = day(t, "2008-06-02") }, want: []string{"transfer"}},
		{name: "2013, five years ago to the day", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Transferred = day(t, "2008-06-01") }, want: nil},
		{name: "2013, sold for grave illness", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Transferred, h.IllnessForce = day(t, "2013-05-01"), true },
			want:   nil},
		{name: "2024 does not ask for sales", rules: r24, applied: "2024-09-01",
			change: func(h *admission.Household) { h.Transferred = day(t, "2024-08-01") }, want: nil},
		{name: "2024, a preferential purchase", rules: r24, applied: "2024-09-01",
			change: func(h *admission.Household) { h.Preference = true }, want: []string{"preference"}},
		{name: "2013, the last day of a bar", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.BarredUntil = day(t, "2013-06-02") }, want: []string{"barred"}},
		{name: "2013, the first day after", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.BarredUntil = day(t, "2013-06-01") }, want: nil},
		{name: "2013, left eleven months ago", rules: r13, applied: "2014-06-01",
			change: func(h *admission.Household) { h.LeftOn = day(t, "2013-06-02") }, want: []string{"too_soon"}},
		{name: "2013, left a year ago", rules: r13, applied: "2014-06-01",
			change: func(h *admission.Household) { h.LeftOn = day(t, "2013-06-01") }, want: nil},
		{name: "2013, alone at 29", rules: r13, applied: "2013-06-01", change: alone(resident(29)),
			want: []string{"alone"}},
		{name: "2013, alone at 30", rules: r13, applied: "2013-06-01", change: alone(resident(30)), want: nil},
		{name: "2013, an orphan of 18", rules: r13, applied: "2013-06-01",
			change: alone(admission.Member{Age: 18, Registered: true, InCity: true, Orphan: true}), want: nil},
		{name: "2013, an orphan of 17", rules: r13, applied: "2013-06-01",
			change: alone(admission.Member{Age: 17, Registered: true, InCity: true, Orphan: true}),
			want: []string{"applicant",
				"alone"}},
		{name: "2024, an orphan of 16", rules: r24, applied: "2024-09-01",
			change: alone(admission.Member{Age: 16, Registered: true, InCity: true, Orphan: true}), want: nil},
		{name: "2024, an orphan of 15", rules: r24, applied: "2024-09-01",
			change: alone(admission.Member{Age: 15, Registered: true, InCity: true, Orphan: true}),
			want:   []string{"subsidy_only"}}, // art. 21: nobody has full capacity, so a guardian applies
		{name: "2024, a child of 15 beside a grandparent", rules: r24, applied: "2024-09-01",
			change: func(h *admission.Household) { h.Members[0].Age = 15 }, want: []string{"applicant"}},
		{name: "2013, without capacity", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Members[0].Incapable = true }, want: []string{"applicant"}},
		{name: "2024, one member has capacity", rules: r24, applied: "2024-09-01",
			change: func(h *admission.Household) { h.Members[0].Incapable = true }, want: []string{"applicant"}},
		{name: "2024, none has: guardian, subsidy only", rules: r24, applied: "2024-09-01",
			change: alone(admission.Member{Age: 12, Registered: true, InCity: true,
				Incapable: true}), want: []string{"subsidy_only"}},
		{name: "2013, a spouse from elsewhere living here", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Members[1].Registered = false }, want: nil},
		{name: "2013, a spouse who lives elsewhere", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) {
				h.Members[1].Registered, h.Members[1].InCity = false,
					false
			}, want: []string{"registration"}},
		{name: "2013, a child registered elsewhere", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Members[2].Registered = false }, want: []string{"registration"}},
		{name: "2024, a child registered elsewhere", rules: r24, applied: "2024-09-01",
			change: func(h *admission.Household) { h.Members[2].Registered = false }, want: nil},
		{name: "2024, a grown child registered elsewhere", rules: r24, applied: "2024-09-01",
			change: func(h *admission.Household) {
				h.Members[2].Registered, h.Members[2].Age = false,
					18
			}, want: []string{"registration"}},
		{name: "2013, a son away in the army", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) { h.Members[2] = admission.Member{Age: 19, Away: true} }, want: nil},
		{name: "2013, the applicant from elsewhere", rules: r13, applied: "2013-06-01",
			change: func(h *admission.Household) {
				h.Members[0].Registered, h.Members[0].Away = false,
					true
			}, want: []string{"registration"}},
		{name: "2024, a couple of 60: 130 % of 110000", rules: r24, applied: "2024-09-01", change: over60("143000"),
			want: nil},
		{name: "2024, a couple of 60, above it", rules: r24, applied: "2024-09-01", change: over60("143000.01"),
			want: []string{"income"}},
		{name: "2013 has nothing for the old", rules: r13, applied: "2013-06-01", change: over60("45458.01"),
			want: []string{"income"}},
	}, func(t *testing.T, c row) {
		h := family(t, c.applied)
		c.change(&h)
		got, err := c.rules.Decide(h)
		require.NoError(t, err)
		assert.Equal(t, c.want, reasons(got))
		only := len(c.want) == 1 && c.want[0] == "subsidy_only"
		assert.Equal(t, only, got.SubsidyOnly)
		assert.Equal(t, len(c.want) == 0 || only, got.Admitted)
		for _, f := range got.Findings {
			assert.NotEmpty(t, f.Article, "every reason has its article")
		}
	})
}

// A member of 59 keeps the family at the plain limits.
func TestAllHaveToBeOld(t *testing.T) {
	h := family(t, "2024-09-01")
	h.Members, h.Income = []admission.Member{resident(60),
		{Role: admission.Spouse, Age: 59, Registered: true, InCity: true}}, tabletest.Dec(t, "110000.01")
	got, err := filled(t).Decide(h)
	require.NoError(t, err)
	assert.Equal(t, []string{"income"}, reasons(got))
	tabletest.Equal(t, "110000", got.Findings[0].Limit.Decimal)
	tabletest.Equal(t, "110000.01", got.Findings[0].Have.Decimal)
}

// Each text admits on its own days only: 穗府办〔2013〕3号 art. 51, the opinion of 2015-08-25 sec. 5, 穗建规字〔2024〕5号 sec. 7.
func TestDecideByDay(t *testing.T) {
	r13, r15, r24 := admission.Rules2013(), admission.Rules2015(), filled(t)
	for _, c := range []struct {
		name    string
		rules   admission.Rules
		applied string
		says    string // of the error; admitted where empty
	}{
		{name: "2013, the day before", rules: r13, applied: "2013-04-30",
			says: "in force from 2013-05-01 to 2016-04-30"},
		{name: "2013, its first day", rules: r13, applied: "2013-05-01"},
		{name: "2013, its last day", rules: r13, applied: "2016-04-30"},
		{name: "2013, the day after three years", rules: r13, applied: "2016-05-01",
			says: "in force from 2013-05-01 to 2016-04-30"},
		{name: "2015, the day before", rules: r15, applied: "2015-08-24",
			says: "in force from 2015-08-25 to 2016-04-30"},
		{name: "2015, its first day", rules: r15, applied: "2015-08-25"},
		{name: "2015, the last day of the conditions of 2013", rules: r15, applied: "2016-04-30"},
		{name: "2015, its limits without conditions", rules: r15, applied: "2016-05-01",
			says: "in force from 2015-08-25 to 2016-04-30"},
		{name: "2024, the day before the measures", rules: r24, applied: "2024-07-25",
			says: "in force from 2024-07-26 to 2029-03-03"},
		{name: "2024, their first day", rules: r24, applied: "2024-07-26"},
		{name: "2024, its last day", rules: r24, applied: "2029-03-03"},
		{name: "2024, the day after five years", rules: r24, applied: "2029-03-04",
			says: "in force from 2024-07-26 to 2029-03-03"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.rules.Decide(family(t, c.applied))
			assert.Equal(t, c.says == "", got.Admitted)
			if c.says == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorIs(t, err, rule.ErrNoRule)
			assert.ErrorContains(t, err, c.says)
		})
	}
}

// From 2015-08-25 the limits of 2013 are no longer those in force (the opinion, sec. 1 and 4): who is within them is
// within the higher ones too, and who is above them is not refused by them. 61,989 yuan is the limit of three.
func TestLimitsRaisedIn2015(t *testing.T) {
	for _, c := range []struct {
		name, applied, income string
		preference            bool
		want                  []string
		unknown               bool
	}{
		{name: "the day before, above", applied: "2015-08-24", income: "61989.01", want: []string{"income"}},
		{name: "that day, within", applied: "2015-08-25", income: "61989"},
		{name: "that day, above", applied: "2015-08-25", income: "61989.01", unknown: true},
		{name: "that day, above and refused anyway", applied: "2015-08-25", income: "61989.01", preference: true,
			want: []string{"preference"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := family(t, c.applied)
			h.Income, h.Preference = tabletest.Dec(t, c.income), c.preference
			got, err := admission.Rules2013().Decide(h)
			if c.unknown {
				assert.ErrorIs(t, err, rule.ErrNoRule)
				assert.ErrorContains(t, err, "a later text raised the limits on 2015-08-25: use its version")
				assert.ErrorContains(t, err, "income limit of this version")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.want, reasons(got))
		})
	}
	rich := family(t, "2015-08-25")
	rich.Assets = tabletest.Dec(t, "9999999")
	_, err := admission.Rules2013().Decide(rich)
	assert.ErrorContains(t, err, "assets limit of this version")
}

// Every reason at once, in order.
func TestEveryReason(t *testing.T) {
	h := family(t, "2013-06-01")
	h.Members = []admission.Member{{Age: 17}}
	h.Income, h.Assets, h.OwnArea, h.RentedArea = tabletest.Dec(t, "99999"), tabletest.Dec(t,
		"999999"), tabletest.Dec(t, "15"), area(t, "15")
	h.Transferred, h.Preference, h.BarredUntil, h.LeftOn = day(t, "2013-05-31"), true, day(t, "2014-01-01"), day(t,
		"2013-05-31")
	got, err := admission.Rules2013().Decide(h)
	require.NoError(t, err)
	assert.Equal(t, []string{"applicant", "alone", "registration", "income", "assets", "own_home", "rented_home",
		"transfer", "preference", "barred", "too_soon"}, reasons(got))
	assert.Equal(t, "invalid(99)", admission.Reason(99).String())
	const law, queue = "穗府办〔2013〕3号 ", "广州市公共租赁住房轮候配租实施细则 第十七条"
	for i, article := range []string{law + "第二十一条", law + "第二十一条", law + "第二十二条（一）", law + "第二十二条（二）、附件1",
		law + "第二十二条（二）、附件1", law + "第二十二条（三）", law + "第二十二条（三）", law + "第二十二条（四）",
		law + "第二十二条（五）", law + "第四十一条、第四十二条", queue} {
		assert.Equal(t, article, got.Findings[i].Article)
	}
	const now, limits = "穗府办规〔2024〕13号 ", "（二）；穗建规字〔2024〕5号 一"
	assert.Equal(t, map[admission.Reason]string{admission.Applicant: now + "第二十一条", admission.Alone: now + "第二十一条",
		admission.Registration: now + "第二十二条（一）", admission.Income: now + "第二十二条" + limits,
		admission.Assets: now + "第二十二条" + limits, admission.OwnHome: now + "第二十二条（三）",
		admission.RentedHome: now + "第二十二条（三）", admission.Preference: now + "第二十二条（四）",
		admission.Barred: now + "第五十条", admission.SubsidyOnly: now + "第二十一条"}, admission.Rules2024().Articles)
	const opinion = "关于加强户籍家庭住房保障工作的实施意见 (2015-08-25) 一、附件1"
	was := admission.Rules2013().Articles
	was[admission.Income], was[admission.Assets] = opinion, opinion
	assert.Equal(t, was, admission.Rules2015().Articles, "what the opinion does not change stays")
}

// 2024 without its attachment: unknown is neither yes nor no, but a family refused for another reason is refused.
func TestUnknownLimits(t *testing.T) {
	h := family(t, "2024-09-01")
	got, err := admission.Rules2024().Decide(h)
	require.ErrorIs(t, err, rule.ErrNoRule)
	assert.False(t, got.Admitted)
	h.Preference = true
	got, err = admission.Rules2024().Decide(h)
	require.NoError(t, err)
	assert.Equal(t, []string{"preference"}, reasons(got))
	require.Len(t, got.Missing, 1)
	assert.ErrorIs(t, got.Missing[0], rule.ErrNoRule)
}

// Five persons under the row for four and more: between the two readings nobody knows, outside them everybody does.
func TestLargeHousehold(t *testing.T) {
	type c struct {
		name, income string
		reading      rental.Reading
		want         []string
		unknown      bool
	}
	tabletest.Each(t, []c{
		{name: "within both readings", income: "74388", reading: rental.Unsettled, want: nil, unknown: false},
		{name: "between the two", income: "74388.01", reading: rental.Unsettled, want: nil, unknown: true},
		{name: "at the wider", income: "92985", reading: rental.Unsettled, want: nil, unknown: true},
		{name: "above both", income: "92985.01", reading: rental.Unsettled, want: []string{"income"}, unknown: false},
		{name: "between, the total holds", income: "74388.01", reading: rental.PrintedTotal, want: []string{"income"},
			unknown: false},
		{name: "between, a head's share does", income: "92985", reading: rental.TimesPersons, want: nil,
			unknown: false},
	}, func(t *testing.T, c c) {
		h := family(t, "2013-06-01")
		h.Members, h.Income = append(h.Members, resident(60), resident(61)), tabletest.Dec(t, c.income)
		r := admission.Rules2013()
		r.Reading = c.reading
		got, err := r.Decide(h)
		if c.unknown {
			require.ErrorIs(t, err, rule.ErrNoRule)
			return
		}
		require.NoError(t, err)
		assert.Equal(t, c.want, reasons(got))
	})
}

func TestDecideRefuses(t *testing.T) {
	type row struct {
		name   string
		change func(*admission.Rules, *admission.Household)
		kind   error
		says   string
	}
	tabletest.Each(t, []row{
		{name: "zero rules", change: func(r *admission.Rules, _ *admission.Household) { *r = admission.Rules{} },
			kind: rule.ErrOutOfRange, says: "single_age 0"},
		{name: "no day", change: func(_ *admission.Rules, h *admission.Household) { h.Applied = rule.Date{} },
			kind: rule.ErrMissingField, says: "applied"},
		{name: "nobody", change: func(_ *admission.Rules, h *admission.Household) { h.Members = nil },
			kind: rule.ErrOutOfRange, says: "members 0"},
		{name: "an unknown role", change: func(_ *admission.Rules, h *admission.Household) { h.Members[0].Role = 4 },
			kind: rule.ErrOutOfRange, says: "members[0].role invalid(4)"},
		{name: "a negative age", change: func(_ *admission.Rules, h *admission.Household) { h.Members[0].Age = -1 },
			kind: rule.ErrOutOfRange, says: "age -1"},
		{name: "a negative income",
			change: func(_ *admission.Rules, h *admission.Household) { h.Income = decimal.New(-1, 0) },
			kind:   rule.ErrOutOfRange, says: "income -1"},
		{name: "negative assets",
			change: func(_ *admission.Rules, h *admission.Household) { h.Assets = decimal.New(-1, 0) },
			kind:   rule.ErrOutOfRange, says: "assets -1"},
		{name: "a negative area",
			change: func(_ *admission.Rules, h *admission.Household) { h.OwnArea = decimal.New(-1, 0) },
			kind:   rule.ErrOutOfRange, says: "own_area -1"},
		{name: "a negative living area",
			change: func(_ *admission.Rules, h *admission.Household) { h.OwnLiving = area(t, "-1") },
			kind:   rule.ErrOutOfRange, says: "own_living -1"},
		{name: "living without floor",
			change: func(_ *admission.Rules, h *admission.Household) { h.RentedLiving = area(t, "1") },
			kind:   rule.ErrMissingField, says: "rented_area"},
		{name: "a sale in the future", change: func(_ *admission.Rules,
			h *admission.Household) {
			h.Transferred = day(t, "2013-06-02")
		}, kind: rule.ErrBadDate, says: "transferred"},
		{name: "a leaving in the future", change: func(_ *admission.Rules,
			h *admission.Household) {
			h.LeftOn = day(t, "2013-06-02")
		}, kind: rule.ErrBadDate, says: "left_on"},
	}, func(t *testing.T, c row) {
		r, h := admission.Rules2013(), family(t, "2013-06-01")
		c.change(&r, &h)
		got, err := r.Decide(h)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		assert.False(t, got.Admitted)
	})
}

// FuzzDecide: a family that is admitted stays so with less income, fewer assets and less room.
func FuzzDecide(f *testing.F) {
	f.Add(uint8(0), int64(6198900), int64(33000000), int64(269999), uint8(3), uint8(61), int64(1))
	f.Add(uint8(2), int64(14300000), int64(1), int64(0), uint8(2), uint8(60), int64(99))
	f.Fuzz(func(t *testing.T, text uint8, income, assets, own int64, persons, age uint8, less int64) {
		r := admission.Rules2013()
		if text%3 == 1 {
			r = admission.Rules2015()
		} else if text%3 == 2 {
			r = filled(t)
		}
		h := admission.Household{Applied: rule.DateOf(2024, 9, 1), Income: decimal.New(income, -2),
			Assets: decimal.New(assets, -2), OwnArea: decimal.New(own, -4)}
		for range int(persons % 60) {
			h.Members = append(h.Members, resident(int(age)))
		}
		got, err := r.Decide(h)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		refused := 0
		for _, finding := range got.Findings {
			if finding.Reason != admission.SubsidyOnly {
				refused++
			}
		}
		assert.Equal(t, got.Admitted, refused == 0)
		if !got.Admitted {
			return
		}
		down := decimal.New(less&0xffffff, -2)
		for _, amount := range []*decimal.Decimal{&h.Income, &h.Assets, &h.OwnArea} {
			*amount = decimal.Max(amount.Sub(down), decimal.Decimal{})
		}
		poorer, err := r.Decide(h)
		require.NoError(t, err)
		assert.True(t, poorer.Admitted && (got.SubsidyOnly || !poorer.SubsidyOnly), "a poorer family never gets less")
	})
}

// Conditions at their bounds and beyond them.
func TestConditionsAtTheirBounds(t *testing.T) {
	for _, c := range []struct {
		name        string
		set         func(*admission.Rules, int)
		least, most int
	}{
		{name: "applicant_age", set: func(r *admission.Rules, n int) { r.ApplicantAge = n }, most: 100},
		{name: "single_age", set: func(r *admission.Rules, n int) { r.SingleAge = n }, least: 1, most: 100},
		{name: "orphan_age", set: func(r *admission.Rules, n int) { r.OrphanAge = n }, least: 1, most: 100},
		{name: "transfer_years", set: func(r *admission.Rules, n int) { r.TransferYears = n }, most: 100},
		{name: "reapply_after_months", set: func(r *admission.Rules, n int) { r.ReapplyAfterMonths = n }, most: 1200},
		{name: "waiting_months", set: func(r *admission.Rules, n int) { r.WaitingMonths = n }, most: 1200},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := admission.Rules2013()
			for _, n := range []int{c.least, c.most} {
				c.set(&r, n)
				assert.NoError(t, r.Check(), n)
			}
			for _, n := range []int{c.least - 1, c.most + 1} {
				c.set(&r, n)
				assert.ErrorContains(t, r.Check(), c.name+" "+strconv.Itoa(n))
			}
		})
	}
}
