package elsewhere_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/rule"
)

func opt(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NullDecimal{Decimal: tabletest.Dec(t, text), Valid: true}
}

// By hand from 令第123号 art. 57, the note on 医保发〔2022〕22号 and 广东医保新措.
func TestRatio(t *testing.T) {
	decree, national, province := elsewhere.Decree123(), elsewhere.National2022(), elsewhere.Guangdong2025()
	for _, c := range []struct {
		name       string
		rules      elsewhere.Rules
		visit      elsewhere.Visit
		home, drop string
		want, code string
	}{
		{name: "decree, living elsewhere: the same", rules: decree, visit: "long_term", home: "0.8", want: "0.8"},
		{name: "decree, studying", rules: decree, visit: "study", home: "0.895", want: "0.895"},
		{name: "decree, emergency on a trip", rules: decree, visit: "emergency", home: "0.8", want: "0.8"},
		{name: "decree fixes the drop", rules: decree, visit: "emergency", home: "0.8", drop: "0.1", code: "conflict"},
		{name: "decree, went for treatment", rules: decree, visit: "registered", home: "0.8", code: "not_applicable"},
		{name: "decree, went unregistered", rules: decree, visit: "unregistered", home: "0.8", code: "not_applicable"},
		{name: "national, long term", rules: national, visit: "long_term", home: "0.8", drop: "0", want: "0.8"},
		{name: "national, registered, ten points", rules: national, visit: "registered", home: "0.8", drop: "0.1",
			want: "0.7"},
		{name: "national, registered, over ten", rules: national, visit: "registered", home: "0.8", drop: "0.1001",
			code: "out_of_range"},
		{name: "national, emergency as registered", rules: national, visit: "emergency", home: "0.8", drop: "0.05",
			want: "0.75"},
		{name: "national, unregistered, twenty", rules: national, visit: "unregistered", home: "0.8", drop: "0.2",
			want: "0.6"},
		{name: "national, unregistered, over twenty", rules: national, visit: "unregistered", home: "0.8", drop: "0.21",
			code: "out_of_range"},
		{name: "national, drop not published", rules: national, visit: "registered", home: "0.8",
			code: "missing_field"},
		{name: "national names no students", rules: national, visit: "study", home: "0.8", drop: "0",
			code: "not_applicable"},
		{name: "province, the city's own ratio", rules: province, visit: "registered", home: "0.8", drop: "0.3",
			want: "0.5"},
		{name: "province, drop not published", rules: province, visit: "long_term", home: "0.8", code: "missing_field"},
		{name: "drop above the ratio", rules: province, visit: "registered", home: "0.2", drop: "0.3",
			code: "out_of_range"},
		{name: "drop in points", rules: province, visit: "registered", home: "0.8", drop: "10", code: "out_of_range"},
		{name: "negative drop", rules: province, visit: "registered", home: "0.8", drop: "-0.1", code: "out_of_range"},
		{name: "ratio in percent", rules: decree, visit: "study", home: "80", code: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			terms, err := c.rules.Of(c.visit)
			var got decimal.Decimal
			if err == nil {
				got, err = terms.Ratio(tabletest.Dec(t, c.home), opt(t, c.drop))
			}
			assert.Equal(t, c.code, rule.CodeOf(err))
			if c.want != "" {
				tabletest.Equal(t, c.want, got)
			}
		})
	}
}

// What each text says, as data.
func TestTerms(t *testing.T) {
	for _, c := range []struct {
		name             string
		rules            elsewhere.Rules
		visit            elsewhere.Visit
		catalogue, rates elsewhere.Place
		counter          bool
	}{
		{name: "decree claims afterwards", rules: elsewhere.Decree123(), visit: "long_term", catalogue: "insurance",
			rates: "insurance"},
		{name: "national catalogue is of care", rules: elsewhere.National2022(), visit: "registered", catalogue: "care",
			rates: "insurance", counter: true},
		{name: "national unregistered: afterward", rules: elsewhere.National2022(), visit: "unregistered",
			catalogue: "care", rates: "insurance"},
		{name: "province registered: counter", rules: elsewhere.Guangdong2025(), visit: "registered",
			rates: "insurance", counter: true},
		{name: "province emergency: counter", rules: elsewhere.Guangdong2025(), visit: "emergency", rates: "insurance",
			counter: true},
		{name: "province unregistered: afterward", rules: elsewhere.Guangdong2025(), visit: "unregistered",
			rates: "insurance"},
	} {
		t.Run(c.name, func(t *testing.T) {
			terms, err := c.rules.Of(c.visit)
			require.NoError(t, err)
			assert.Equal(t, c.catalogue, terms.Catalogue)
			assert.Equal(t, c.rates, terms.Rates)
			assert.Equal(t, c.counter, terms.Counter)
		})
	}
}

// Every text names its source, is graded, names each visit once, and quotes what it is official for.
func TestRulesAreCited(t *testing.T) {
	for _, c := range []struct {
		name string
		r    elsewhere.Rules
	}{
		{name: "decree", r: elsewhere.Decree123()},
		{name: "national", r: elsewhere.National2022()},
		{name: "province", r: elsewhere.Guangdong2025()},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.NotEmpty(t, c.r.Version)
			assert.NotEmpty(t, c.r.Cite.Title)
			assert.False(t, c.r.Cite.Checked.IsZero())
			assert.Contains(t, []rule.Grade{rule.Official, rule.Corroborated, rule.Reported}, c.r.Grade)
			if c.r.Grade == rule.Official {
				assert.NotEmpty(t, c.r.Cite.Quote)
			}
			seen := map[elsewhere.Visit]bool{}
			for _, terms := range c.r.Terms {
				assert.False(t, seen[terms.Visit])
				seen[terms.Visit] = true
			}
		})
	}
	p := elsewhere.Guangdong2025()
	assert.Len(t, p.Diseases, 17) // 在广东则细分为17个门特病种
	assert.Len(t, p.Services, 4)
	assert.Equal(t, 6, p.Valid)
	assert.Equal(t, "guangdong_2025", p.Version)
	assert.Equal(t, rule.DateOf(2025, 1, 1), p.From, "1月1日起实施")
	assert.Equal(t, rule.DateOf(2025, 1, 1), p.Cite.Issued)
	decree := elsewhere.Decree123()
	assert.Equal(t, "decree_123_2015", decree.Version)
	assert.Equal(t, rule.DateOf(2015, 7, 1), decree.From, "第七十条")
	assert.Equal(t, rule.DateOf(2015, 5, 31), decree.Cite.Issued)
	assert.Equal(t, "national_2022", elsewhere.National2022().Version)
	for _, r := range []elsewhere.Rules{decree, p, elsewhere.National2022()} {
		assert.Equal(t, rule.MonthOf(2026, 11), r.Cite.Checked)
	}
}

// A ratio elsewhere lies between 0 and that at home.
func FuzzRatio(f *testing.F) {
	f.Add(uint16(8000), uint16(1000), uint8(1))
	f.Fuzz(func(t *testing.T, home, drop uint16, visit uint8) {
		r := elsewhere.National2022()
		terms := r.Terms[int(visit)%len(r.Terms)]
		at := decimal.New(int64(home), -4)
		got, err := terms.Ratio(at, decimal.NullDecimal{Decimal: decimal.New(int64(drop), -4), Valid: true})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.False(t, got.IsNegative() || got.GreaterThan(at))
	})
}

// A text that names no drop answers none, which is not a drop of 0.
func TestNoDropIsNotZero(t *testing.T) {
	for _, c := range []struct{ name, version, visit, drop string }{
		{name: "decree 123: by the standard at home", version: "decree_123", visit: "long_term", drop: `"drop":"0"`},
		{name: "national: ten points at most", version: "national_2022", visit: "registered", drop: `"drop":"0.1"`},
		{name: "national: none is named", version: "national_2022", visit: "long_term"},
		{name: "Guangdong: none is named", version: "guangdong_2025", visit: "long_term"},
		{name: "decree 123: not covered", version: "decree_123", visit: "registered"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := elsewhere.ByName()[0].Call([]byte(`{"version":"` + c.version + `","visit":"` + c.visit + `"}`))
			require.NoError(t, err)
			if c.drop == "" {
				assert.NotContains(t, string(out), "drop")
				return
			}
			assert.Contains(t, string(out), c.drop)
		})
	}
	above := elsewhere.Terms{Covered: true, Modality: rule.Exact, Drop: decimal.New(101, -2)}
	_, err := above.Ratio(decimal.New(1, 0), decimal.NullDecimal{})
	assert.ErrorContains(t, err, "medical: drop 1.01 is above 1.00")
	above.Drop = decimal.New(10, -2)
	ratio, err := above.Ratio(decimal.New(8, -1), decimal.NullDecimal{})
	require.NoError(t, err)
	tabletest.Equal(t, "0.7", ratio)
}
