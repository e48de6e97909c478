package disabled_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/rule"
)

// amounts are the standards of 2026 (粤财社〔2026〕19号): 217 and 290.
func amounts() disabled.Amounts {
	return disabled.Amounts{Living: decimal.New(217, 0), Nursing: decimal.New(290, 0)}
}

func income(t testing.TB, text string) decimal.NullDecimal {
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

// The sections are those of the city's method of 2022-11-16.
func TestAllow(t *testing.T) {
	type reasons = []disabled.Reason
	type c struct {
		name            string
		person          disabled.Person
		living, nursing string
		againstLiving   reasons
		againstNursing  reasons
	}
	tabletest.Each(t, []c{
		{name: "severe and of a poor household: both (sec. 2(1))",
			person: disabled.Person{Card: disabled.Civil, Grade: 1,
				Poor: true}, living: "217", nursing: "290", againstLiving: nil, againstNursing: nil},
		{name: "grade 2 is severe", person: disabled.Person{Card: disabled.Civil, Grade: 2,
			Poor: true}, living: "217", nursing: "290", againstLiving: nil, againstNursing: nil},
		{name: "grade 3 of a poor household: living only", person: disabled.Person{Card: disabled.Civil, Grade: 3,
			Poor: true}, living: "217", nursing: "0", againstLiving: nil,
			againstNursing: reasons{disabled.NoCondition}},
		{name: "grade 4, mental, of a poor household: both", person: disabled.Person{Card: disabled.Civil, Grade: 4,
			Mental: true, Poor: true}, living: "217", nursing: "290", againstLiving: nil, againstNursing: nil},
		{name: "grade 3, not poor: nothing, whatever the income",
			person: disabled.Person{Card: disabled.Civil, Grade: 3}, living: "0", nursing: "0",
			againstLiving: reasons{disabled.NoCondition}, againstNursing: reasons{disabled.NoCondition}},
		{name: "severe, own income one fen below the living allowance",
			person: disabled.Person{Card: disabled.Civil, Grade: 1,
				Income: income(t, "216.99")}, living: "217", nursing: "290", againstLiving: nil, againstNursing: nil},
		{name: "severe, own income of exactly the living allowance (低于)",
			person: disabled.Person{Card: disabled.Civil, Grade: 1,
				Income: income(t, "217")}, living: "0", nursing: "290", againstLiving: reasons{disabled.IncomeTooHigh},
			againstNursing: nil},
		{name: "a soldier of grade 4, poor: both (sec. 1(2)2)",
			person: disabled.Person{Card: disabled.Military, Grade: 4,
				Poor: true}, living: "217", nursing: "290", againstLiving: nil, againstNursing: nil},
		{name: "a soldier of grade 5, poor: living only", person: disabled.Person{Card: disabled.Military, Grade: 5,
			Poor: true}, living: "217", nursing: "0", againstLiving: nil,
			againstNursing: reasons{disabled.NoCondition}},
		{name: "a police officer of grade 1, not poor: nursing only",
			person: disabled.Person{Card: disabled.Police, Grade: 1,
				Income: income(t, "0")}, living: "0", nursing: "290", againstLiving: reasons{disabled.NoCondition},
			againstNursing: nil},
		{name: "nursing from work injury excludes both (sec. 2(2))",
			person: disabled.Person{Card: disabled.Civil, Grade: 1,
				Poor: true, InjuryNursing: true}, living: "0", nursing: "0",
			againstLiving: reasons{disabled.HasInjuryNursing}, againstNursing: reasons{disabled.HasInjuryNursing}},
		{name: "the destitute get neither (sec. 2(2))", person: disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, Destitute: true}, living: "0", nursing: "0", againstLiving: reasons{disabled.IsDestitute},
			againstNursing: reasons{disabled.IsDestitute}},
		{name: "an orphan gets nursing only (sec. 2(3))", person: disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, Orphan: true}, living: "0", nursing: "290", againstLiving: reasons{disabled.IsOrphan},
			againstNursing: nil},
		{name: "an unattended child gets nursing only (sec. 2(4))",
			person: disabled.Person{Card: disabled.Civil, Grade: 1,
				Poor: true, Unattended: true}, living: "0", nursing: "290",
			againstLiving:  reasons{disabled.IsUnattended},
			againstNursing: nil},
		{name: "a retired cadre gets nursing only (sec. 2(6))", person: disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, Cadre: true}, living: "0", nursing: "290", againstLiving: reasons{disabled.IsCadre},
			againstNursing: nil},
		{name: "a higher nursing subsidy takes its place (sec. 2(7))",
			person: disabled.Person{Card: disabled.Civil, Grade: 1,
				Poor: true, OtherCare: tabletest.Dec(t, "290.01")}, living: "217", nursing: "0", againstLiving: nil,
			againstNursing: reasons{disabled.HigherElsewhere}},
		{name: "an equal one does not", person: disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, OtherCare: tabletest.Dec(t, "290")}, living: "217", nursing: "290", againstLiving: nil,
			againstNursing: nil},
		{name: "home-care nursing aid of 200 is the lower one", person: disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, OtherCare: tabletest.Dec(t, "200")}, living: "217", nursing: "290", againstLiving: nil,
			againstNursing: nil},
		{name: "every reason is listed", person: disabled.Person{Card: disabled.Civil, Grade: 4,
			Orphan: true, Destitute: true}, living: "0", nursing: "0",
			againstLiving:  reasons{disabled.IsDestitute, disabled.IsOrphan, disabled.NoCondition},
			againstNursing: reasons{disabled.IsDestitute, disabled.NoCondition}},
	}, func(t *testing.T, c c) {
		got, err := disabled.Allow(amounts(), c.person)
		require.NoError(t, err)
		tabletest.Equal(t, c.living, got.Living)
		tabletest.Equal(t, c.nursing, got.Nursing)
		assert.True(t, got.Total.Equal(got.Living.Add(got.Nursing)))
		assert.Equal(t, c.againstLiving, got.AgainstLiving)
		assert.Equal(t, c.againstNursing, got.AgainstNursing)
	})
}

func TestAllowRefuses(t *testing.T) {
	type c struct {
		name   string
		person disabled.Person
		code   string
	}
	tabletest.Each(t, []c{
		{name: "no card", person: disabled.Person{Grade: 1, Poor: true}, code: "missing_field"},
		{name: "grade 5 of a civil card", person: disabled.Person{Card: disabled.Civil, Grade: 5, Poor: true},
			code: "out_of_range"},
		{name: "grade 0", person: disabled.Person{Card: disabled.Police, Poor: true}, code: "out_of_range"},
		{name: "grade 11 of a soldier", person: disabled.Person{Card: disabled.Military, Grade: 11, Poor: true},
			code: "out_of_range"},
		{name: "a soldier's card is not for mental",
			person: disabled.Person{Card: disabled.Military, Grade: 1, Poor: true,
				Mental: true}, code: "conflict"},
		{name: "the income decides and is not given", person: disabled.Person{Card: disabled.Civil, Grade: 1},
			code: "missing_field"},
		{name: "an income below 0", person: disabled.Person{Card: disabled.Civil, Grade: 1,
			Income: income(t, "-1")}, code: "out_of_range"},
	}, func(t *testing.T, c c) {
		_, err := disabled.Allow(amounts(), c.person)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
	_, err := disabled.Allow(disabled.Amounts{Living: tabletest.Dec(t, "-1"), Nursing: tabletest.Dec(t, "1e99")},
		disabled.Person{Card: disabled.Civil, Grade: 1, Poor: true})
	assert.ErrorContains(t, err, "living")
	assert.ErrorContains(t, err, "nursing")
	got, err := disabled.Allow(disabled.Amounts{}, disabled.Person{Card: disabled.Civil, Grade: 1, Orphan: true})
	require.NoError(t, err)
	assert.NotContains(t, got.AgainstLiving, disabled.IncomeTooHigh, "an income that was not asked for is not too high")
}

// A lower own income never gives less, an exclusion never more, and each allowance is all or nothing with its reason.
func FuzzAllow(f *testing.F) {
	f.Add(uint8(0), uint8(0), uint8(0), uint32(21699), uint32(1), uint32(0))
	f.Add(uint8(1), uint8(3), uint8(0xff), uint32(0), uint32(0), uint32(29001))
	f.Fuzz(func(t *testing.T, card, grade, flags uint8, own, more, other uint32) {
		p := disabled.Person{Card: disabled.Card(card%3) + 1, Grade: int(grade%4) + 1,
			Income: decimal.NewNullDecimal(decimal.New(int64(own), -2)),
			Poor:   flags&1 != 0, Mental: flags&2 != 0 && card%3 == 0, OtherCare: decimal.New(int64(other), -2)}
		a, err := disabled.Allow(amounts(), p)
		require.NoError(t, err)
		assert.Equal(t, len(a.AgainstLiving) == 0, a.Living.IsPositive())
		assert.Equal(t, len(a.AgainstNursing) == 0, a.Nursing.IsPositive())
		richer := p
		richer.Income.Decimal = p.Income.Decimal.Add(decimal.New(int64(more), -2))
		b, err := disabled.Allow(amounts(), richer)
		require.NoError(t, err)
		assert.False(t, a.Total.LessThan(b.Total), "the poorer got less")
		excluded := p
		excluded.InjuryNursing, excluded.Destitute, excluded.Orphan = flags&4 != 0, flags&8 != 0, flags&16 != 0
		excluded.Unattended, excluded.Cadre = flags&32 != 0, flags&64 != 0
		c, err := disabled.Allow(amounts(), excluded)
		require.NoError(t, err)
		assert.False(t, c.Total.GreaterThan(a.Total), "an exclusion gave more")
	})
}

func ExampleAllow() {
	out, err := disabled.Allow(
		disabled.Amounts{Living: decimal.New(217, 0), Nursing: decimal.New(290, 0)},
		disabled.Person{Card: disabled.Civil, Grade: 1, Poor: true, Orphan: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(out.Living, out.AgainstLiving, out.Nursing)
	// Output: 0 [orphan] 290
}
