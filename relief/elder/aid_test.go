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
	type c struct {
		name    string
		person  elder.Person
		class   int
		want    string
		grounds list
		against []elder.Reason
	}
	tabletest.Each(t, []c{
		{name: "scattered destitute", person: elder.Person{Age: 60, ScatteredDestitute: true}, class: 1, want: "400",
			grounds: list{"24(1)1"}, against: nil},
		{name: "minimum living, mildly disabled", person: elder.Person{Age: 65, Dibao: true, Disability: elder.Mild},
			class: 1, want: "400", grounds: list{"24(1)2"}, against: nil},
		{name: "minimum living, able, not alone", person: elder.Person{Age: 65, Dibao: true}, class: 0, want: "0",
			grounds: nil, against: []elder.Reason{elder.NoGround}},
		{name: "marginal and alone", person: elder.Person{Age: 65, Marginal: true, Alone: true}, class: 1, want: "400",
			grounds: list{"24(1)3"}, against: nil},
		{name: "80 and alone", person: elder.Person{Age: 80, Alone: true}, class: 1, want: "400",
			grounds: list{"24(1)3"}, against: nil},
		{name: "79 and alone", person: elder.Person{Age: 79, Alone: true}, class: 0, want: "0", grounds: nil,
			against: []elder.Reason{elder.NoGround}},
		{name: "model worker, severely disabled: 400 + 200", person: elder.Person{Age: 70, ModelWorker: true,
			Disability: elder.Severe}, class: 1, want: "600", grounds: list{"24(1)4"}, against: nil},
		{name: "a centenarian", person: elder.Person{Age: 100}, class: 1, want: "400", grounds: list{"24(1)5"},
			against: nil},
		{name: "99 is not 100", person: elder.Person{Age: 99}, class: 0, want: "0", grounds: nil,
			against: []elder.Reason{elder.NoGround}},
		{name: "special family", person: elder.Person{Age: 61, SpecialFamily: true}, class: 1, want: "400",
			grounds: list{"24(1)6"}, against: nil},
		{name: "several grounds", person: elder.Person{Age: 100, Honoured: true, Alone: true,
			Disability: elder.Moderate}, class: 1, want: "400", grounds: list{"24(1)2", "24(1)3", "24(1)5"},
			against: nil},
		{name: "in need, 80, demented", person: household(t, elder.Person{Age: 80, Dementia: true}, 2,
			"6544.99"), class: 2, want: "200", grounds: list{"24(2)1"}, against: nil},
		{name: "exactly 2.5 times the standard is not below it",
			person: household(t, elder.Person{Age: 80, Dementia: true}, 2,
				"6545"), class: 0, want: "0", grounds: nil, against: []elder.Reason{elder.NotInNeed}},
		{name: "in need, only old at home, severely disabled", person: household(t,
			elder.Person{Age: 66, OldOnly: true,
				Disability: elder.Severe}, 1, "3272.49"), class: 2, want: "400", grounds: list{"24(2)2"}, against: nil},
		{name: "both classes: the higher", person: household(t,
			elder.Person{Age: 85, Alone: true, OldOnly: true,
				Disability: elder.Mild}, 1, "0"), class: 1, want: "400", grounds: list{"24(1)3"}, against: nil},
		{name: "59 is too young", person: elder.Person{Age: 59, ScatteredDestitute: true}, class: 0, want: "0",
			grounds: nil, against: []elder.Reason{elder.TooYoung}},
		{name: "in an institution", person: elder.Person{Age: 90, ScatteredDestitute: true,
			InInstitution: true}, class: 0, want: "0", grounds: nil, against: []elder.Reason{elder.Institution}},
		{name: "too young and in an institution", person: elder.Person{Age: 59, InInstitution: true}, class: 0,
			want: "0", grounds: nil, against: []elder.Reason{elder.TooYoung, elder.Institution}},
		{name: "a higher care subsidy of the destitute", person: elder.Person{Age: 70, ScatteredDestitute: true,
			DestituteCare: tabletest.Dec(t, "400.01")}, class: 1, want: "0", grounds: list{"24(1)1"},
			against: []elder.Reason{elder.HigherSubsidy}},
		{name: "an equal one leaves the aid", person: elder.Person{Age: 70, ScatteredDestitute: true,
			DestituteCare: tabletest.Dec(t, "400")}, class: 1, want: "400", grounds: list{"24(1)1"}, against: nil},
	}, func(t *testing.T, c c) {
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
	type c struct {
		name   string
		person elder.Person
		code   string
	}
	tabletest.Each(t, []c{
		{name: "no income where it decides", person: elder.Person{Age: 80, Dementia: true}, code: "missing_field"},
		{name: "an income of nobody", person: elder.Person{Age: 80,
			HouseholdIncome: decimal.NewNullDecimal(decimal.New(1, 0))}, code: "out_of_range"},
		{name: "an age below 0", person: elder.Person{Age: -1}, code: "out_of_range"},
		{name: "an age above 150", person: elder.Person{Age: 151}, code: "out_of_range"},
		{name: "an unknown disability", person: elder.Person{Age: 70, Disability: 4}, code: "out_of_range"},
		{name: "a care subsidy that is no sum", person: elder.Person{Age: 70, DestituteCare: decimal.New(1, 99)},
			code: "out_of_range"},
	}, func(t *testing.T, c c) {
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
