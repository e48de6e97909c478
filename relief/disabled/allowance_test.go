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
	tabletest.Run(t, map[string]struct {
		person          disabled.Person
		living, nursing string
		againstLiving   reasons
		againstNursing  reasons
	}{
		"severe and of a poor household: both (sec. 2(1))": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true}, "217", "290", nil, nil},
		"grade 2 is severe": {disabled.Person{Card: disabled.Civil, Grade: 2,
			Poor: true}, "217", "290", nil, nil},
		"grade 3 of a poor household: living only": {disabled.Person{Card: disabled.Civil, Grade: 3,
			Poor: true}, "217", "0", nil, reasons{disabled.NoCondition}},
		"grade 4, mental, of a poor household: both": {disabled.Person{Card: disabled.Civil, Grade: 4,
			Mental: true, Poor: true}, "217", "290", nil, nil},
		"grade 3, not poor: nothing, whatever the income": {disabled.Person{Card: disabled.Civil, Grade: 3},
			"0", "0", reasons{disabled.NoCondition}, reasons{disabled.NoCondition}},
		"severe, own income one fen below the living allowance": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Income: income(t, "216.99")}, "217", "290", nil, nil},
		"severe, own income of exactly the living allowance (低于)": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Income: income(t, "217")}, "0", "290", reasons{disabled.IncomeTooHigh}, nil},
		"a soldier of grade 4, poor: both (sec. 1(2)2)": {disabled.Person{Card: disabled.Military, Grade: 4,
			Poor: true}, "217", "290", nil, nil},
		"a soldier of grade 5, poor: living only": {disabled.Person{Card: disabled.Military, Grade: 5,
			Poor: true}, "217", "0", nil, reasons{disabled.NoCondition}},
		"a police officer of grade 1, not poor: nursing only": {disabled.Person{Card: disabled.Police, Grade: 1,
			Income: income(t, "0")}, "0", "290", reasons{disabled.NoCondition}, nil},
		"nursing from work injury excludes both (sec. 2(2))": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, InjuryNursing: true}, "0", "0", reasons{disabled.HasInjuryNursing},
			reasons{disabled.HasInjuryNursing}},
		"the destitute get neither (sec. 2(2))": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, Destitute: true}, "0", "0", reasons{disabled.IsDestitute}, reasons{disabled.IsDestitute}},
		"an orphan gets nursing only (sec. 2(3))": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, Orphan: true}, "0", "290", reasons{disabled.IsOrphan}, nil},
		"an unattended child gets nursing only (sec. 2(4))": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, Unattended: true}, "0", "290", reasons{disabled.IsUnattended}, nil},
		"a retired cadre gets nursing only (sec. 2(6))": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, Cadre: true}, "0", "290", reasons{disabled.IsCadre}, nil},
		"a higher nursing subsidy takes its place (sec. 2(7))": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, OtherCare: tabletest.Dec(t, "290.01")}, "217", "0", nil, reasons{disabled.HigherElsewhere}},
		"an equal one does not": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, OtherCare: tabletest.Dec(t, "290")}, "217", "290", nil, nil},
		"home-care nursing aid of 200 is the lower one": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Poor: true, OtherCare: tabletest.Dec(t, "200")}, "217", "290", nil, nil},
		"every reason is listed": {disabled.Person{Card: disabled.Civil, Grade: 4,
			Orphan: true, Destitute: true}, "0", "0",
			reasons{disabled.IsDestitute, disabled.IsOrphan, disabled.NoCondition},
			reasons{disabled.IsDestitute, disabled.NoCondition}},
	}, func(t *testing.T, c struct {
		person          disabled.Person
		living, nursing string
		againstLiving   reasons
		againstNursing  reasons
	}) {
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
	tabletest.Run(t, map[string]struct {
		person disabled.Person
		code   string
	}{
		"no card": {disabled.Person{Grade: 1, Poor: true}, "missing_field"},
		"grade 5 of a civil card": {disabled.Person{Card: disabled.Civil, Grade: 5, Poor: true},
			"out_of_range"},
		"grade 0": {disabled.Person{Card: disabled.Police, Poor: true}, "out_of_range"},
		"grade 11 of a soldier": {disabled.Person{Card: disabled.Military, Grade: 11, Poor: true},
			"out_of_range"},
		"a soldier's card is not for mental": {disabled.Person{Card: disabled.Military, Grade: 1, Poor: true,
			Mental: true}, "conflict"},
		"the income decides and is not given": {disabled.Person{Card: disabled.Civil, Grade: 1}, "missing_field"},
		"an income below 0": {disabled.Person{Card: disabled.Civil, Grade: 1,
			Income: income(t, "-1")}, "out_of_range"},
	}, func(t *testing.T, c struct {
		person disabled.Person
		code   string
	}) {
		_, err := disabled.Allow(amounts(), c.person)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
	_, err := disabled.Allow(disabled.Amounts{Living: tabletest.Dec(t, "-1"), Nursing: tabletest.Dec(t, "1e99")},
		disabled.Person{Card: disabled.Civil, Grade: 1, Poor: true})
	assert.ErrorContains(t, err, "living")
	assert.ErrorContains(t, err, "nursing")
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
