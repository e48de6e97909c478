package elder_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/rule"
)

func standard() decimal.Decimal { return decimal.New(1309, 0) }

// household is the income of so many persons together.
func household(t testing.TB, p elder.Person, persons int, income string) elder.Person {
	p.HouseholdPersons, p.HouseholdIncome = persons, decimal.NewNullDecimal(tabletest.Dec(t, income))
	return p
}

// 穗府办规〔2022〕13号 art. 4, 24, 26, 27, 49. The line is 2.5 x 1309 = 3272.50.
func TestMonthly(t *testing.T) {
	type list = []string
	tabletest.Run(t, map[string]struct {
		person  elder.Person
		class   int
		want    string
		grounds list
		against []elder.Reason
	}{
		"scattered destitute": {elder.Person{Age: 60, ScatteredDestitute: true}, 1, "400",
			list{"24(1)1"}, nil},
		"minimum living, mildly disabled": {elder.Person{Age: 65, Dibao: true, Disability: elder.Mild},
			1, "400", list{"24(1)2"}, nil},
		"minimum living, able, not alone": {elder.Person{Age: 65, Dibao: true}, 0, "0", nil,
			[]elder.Reason{elder.NoGround}},
		"marginal and alone": {elder.Person{Age: 65, Marginal: true, Alone: true}, 1, "400",
			list{"24(1)3"}, nil},
		"80 and alone": {elder.Person{Age: 80, Alone: true}, 1, "400", list{"24(1)3"},
			nil},
		"79 and alone": {elder.Person{Age: 79, Alone: true}, 0, "0", nil,
			[]elder.Reason{elder.NoGround}},
		"model worker, severely disabled: 400 + 200": {elder.Person{Age: 70, ModelWorker: true,
			Disability: elder.Severe}, 1, "600", list{"24(1)4"}, nil},
		"a centenarian": {elder.Person{Age: 100}, 1, "400", list{"24(1)5"}, nil},
		"99 is not 100": {elder.Person{Age: 99}, 0, "0", nil,
			[]elder.Reason{elder.NoGround}},
		"special family": {elder.Person{Age: 61, SpecialFamily: true}, 1, "400",
			list{"24(1)6"}, nil},
		"several grounds": {elder.Person{Age: 100, Honoured: true, Alone: true,
			Disability: elder.Moderate}, 1, "400", list{"24(1)2", "24(1)3", "24(1)5"}, nil},
		"in need, 80, demented": {household(t, elder.Person{Age: 80, Dementia: true}, 2,
			"6544.99"), 2, "200", list{"24(2)1"}, nil},
		"exactly 2.5 times the standard is not below it": {household(t, elder.Person{Age: 80, Dementia: true}, 2,
			"6545"), 0, "0", nil, []elder.Reason{elder.NotInNeed}},
		"in need, only old at home, severely disabled": {household(t,
			elder.Person{Age: 66, OldOnly: true,
				Disability: elder.Severe}, 1, "3272.49"), 2, "400", list{"24(2)2"}, nil},
		"both classes: the higher": {household(t,
			elder.Person{Age: 85, Alone: true, OldOnly: true,
				Disability: elder.Mild}, 1, "0"), 1, "400", list{"24(1)3"}, nil},
		"59 is too young": {elder.Person{Age: 59, ScatteredDestitute: true}, 0, "0", nil,
			[]elder.Reason{elder.TooYoung}},
		"in an institution": {elder.Person{Age: 90, ScatteredDestitute: true,
			InInstitution: true}, 0, "0", nil, []elder.Reason{elder.Institution}},
		"too young and in an institution": {elder.Person{Age: 59, InInstitution: true}, 0, "0", nil,
			[]elder.Reason{elder.TooYoung, elder.Institution}},
		"a higher care subsidy of the destitute": {elder.Person{Age: 70, ScatteredDestitute: true,
			DestituteCare: tabletest.Dec(t, "400.01")}, 1, "0", list{"24(1)1"}, []elder.Reason{elder.HigherSubsidy}},
		"an equal one leaves the aid": {elder.Person{Age: 70, ScatteredDestitute: true,
			DestituteCare: tabletest.Dec(t, "400")}, 1, "400", list{"24(1)1"}, nil},
	}, func(t *testing.T, c struct {
		person  elder.Person
		class   int
		want    string
		grounds list
		against []elder.Reason
	}) {
		got, err := elder.Monthly(elder.Guangzhou2022(), standard(), c.person)
		require.NoError(t, err)
		assert.Equal(t, c.class, got.Class)
		tabletest.Equal(t, c.want, got.Monthly)
		assert.True(t, got.Monthly.Equal(got.Basic.Add(got.Nursing)))
		assert.Equal(t, c.grounds, got.Grounds)
		assert.Equal(t, c.against, got.Against)
	})
}

func TestIncomeLine(t *testing.T) {
	got, err := elder.Guangzhou2022().IncomeLine(standard())
	require.NoError(t, err)
	tabletest.Equal(t, "3272.50", got)
	_, err = elder.Params{}.IncomeLine(tabletest.Dec(t, "-1"))
	assert.ErrorContains(t, err, "line_factor")
	assert.ErrorContains(t, err, "standard")
}

func TestMonthlyRefuses(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		person elder.Person
		code   string
	}{
		"no income where it decides": {elder.Person{Age: 80, Dementia: true}, "missing_field"},
		"an income of nobody": {elder.Person{Age: 80,
			HouseholdIncome: decimal.NewNullDecimal(decimal.New(1, 0))}, "out_of_range"},
		"an age below 0":                {elder.Person{Age: -1}, "out_of_range"},
		"an age above 150":              {elder.Person{Age: 151}, "out_of_range"},
		"an unknown disability":         {elder.Person{Age: 70, Disability: 4}, "out_of_range"},
		"a care subsidy that is no sum": {elder.Person{Age: 70, DestituteCare: decimal.New(1, 99)}, "out_of_range"},
	}, func(t *testing.T, c struct {
		person elder.Person
		code   string
	}) {
		_, err := elder.Monthly(elder.Guangzhou2022(), standard(), c.person)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
	_, err := elder.Monthly(elder.Params{}, decimal.New(-1, 0), elder.Person{Age: 70})
	assert.ErrorContains(t, err, "least_age")
	assert.ErrorContains(t, err, "standard")
}

// A poorer household never gets less, nor does a more disabled person, and the aid is one of the sums of art. 26.
func FuzzMonthly(f *testing.F) {
	f.Add(uint8(80), uint16(2), uint8(0), uint32(654499), uint32(1))
	f.Add(uint8(66), uint16(0x3ff), uint8(3), uint32(0), uint32(9))
	f.Fuzz(func(t *testing.T, age uint8, flags uint16, disability uint8, income, more uint32) {
		p := elder.Person{Age: int(age % 120), Dementia: flags&1 != 0, ScatteredDestitute: flags&2 != 0,
			Dibao: flags&4 != 0, Marginal: flags&8 != 0,
			Honoured: flags&16 != 0, ModelWorker: flags&32 != 0, SpecialFamily: flags&64 != 0,
			Alone: flags&128 != 0, OldOnly: flags&256 != 0,
			Disability: elder.Disability(disability % 4), HouseholdPersons: 2,
			HouseholdIncome: decimal.NewNullDecimal(decimal.New(int64(income), -2))}
		run := func(p elder.Person) decimal.Decimal {
			out, err := elder.Monthly(elder.Guangzhou2022(), standard(), p)
			require.NoError(t, err)
			assert.Contains(t, []string{"0", "200", "400", "600"}, out.Monthly.String())
			assert.Equal(t, out.Class == 0, len(out.Against) > 0)
			return out.Monthly
		}
		base := run(p)
		richer, weaker := p, p
		richer.HouseholdIncome.Decimal = p.HouseholdIncome.Decimal.Add(decimal.New(int64(more), -2))
		assert.False(t, base.LessThan(run(richer)), "the poorer got less")
		if p.Disability < elder.Severe {
			weaker.Disability++
			assert.False(t, run(weaker).LessThan(base), "the weaker got less")
		}
	})
}

func ExampleMonthly() {
	aid, err := elder.Monthly(elder.Guangzhou2022(), decimal.New(1309, 0), elder.Person{
		Age: 82, Disability: elder.Severe, OldOnly: true, HouseholdPersons: 2,
		HouseholdIncome: decimal.NewNullDecimal(decimal.New(5000, 0)),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("class", aid.Class, aid.Grounds, aid.Basic, "+", aid.Nursing, "=", aid.Monthly)
	// Output: class 2 [24(2)1 24(2)2] 200 + 200 = 400
}
