package retirement_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/retirement"
	"github.com/shebao-go/shebao/rule"
)

// TestRule: the declaration is whole, and its example is answered in both languages.
func TestRule(t *testing.T) {
	for _, c := range []struct {
		name, want string
		lang       rule.Language
	}{
		{name: "in Chinese", lang: rule.Chinese, want: `"name":"法定年龄"`},
		{name: "in English", lang: rule.English, want: `"name":"Statutory"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			declared := retirement.Rule(c.lang)
			require.NoError(t, declared.Err())
			out, err := declared.Call([]byte(declared.Example()))
			require.NoError(t, err)
			assert.Contains(t, string(out), c.want)
		})
	}
}

// TestOutcomeIsThatOfTheProgram: a life told in spans and in a history month by month has the same pensions.
func TestOutcomeIsThatOfTheProgram(t *testing.T) {
	history := "month,base\n"
	for month := range rule.Months(rule.MonthOf(2016, 1), rule.MonthOf(2025, 12)) {
		history += month.String() + ",5200\n"
	}
	var page, said strings.Builder
	status := retirement.Run([]string{"-in", "-", "-category", "male60", "-birth", "1966-03", "-carry-forward",
		"-rate-future", "0.015", "-lang", "en"}, strings.NewReader(history), &page, &said)
	require.Zero(t, status, said.String())
	out, err := retirement.Rule(rule.English).Call([]byte(`{"category":"male60","birth":"1966-03",` +
		`"carry_forward":true,"rate_future":"0.015","paid":[{"from":"2016-01","through":"2025-12","base":"5200"}]}`))
	require.NoError(t, err)
	var outcome retirement.Outcome
	require.NoError(t, json.Unmarshal(out, &outcome))
	require.Len(t, outcome.Plans, 3)
	for _, p := range outcome.Plans {
		assert.Contains(t, page.String(), p.Month.String())
		assert.Contains(t, strings.ReplaceAll(page.String(), ",", ""), p.Balance)
		assert.Contains(t, page.String(), p.Index)
		for _, why := range p.Why {
			assert.Contains(t, strings.Join(strings.Fields(page.String()), " "), why)
		}
	}
}

// TestAnswersNameFields: an answer names the fields of its question, and no flag of the program.
func TestAnswersNameFields(t *testing.T) {
	const person = `{"category":"male60","birth":"1968-03",` +
		`"paid":[{"from":"2016-01","through":"2025-12","base":"5200"}]`
	for _, c := range []struct{ name, in, says string }{
		{name: "an assumed rate", in: person + `,"carry_forward":true,"rate_future":"0.015"}`, says: "rate_future"},
		{name: "no benefit base", in: person + `,"rate_future":"0.015"}`, says: "carry_forward"},
		{name: "a base of one's own", in: person + `,"rate_future":"0.015","benefit_base":"9600"}`,
			says: "benefit_base"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, lang := range []rule.Language{rule.English, rule.Chinese} {
				out, err := retirement.Rule(lang).Call([]byte(c.in))
				require.NoError(t, err)
				assert.Contains(t, string(out), c.says)
				assert.NotRegexp(t, `(^|[^\w-])-[a-z]{2}`, string(out))
			}
		})
	}
}

// TestRefusedLives: what no life can be is said at its field.
func TestRefusedLives(t *testing.T) {
	const person = `{"category":"male60","birth":"1968-03",`
	const paid = `"paid":[{"from":"2016-01","through":"2025-12","base":"5200"}]`
	for _, c := range []struct{ name, in, field, says string }{
		{name: "a span that ends before it begins", field: "paid[0].through", says: "is before from",
			in: person + `"paid":[{"from":"2016-01","through":"2015-12","base":"5200"}]}`},
		{name: "two spans of one month", field: "paid[1].from", says: "2016-03 is in an earlier span",
			in: person + `"paid":[{"from":"2016-01","through":"2016-03","base":"5200"},` +
				`{"from":"2016-03","through":"2016-05","base":"5200"}]}`},
		{name: "a month before the birth", field: "paid[0].from", says: "is not after the month of birth",
			in: `{"category":"male60","birth":"2017-03",` + paid + `}`},
		{name: "a year without an average", field: "paid[0].average", says: "no provincial average of 2004",
			in: person + `"paid":[{"from":"2005-01","through":"2005-12","base":"1200"}]}`},
		{name: "a base no average fits", field: "paid[0].base", says: "more than 10 times the average",
			in: person + `"paid":[{"from":"2016-01","through":"2016-12","base":"520000"}]}`},
		{name: "a balance without its year", field: "balance_year", says: "go together",
			in: person + `"balance":"1",` + paid + `}`},
		{name: "deemed months without their index", field: "deemed.index", says: "go together",
			in: person + `"deemed":{"months":12,"balance":"1","new_method_years":"1"},` + paid + `}`},
		{name: "a year with two rates", field: "rates[1].from", says: "has a rate already",
			in: person + `"rates":[{"from":2001,"through":2003,"rate":"0.03"},` +
				`{"from":2003,"through":2004,"rate":"0.03"}],` + paid + `}`},
		{name: "no rate for the years to come", field: "", says: "to assume with rate_future,",
			in: person + paid + `}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := retirement.Rule(rule.English).Call([]byte(c.in))
			var field *rule.FieldError
			require.True(t, errors.As(err, &field), "%v", err)
			assert.Equal(t, c.field, field.Field)
			assert.Contains(t, err.Error(), c.says)
			assert.Regexp(t, `\p{Han}`, rule.Message(err, rule.Chinese))
		})
	}
}
