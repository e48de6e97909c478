package household

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// TestStrictInput: every field that cannot be used is an error that names its path, and all of them come at once.
func TestStrictInput(t *testing.T) {
	const head, person = `{"month": "2025-12", "register": "guangzhou", `,
		`"id": "p", "sex": "male", "birth": "1973-03-12"`
	one := func(more string) string { return head + `"members": [{` + person + more + `}]}` }
	tabletest.Each(t, []struct {
		name  string
		text  string
		kinds []error
		errs  []string
	}{
		{"nothing", "", []error{rule.ErrBadType}, []string{"input is not valid at line 1, column 1"}},
		{"a list", "[]", []error{rule.ErrBadType}, []string{"input [] is not a JSON object"}},
		{"two objects", one("") + "{}", []error{rule.ErrBadType},
			[]string{"something follows the value"}},
		{"an object that breaks off", `{"month": "2025-12"`, []error{rule.ErrBadType},
			[]string{"input is not valid at line 1, column 20"}},
		{"too long", strings.Repeat(" ", maxInput+1), []error{rule.ErrOutOfRange},
			[]string{"is longer than 1 MiB"}},
		{"everything missing", "{}", []error{rule.ErrMissingField},
			[]string{"month is missing", "register is missing", "members is missing"}},
		{"nobody", head + `"members": []}`, []error{rule.ErrMissingField},
			[]string{"members has nobody alive"}},
		{"an unknown field", head + `"income": "1", "members": [{` + person + `}]}`,
			[]error{rule.ErrUnknownField}, []string{"income is not a field of this input"}},
		{"an unknown field inside", one(
			`, "unemployment": {"paid_months": 60, "cause": "laid_off", "paid_month": 60}`),
			[]error{rule.ErrUnknownField}, []string{"members[0].unemployment.paid_month is not a field of this input"}},
		{"deeper", one(
			`, "unemployment": {"paid_months": 60, "cause": "laid_off", "end": {"cause": "enlisted", "from": ` +
				`"2025-12", "until": "2026-01"}}`), []error{rule.ErrUnknownField},
			[]string{"members[0].unemployment.end.until"}},
		{"in a list", one(
			`, "employee_medical": {"person": "employee", "stays": [{"tier": 1, "days": 1, "bill": "1.00"}, {"tier": ` +
				`1, "days": 1, "bill": "1.00", "ward": "A"}]}`), []error{rule.ErrUnknownField},
			[]string{"members[0].employee_medical.stays[1].ward"}},
		{"an unknown figure", head +
			`"figures": {"living_standard": {"value": "1", "document": "d"}}, "members": [{` + person + `}]}`,
			[]error{rule.ErrUnknownField}, []string{"figures.living_standard"}},
		{"a figure without document", head + `"figures": {"minimum_standard": {"value": "1309"}}, "members": [{` +
			person + `}]}`, []error{rule.ErrMissingField}, []string{"figures.minimum_standard.document is missing"}},
		{"a figure as a bare number", head + `"figures": {"minimum_standard": "1309"}, "members": [{` + person +
			`}]}`, []error{rule.ErrBadType}, []string{"figures.minimum_standard \"1309\" is not a JSON object"}},
		{"a rate above 1", head +
			`"figures": {"housing_fund_rate": {"value": "1.5", "document": "d"}}, "members": [{` + person + `}]}`,
			[]error{rule.ErrOutOfRange}, []string{"figures.housing_fund_rate.value 1.5 is above"}},
		{"a field twice", one(`, "id": "q"`), []error{rule.ErrConflict},
			[]string{"members[0].id is given twice"}},
		{"a number without quotes", one(`, "injury": {"accident": "2025-01", "average_wage": 8600}`),
			[]error{rule.ErrBadType}, []string{"members[0].injury.average_wage 8600 is not a JSON string"}},
		{"a float in a text", one(`, "injury": {"accident": "2025-01", "average_wage": "8.6e3"}`),
			[]error{rule.ErrBadNumber}, []string{"members[0].injury.average_wage"}},
		{"a fraction of a fen", one(`, "injury": {"accident": "2025-01", "average_wage": "8600.001"}`),
			[]error{rule.ErrOutOfRange}, []string{"members[0].injury.average_wage 8600.001"}},
		{"below zero", one(`, "injury": {"accident": "2025-01", "average_wage": "-1"}`),
			[]error{rule.ErrOutOfRange}, []string{"members[0].injury.average_wage -1 is below 0"}},
		{"a count in quotes", one(`, "injury": {"accident": "2025-01", "grade": "8"}`),
			[]error{rule.ErrBadType}, []string{"members[0].injury.grade"}},
		{"a count out of range", one(`, "injury": {"accident": "2025-01", "grade": 11}`),
			[]error{rule.ErrOutOfRange}, []string{"members[0].injury.grade 11 is not within 1 to 10"}},
		{"half a count", one(`, "injury": {"accident": "2025-01", "grade": 8.5}`),
			[]error{rule.ErrBadNumber}, []string{"members[0].injury.grade 8.5 is not a whole number"}},
		{"a count beyond all numbers", one(`, "injury": {"accident": "2025-01", "grade": 99999999999999999999}`),
			[]error{rule.ErrOutOfRange}, []string{"members[0].injury.grade"}},
		{"a word nobody knows", one(`, "unemployment": {"paid_months": 60, "cause": "fired"}`),
			[]error{rule.ErrOutOfRange}, []string{`members[0].unemployment.cause fired is not known`, "laid_off"}},
		{"a flag that has to be there", one(`, "maternity": {"event": "2025-12-01", "case": "normal"}`),
			[]error{rule.ErrMissingField}, []string{"members[0].maternity.insured is missing"}},
		{"a flag in quotes", one(`, "employed": "yes"`), []error{rule.ErrBadType},
			[]string{`members[0].employed`, "is not true or false"}},
		{"an invalid day", one(`, "died": "2025-02-30", "death": {}`), []error{rule.ErrBadDate},
			[]string{"members[0].died"}},
		{"an invalid month", `{"month": "2025-13", "register": "guangzhou", "members": [{` + person + `}]}`,
			[]error{rule.ErrBadDate}, []string{"month 2025-13"}},
		{"a month before the rules", `{"month": "2022-05", "register": "guangzhou", "members": [{` + person + `}]}`,
			[]error{rule.ErrOutOfRange}, []string{"month 2022-05 is before 2022-06"}},
		{"null", one(`, "unemployment": null`), []error{rule.ErrBadType},
			[]string{"members[0].unemployment null is not a JSON object"}},
		{"no array", one(`, "parents": "q"`), []error{rule.ErrBadType},
			[]string{"members[0].parents \"q\" is not a JSON array"}},
		{"a bad item", one(`, "parents": [1]`), []error{rule.ErrBadType},
			[]string{"members[0].parents[0]"}},
		{"too many items", one(`, "parents": ["q"` + strings.Repeat(`,"q"`, 200) + `]`),
			[]error{rule.ErrOutOfRange}, []string{"members[0].parents 201 items are not within 0 to 200"}},
		{"an empty text", one(`, "uplift_classes": [""]`), []error{rule.ErrOutOfRange},
			[]string{"members[0].uplift_classes[0] is empty"}},
		{"a text of blanks", one(`, "uplift_classes": [" ", "\u3000", "\u200b"]`), []error{rule.ErrOutOfRange},
			[]string{"members[0].uplift_classes[0] is empty", "members[0].uplift_classes[1] is empty",
				"members[0].uplift_classes[2] is empty"}},
		{"a document of blanks", head + `"figures": {"minimum_standard": {"value": "1309", "document": " "}}, ` +
			`"members": [{` + person + `}]}`,
			[]error{rule.ErrOutOfRange}, []string{"figures.minimum_standard.document is empty"}},
		{"two of one id", head + `"members": [{` + person + `}, {` + person + `}]}`,
			[]error{rule.ErrConflict}, []string{"members[1].id p is another member's"}},
		{"not born yet", head + `"members": [{"id": "p", "sex": "male", "birth": "2026-01-01"}]}`,
			[]error{rule.ErrBadDate}, []string{"members[0].birth 2026-01-01 is after the month 2025-12"}},
		{"dead before birth", one(
			`, "died": "1973-03-11", "death": {}}, {"id": "q", "sex": "male", "birth": "1973-03-12"`),
			[]error{rule.ErrBadDate}, []string{"members[0].died"}},
		{"a death without a day", one(`, "death": {}`), []error{rule.ErrConflict},
			[]string{"members[0].death and died go together"}},
		{"a parent who is not there", one(`, "parents": ["q"]`), []error{rule.ErrConflict},
			[]string{"members[0].parents[0] q is no older member"}},
		{"one's own parent", one(`, "parents": ["p"]`), []error{rule.ErrConflict},
			[]string{"members[0].parents[0] p is no older member"}},
		{"several at once", head + `"page": 1, "members": [{"id": "p", "sex": "man", "birth": "1973"}]}`,
			[]error{rule.ErrOutOfRange, rule.ErrBadDate, rule.ErrUnknownField},
			[]string{`members[0].sex man is not known`, "members[0].birth 1973", "page is not a field of this input"}},
	}, func(t *testing.T, c struct {
		name  string
		text  string
		kinds []error
		errs  []string
	}) {
		_, err := readHousehold([]byte(c.text))
		require.Error(t, err)
		for _, kind := range c.kinds {
			assert.True(t, errors.Is(err, kind), "%v is not %v", err, kind)
		}
		for _, want := range c.errs {
			assert.ErrorContains(t, err, want)
		}
	})
	_, err := readHousehold([]byte(one("")))
	require.NoError(t, err, "what the cases start from can be read")
}

// TestFigureNames: no name twice, and each has its words in both languages.
func TestFigureNames(t *testing.T) {
	seen := map[string]bool{}
	for _, n := range figureNames() {
		assert.False(t, seen[n.name], n.name)
		seen[n.name] = true
		assert.NotEmpty(t, n.what.en, n.name)
		assert.NotEmpty(t, n.what.zh, n.name)
	}
}

// TestOwnFigure: a figure of one's own takes the place of the table's, with its document.
func TestOwnFigure(t *testing.T) {
	described := `{"month": "2025-12", "register": "guangzhou",
		"figures": {"minimum_wage": {"value": "3000", "document": "a notice to come"}},
		"members": [{"id": "p", "sex": "male", "birth": "1973-01-01",
		"unemployment": {"paid_months": 60, "cause": "laid_off", "registered": "2025-12-01", "applied": "2025-12-01",
		"seeking_work": true}}]}`
	a := ofMember(t, evaluated(t, described), "p", "unemployment.benefit")
	tabletest.Equal(t, "2700", a.amount) // 3000 × 90 %
	assert.Equal(t, rule.Supplied, a.grade)
	assert.Contains(t, a.documents, textOf("a notice to come"))

	both := strings.Replace(described, `"a notice to come"`, `"a notice to come", "document_zh": "待发的通知"`, 1)
	a = ofMember(t, evaluated(t, both), "p", "unemployment.benefit")
	assert.Contains(t, a.documents, text{"a notice to come", "待发的通知"})
}

func textOf(s string) text { return text{s, s} }

// FuzzHousehold: whatever the bytes, nothing panics, and a household that can be read is answered whole in both
// languages.
func FuzzHousehold(f *testing.F) {
	f.Add(designatedIn2024)
	for _, section := range []string{`"employed":true`,
		`"unemployment":{"paid_months":60,"cause":"laid_off","registered":"2025-12-01","applied":"2025-12-01",` +
			`"seeking_work":true}`,
		`"injury":{"accident":"2025-01","grade":3,"average_wage":"1.00"}`,
		`"pension":{"category":"male60","paid_months":1,"through":"2025-11","first_insured":"2001-01"}`,
		`"died":"2025-12-01","death":{"contribution_months":1,"while_unemployed":true}},{"id":"q","sex":"male",` +
			`"birth":"2000-01-01"`} {
		f.Add(`{"month":"2025-12","register":"guangzhou","members":[{"id":"p","sex":"male","birth":"1964-01-01",` +
			section + `}]}`)
	}
	for _, seed := range []string{"{}", "[", `{"month":"2025-12"}`, "\xff",
		`{"members":[{"id":"p","death":{"dependants":[{}]}}]}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, described string) {
		h, err := readHousehold([]byte(described))
		if err != nil {
			return
		}
		r := evaluate(h)
		assert.Len(t, r.members, len(h.Members))
		for _, x := range r.all() {
			assert.Contains(t, []state{has, lacks, hasNot, unasked, unusable}, x.state)
		}
		for _, lang := range []rule.Language{rule.English, rule.Chinese} {
			assert.NotEmpty(t, r.page(lang, ""))
			_, err := r.json(lang)
			assert.NoError(t, err)
		}
	})
}
