package benefit_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

// From the note of the page: from 2010-01-01, other provinces, men from 50, women from 40.
func TestTemporary(t *testing.T) {
	type c struct {
		name, sex     string
		birth, paid   string
		otherProvince bool
		want          bool
	}
	tabletest.Each(t, []c{
		{name: "man in the month of his 50th birthday", sex: "male", birth: "1970-05", paid: "2020-05",
			otherProvince: true, want: true},
		{name: "man a month younger", sex: "male", birth: "1970-06", paid: "2020-05", otherProvince: true, want: false},
		{name: "woman in the month of her 40th", sex: "female", birth: "1980-05", paid: "2020-05", otherProvince: true,
			want: true},
		{name: "woman a month younger", sex: "female", birth: "1980-06", paid: "2020-05", otherProvince: true,
			want: false},
		{name: "man of 45 is not, a woman would be", sex: "male", birth: "1975-05", paid: "2020-05",
			otherProvince: true, want: false},
		{name: "registered in the province", sex: "male", birth: "1960-05", paid: "2020-05", otherProvince: false,
			want: false},
		{name: "the first month of the rule", sex: "male", birth: "1950-01", paid: "2010-01", otherProvince: true,
			want: true},
		{name: "paid in the month of the birth", sex: "male", birth: "2020-05", paid: "2020-05", otherProvince: true,
			want: false},
		{name: "the month before the rule", sex: "male", birth: "1950-01", paid: "2009-12", otherProvince: true,
			want: false},
	}, func(t *testing.T, c c) {
		got, err := benefit.TemporaryAccount(benefit.Entrant{Sex: c.sex, Birth: month(t, c.birth),
			FirstPaid: month(t, c.paid), OtherProvince: c.otherProvince})
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	_, err := benefit.TemporaryAccount(benefit.Entrant{Sex: "male", Birth: month(t, "1950-01"),
		FirstPaid:     month(t, "2028-01"),
		OtherProvince: true})
	assert.ErrorIs(t, err, rule.ErrNoRule, "after the month the rule holds to")
	birth, paid := month(t, "1970-01"), month(t, "2020-01")
	for _, bad := range []struct {
		name, code string
		entrant    benefit.Entrant
	}{
		{name: "no sex", code: "missing_field", entrant: benefit.Entrant{Birth: birth, FirstPaid: paid}},
		{name: "no first payment", code: "missing_field", entrant: benefit.Entrant{Sex: "male", Birth: birth}},
		{name: "no birth", code: "missing_field", entrant: benefit.Entrant{Sex: "male", FirstPaid: paid}},
		{name: "paid before the birth", code: "bad_date",
			entrant: benefit.Entrant{Sex: "male", Birth: paid.Add(1), FirstPaid: paid}},
	} {
		_, err := benefit.TemporaryAccount(bad.entrant)
		assert.Equal(t, bad.code, rule.CodeOf(err), bad.name)
	}
}

// relation reads "2020-01 100.00, 2020-02 50".
func relation(t testing.TB, name, text string) benefit.Relation {
	t.Helper()
	out := benefit.Relation{Name: name}
	for _, one := range strings.Split(text, ", ") {
		if at, account, ok := strings.Cut(one, " "); ok {
			out.Paid = append(out.Paid, benefit.RelationMonth{Month: month(t, at), Account: tabletest.Dec(t, account)})
		}
	}
	return out
}

// By hand: a month counts where it stands first; the later relation's account part goes back.
func TestMerge(t *testing.T) {
	type c struct {
		name         string
		relations    []string
		months       int
		kept, refund string
		cleared      string // relation: months = refund
	}
	tabletest.Each(t, []c{
		{name: "one relation", relations: []string{"2020-01 100, 2020-02 50.25"}, months: 2, kept: "150.25",
			refund: "0", cleared: ""},
		{name: "no month twice", relations: []string{"2020-01 100", "2020-02 50"}, months: 2, kept: "150", refund: "0",
			cleared: ""},
		{name: "one month twice", relations: []string{"2020-01 100, 2020-02 100", "2020-02 70.05, 2020-03 70.05"},
			months: 3, kept: "270.05", refund: "70.05", cleared: "B: 2020-02 = 70.05"},
		{name: "the other one kept", relations: []string{"2020-02 70.05, 2020-03 70.05", "2020-01 100, 2020-02 100"},
			months: 3, kept: "240.10", refund: "100", cleared: "B: 2020-02 = 100"},
		{name: "three, each in order", relations: []string{"2020-01 1", "2020-01 2, 2020-02 4",
			"2020-01 8, 2020-02 16, 2020-03 32"}, months: 3, kept: "37", refund: "26",
			cleared: "B: 2020-01 = 2; C: 2020-01 2020-02 = 24"},
		{name: "a relation without months", relations: []string{"", "2020-01 1"}, months: 1, kept: "1", refund: "0",
			cleared: ""},
	}, func(t *testing.T, c c) {
		var relations []benefit.Relation
		for i, text := range c.relations {
			relations = append(relations, relation(t, string(rune('A'+i)), text))
		}
		got, err := benefit.MergeRelations(relations)
		require.NoError(t, err)
		assert.Equal(t, c.months, got.Months)
		tabletest.Equal(t, c.kept, got.Kept)
		tabletest.Equal(t, c.refund, got.Refund)
		var cleared []string
		for _, one := range got.Cleared {
			var months []string
			for _, m := range one.Months {
				months = append(months, m.String())
			}
			cleared = append(cleared, one.Name+": "+strings.Join(months, " ")+" = "+one.Refund.String())
		}
		assert.Equal(t, c.cleared, strings.Join(cleared, "; "))
	})
}

func TestMergeRefuses(t *testing.T) {
	type c struct {
		name       string
		relations  []benefit.Relation
		code, says string
	}
	long := benefit.Relation{Name: "A", Paid: make([]benefit.RelationMonth, 1201)}
	tabletest.Each(t, []c{
		{name: "none", relations: nil, code: "out_of_range", says: "relations 0"},
		{name: "twenty-one", relations: make([]benefit.Relation, 21), code: "out_of_range", says: "relations 21"},
		{name: "too many months", relations: []benefit.Relation{long}, code: "out_of_range", says: "1201"},
		{name: "no name", relations: []benefit.Relation{{}}, code: "missing_field", says: "relations[0].name"},
		{name: "a name twice", relations: []benefit.Relation{{Name: "A"}, {Name: "A"}}, code: "conflict",
			says: "relations[1].name A"},
		{name: "a month twice", relations: []benefit.Relation{relation(t, "A", "2020-01 1, 2020-01 2")},
			code: "conflict", says: "relations[0].paid[1].month 2020-01"},
		{name: "no month", relations: []benefit.Relation{{Name: "A", Paid: []benefit.RelationMonth{{}}}},
			code: "missing_field", says: "relations[0].paid[0].month"},
		{name: "negative amount", relations: []benefit.Relation{relation(t, "A", "2020-01 -1")}, code: "out_of_range",
			says: "relations[0].paid[0].account -1"},
	}, func(t *testing.T, c c) {
		_, err := benefit.MergeRelations(c.relations)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
	_, err := benefit.MergeRelations([]benefit.Relation{{Name: "A", Paid: make([]benefit.RelationMonth, 2)}})
	assert.NotContains(t, err.Error(), "stands twice", "a month that is missing twice is no month that stands twice")
}

// FuzzMerge: nothing is lost: what is kept and what is refunded is what there was, and the order of relations does not
// change how many months count.
func FuzzMerge(f *testing.F) {
	f.Add([]byte{0, 1, 2, 130, 131, 1})
	f.Add([]byte{5, 133, 69})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 200 {
			return
		}
		relations := []benefit.Relation{{Name: "A"}, {Name: "B"}, {Name: "C"}}
		sum, calendar := decimal.Decimal{}, map[rule.Month]bool{}
		for i, b := range data {
			m := rule.MonthOf(2020, 1).Add(int(b % 32))
			p := benefit.RelationMonth{Month: m, Account: decimal.New(int64(i), -2)}
			relations[b/32%3].Paid = append(relations[b/32%3].Paid, p)
			sum, calendar[m] = sum.Add(p.Account), true
		}
		got, err := benefit.MergeRelations(relations)
		if err != nil {
			require.Equal(t, "conflict", rule.CodeOf(err), "only a month twice in one relation can be wrong here")
			return
		}
		require.Equal(t, len(calendar), got.Months)
		require.True(t, sum.Equal(got.Kept.Add(got.Refund)))
		relations[0], relations[2] = relations[2], relations[0]
		back, err := benefit.MergeRelations(relations)
		require.NoError(t, err)
		require.Equal(t, got.Months, back.Months)
	})
}
