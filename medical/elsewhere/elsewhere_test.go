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
	tabletest.Run(t, map[string]struct {
		rules      elsewhere.Rules
		visit      elsewhere.Visit
		home, drop string
		want, code string
	}{
		"decree, living elsewhere: the same":  {decree, "long_term", "0.8", "", "0.8", ""},
		"decree, studying":                    {decree, "study", "0.895", "", "0.895", ""},
		"decree, emergency on a trip":         {decree, "emergency", "0.8", "", "0.8", ""},
		"decree fixes the drop":               {decree, "emergency", "0.8", "0.1", "", "conflict"},
		"decree, went for treatment":          {decree, "registered", "0.8", "", "", "not_applicable"},
		"decree, went unregistered":           {decree, "unregistered", "0.8", "", "", "not_applicable"},
		"national, long term":                 {national, "long_term", "0.8", "0", "0.8", ""},
		"national, registered, ten points":    {national, "registered", "0.8", "0.1", "0.7", ""},
		"national, registered, over ten":      {national, "registered", "0.8", "0.1001", "", "out_of_range"},
		"national, emergency as registered":   {national, "emergency", "0.8", "0.05", "0.75", ""},
		"national, unregistered, twenty":      {national, "unregistered", "0.8", "0.2", "0.6", ""},
		"national, unregistered, over twenty": {national, "unregistered", "0.8", "0.21", "", "out_of_range"},
		"national, drop not published":        {national, "registered", "0.8", "", "", "missing_field"},
		"national names no students":          {national, "study", "0.8", "0", "", "not_applicable"},
		"province, the city's own ratio":      {province, "registered", "0.8", "0.3", "0.5", ""},
		"province, drop not published":        {province, "long_term", "0.8", "", "", "missing_field"},
		"drop above the ratio":                {province, "registered", "0.2", "0.3", "", "out_of_range"},
		"drop in points":                      {province, "registered", "0.8", "10", "", "out_of_range"},
		"negative drop":                       {province, "registered", "0.8", "-0.1", "", "out_of_range"},
		"ratio in percent":                    {decree, "study", "80", "", "", "out_of_range"},
	}, func(t *testing.T, c struct {
		rules      elsewhere.Rules
		visit      elsewhere.Visit
		home, drop string
		want, code string
	}) {
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

// What each text says, as data.
func TestTerms(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		rules            elsewhere.Rules
		visit            elsewhere.Visit
		catalogue, rates elsewhere.Place
		counter          bool
	}{
		"decree claims afterwards":         {elsewhere.Decree123(), "long_term", "insurance", "insurance", false},
		"national catalogue is of care":    {elsewhere.National2022(), "registered", "care", "insurance", true},
		"national unregistered: afterward": {elsewhere.National2022(), "unregistered", "care", "insurance", false},
		"province registered: counter":     {elsewhere.Guangdong2025(), "registered", "", "insurance", true},
		"province emergency: counter":      {elsewhere.Guangdong2025(), "emergency", "", "insurance", true},
		"province unregistered: afterward": {elsewhere.Guangdong2025(), "unregistered", "", "insurance", false},
	}, func(t *testing.T, c struct {
		rules            elsewhere.Rules
		visit            elsewhere.Visit
		catalogue, rates elsewhere.Place
		counter          bool
	}) {
		terms, err := c.rules.Of(c.visit)
		require.NoError(t, err)
		assert.Equal(t, c.catalogue, terms.Catalogue)
		assert.Equal(t, c.rates, terms.Rates)
		assert.Equal(t, c.counter, terms.Counter)
	})
}

// Every text names its source, is graded, names each visit once, and quotes what it is official for.
func TestRulesAreCited(t *testing.T) {
	tabletest.Run(t, map[string]elsewhere.Rules{"decree": elsewhere.Decree123(), "national": elsewhere.National2022(),
		"province": elsewhere.Guangdong2025()}, func(t *testing.T, r elsewhere.Rules) {
		assert.NotEmpty(t, r.Version)
		assert.NotEmpty(t, r.Cite.Title)
		assert.False(t, r.Cite.Checked.IsZero())
		assert.Contains(t, []rule.Grade{rule.Official, rule.Corroborated, rule.Reported}, r.Grade)
		if r.Grade == rule.Official {
			assert.NotEmpty(t, r.Cite.Quote)
		}
		seen := map[elsewhere.Visit]bool{}
		for _, terms := range r.Terms {
			assert.False(t, seen[terms.Visit])
			seen[terms.Visit] = true
		}
	})
	p := elsewhere.Guangdong2025()
	assert.Len(t, p.Diseases, 17) // 在广东则细分为17个门特病种
	assert.Len(t, p.Services, 4)
	assert.Equal(t, 6, p.Valid)
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
