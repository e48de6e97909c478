package payroll_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// The JSON of the slip worked out in TestSlip: amounts as text with two decimals, a scheme without a line absent.
func TestSlipJSON(t *testing.T) {
	s, err := policy(t, "2025-08").Slip(employer(t, settings()), earning(t, "3000"))
	require.NoError(t, err)
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var doc map[string]any
	require.NoError(t, json.Unmarshal(text, &doc))
	assert.Equal(t, "2025-08", doc["month"])
	assert.Equal(t, "reported", doc["grade"])
	assert.Equal(t, []any{}, doc["missing"])
	assert.Equal(t, map[string]any{"pension": "440.80", "medical": "124.72", "unemployment": "6.00",
		"housing": "150.00", "total": "721.52"}, doc["employee"])
	assert.Equal(t, map[string]any{"pension": "881.60", "medical": "280.62", "maternity": "53.01",
		"unemployment": "24.00", "injury": "6.00", "housing": "150.00", "total": "1395.23"}, doc["employer"])
	lines, ok := doc["lines"].([]any)
	require.True(t, ok)
	require.Len(t, lines, 10)
	first, ok := lines[0].(map[string]any)
	require.True(t, ok)
	for name, want := range map[string]string{"scheme": "pension", "payer": "employee", "declared": "3000.00",
		"base": "5510.00", "rate": "0.08", "amount": "440.80",
		"limit": "floor", "formula": "max(3000.00, 5510.00) × 8% = 440.80"} {
		assert.Equal(t, want, first[name], name)
	}
}

func TestSlipJSONOfAnIncompleteSide(t *testing.T) {
	p := policy(t, "2025-06")
	p.Pension.EmployerRate = unknown(rule.Pension, "employer rate", p.Month)
	s, err := p.Slip(employer(t, settings()), earning(t, "30000", rule.Housing), payroll.Partial)
	require.NoError(t, err)
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var doc struct {
		Employee, Employer map[string]string
		Missing            []map[string]string
		NotApplicable      []map[string]string `json:"not_applicable"`
	}
	require.NoError(t, json.Unmarshal(text, &doc))
	assert.Equal(t, "2860.08", doc.Employee["total"]) // 2,200.08 + 600.00 + 60.00
	assert.NotContains(t, doc.Employer, "total")
	assert.NotContains(t, doc.Employer, "pension", "what is missing is absent, never 0")
	require.Len(t, doc.Missing, 1)
	assert.Equal(t, "pension", doc.Missing[0]["scheme"])
	assert.Equal(t, "employer", doc.Missing[0]["payer"])
	assert.Equal(t, "rate", doc.Missing[0]["what"])
	assert.Contains(t, doc.Missing[0]["why"], "no employer rate is known for 2025-06")
	assert.Contains(t, doc.Missing[0]["why_zh"], "2025-06 没有可用的")
	assert.Equal(t, []map[string]string{{"scheme": "illness_supplement", "reason": "not levied in 2025-06",
		"reason_zh": "2025-06 不征收"}, {"scheme": "housing", "reason": "retired"}}, doc.NotApplicable)
}

// stored is the JSON of the slip of 3,000 yuan in 2025-08, with the employer's pension rate unknown where it is asked
// for.
func stored(t *testing.T, gap bool) (payroll.Slip, string) {
	t.Helper()
	p := policy(t, "2025-08")
	if gap {
		p.Pension.EmployerRate = unknown(rule.Pension, "employer rate", p.Month)
	}
	s, err := p.Slip(employer(t, settings()), earning(t, "3000"), payroll.Partial)
	require.NoError(t, err)
	text, err := json.Marshal(s)
	require.NoError(t, err)
	return s, string(text)
}

// A database may put the fields of an object in another order.
func TestStoredSlipInAnotherOrder(t *testing.T) {
	s, text := stored(t, true)
	var fields map[string]any
	require.NoError(t, json.Unmarshal([]byte(text), &fields))
	sorted, err := json.MarshalIndent(fields, "", "  ")
	require.NoError(t, err)
	var back payroll.Slip
	require.NoError(t, json.Unmarshal(sorted, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, text, string(again))
	total, err := back.Employee.Total()
	require.NoError(t, err)
	tabletest.Equal(t, "721.52", *total)
	_, err = back.Employer.Total()
	want := s.Missing[0].Err
	assert.Equal(t, rule.Message(want, rule.Chinese), rule.Message(err, rule.Chinese))
}

func TestChangedSlipIsRefused(t *testing.T) {
	type c struct {
		name, was, is string
		code, field   string
		gap           bool
	}
	tabletest.Each(t, []c{
		{name: "an amount of a line", was: `"amount":"881.60"`, is: `"amount":"881.61"`, code: "conflict",
			field: "lines[1].amount"},
		{name: "a wage of a line", was: `"declared":"3000.00","base":"3000.00","rate":"0.008"`,
			is: `"declared":"3000.00","base":"3000.01","rate":"0.008"`, code: "conflict", field: "lines[6].base"},
		{name: "a total", was: `"total":"721.52"`, is: `"total":"721.53"`, code: "conflict", field: "employee.total"},
		{name: "no total", was: `,"total":"1395.23"`, is: ``, code: "conflict", field: "employer.total"},
		{name: "an amount", was: `"injury":"6.00"`, is: `"injury":"6.01"`, code: "conflict", field: "employer.injury"},
		{name: "one more", was: `"pension":"440.80"`, is: `"pension":"440.80","injury":"0.00"`, code: "conflict",
			field: "employee.injury"},
		{name: "the grade", was: `"grade":"reported","missing"`, is: `"grade":"official","missing"`, code: "conflict",
			field: "grade"},
		{name: "the month", was: `"month":"2025-08"`, is: `"month":"2025-13"`, code: "bad_date", field: "month"},
		{name: "a month before the figures", was: `"month":"2025-08"`, is: `"month":"2024-08"`, code: "conflict",
			field: "month"},
		{name: "no month", was: `"month":"2025-08",`, is: ``, code: "missing_field", field: "month"},
		{name: "a field", was: `"month":`, is: `"person":"x","month":`, code: "unknown_field", field: "person"},
		{name: "a sixth", was: `"pension":"440.80"`, is: `"pension":"440.80","dental":"1.00"`, code: "unknown_field",
			field: "employee.dental"},
		{name: "a number", was: `"total":"721.52"`, is: `"total":721.52`, code: "bad_type", field: "employee.total"},
		{name: "a line", was: `"lines":[{`, is: `"lines":[{},{`, code: "missing_field", field: "lines[0].charge"},
		{name: "no charge", was: `,"charge":{`, is: `,"charges":{`, code: "unknown_field", field: "lines[0].charges"},
		{name: "no gap", was: `"gaps":[{`, is: `"gaps":[{"none":true},{`, code: "conflict", field: "gaps", gap: true},
	}, func(t *testing.T, c c) {
		s, text := stored(t, c.gap)
		changed := strings.Replace(text, c.was, c.is, 1)
		require.NotEqual(t, text, changed)
		back := s
		err := json.Unmarshal([]byte(changed), &back)
		require.Error(t, err)
		var first *rule.FieldError
		require.ErrorAs(t, err, &first)
		assert.Equal(t, c.field, first.Field)
		assert.Equal(t, c.code, rule.CodeOf(first))
		assert.Equal(t, s, back, "what is refused changes nothing")
	})
}

// A line of which several figures are of another time is named once.
func TestEachLineOfAnotherMonthIsNamedOnce(t *testing.T) {
	_, text := stored(t, false)
	moved := strings.Replace(text, `"month":"2025-08"`, `"month":"2024-08"`, 1)
	err := json.Unmarshal([]byte(moved), new(payroll.Slip))
	require.Error(t, err)
	assert.Equal(t, 1, strings.Count(err.Error(), "of a figure of lines[0]"), err)
	assert.Equal(t, 1, strings.Count(err.Error(), "of a figure of lines[1]"), err)
}

// A slip put together by hand that lacks a side is not stored.
func TestASlipWithoutASideIsNotStored(t *testing.T) {
	s, _ := stored(t, false)
	for _, change := range []func(*payroll.Slip){
		func(s *payroll.Slip) { s.Employee = payroll.Side{} },
		func(s *payroll.Slip) { s.Employer = payroll.Side{} },
	} {
		half := s
		change(&half)
		_, err := json.Marshal(half)
		assert.Error(t, err)
	}
}

// Two lines of one payer in one scheme are not one slip, whatever their sum, and a figure that is known is not missing.
func TestStoredSlipThatContradictsItself(t *testing.T) {
	_, text := stored(t, true)
	for _, c := range []struct {
		name   string
		change func(doc map[string]any)
		says   string
	}{
		{"a line twice", func(doc map[string]any) {
			lines := doc["lines"].([]any)
			doc["lines"] = append(lines, lines[0])
		}, "pension: lines[9].scheme pension comes twice for one payer"},
		{"no line at all", func(doc map[string]any) { doc["lines"] = []any{} },
			"medical: lines say nothing of the scheme, nor does not_applicable"},
		{"nothing of what does not apply", func(doc map[string]any) { delete(doc, "not_applicable") },
			"illness_supplement: lines say nothing of the scheme"},
		{"a line that does not apply", func(doc map[string]any) {
			not := doc["not_applicable"].([]any)
			doc["not_applicable"] = append(not, map[string]any{"scheme": "medical", "reason": "exempt"})
		}, "medical: not_applicable[1] medical stands elsewhere in the slip as well"},
		{"what does not apply, twice", func(doc map[string]any) {
			not := doc["not_applicable"].([]any)
			doc["not_applicable"] = append(not, not[0])
		}, "illness_supplement: not_applicable[1] illness_supplement stands elsewhere in the slip as well"},
		{"a total", func(doc map[string]any) { doc["employee"].(map[string]any)["total"] = "1.00" },
			"payroll: employee.total 1.00 is not 721.52, which the lines give"},
		{"a known gap", func(doc map[string]any) { doc["gaps"] = []any{map[string]any{"none": true}} },
			"pension: gaps[0] none is known and is not missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var doc map[string]any
			require.NoError(t, json.Unmarshal([]byte(text), &doc))
			c.change(doc)
			changed, err := json.Marshal(doc)
			require.NoError(t, err)
			assert.ErrorContains(t, json.Unmarshal(changed, new(payroll.Slip)), c.says)
		})
	}
}

// A field nobody knows is said in words that are whole.
func TestUnknownFieldOfAStoredSlip(t *testing.T) {
	_, text := stored(t, false)
	err := json.Unmarshal([]byte(strings.Replace(text, `{`, `{"extra":1,`, 1)), new(payroll.Slip))
	assert.EqualError(t, err, "payroll: extra is not a field of this input; remove it or correct its name")
	assert.Equal(t, "工资核算：extra 不是该输入的字段；请删除或改正名称", rule.Message(err, rule.Chinese))
}

// What a rule answers with has no charges, a refused slip has no lines, and a side is a part: none is stored.
func TestWhatIsNoStoredSlip(t *testing.T) {
	s, _ := stored(t, false)
	answer, err := json.Marshal(s.Fields())
	require.NoError(t, err)
	assert.ErrorContains(t, json.Unmarshal(answer, &s), "lines[0].charge is missing")
	_, err = json.Marshal(payroll.Slip{})
	require.ErrorIs(t, err, rule.ErrMissingField)
	_, err = json.Marshal(s.Employee)
	require.ErrorIs(t, err, rule.ErrNotApplicable)
	assert.ErrorIs(t, json.Unmarshal([]byte(`{}`), &s.Employee), rule.ErrNotApplicable)
}

// A slip of every month reads back as it was written, whichever way its figures were asked for: in force, carried,
// disputed, or as known on a day before.
func TestSlipsOfAllMonthsAreRead(t *testing.T) {
	e, read := earning(t, "8000"), 0
	for m := range rule.Months(rule.MonthOf(2015, 7), rule.MonthOf(2026, 12)) {
		for _, with := range [][]guangzhou.Option{nil, {guangzhou.CarryForward()}, {guangzhou.Disputed()},
			{guangzhou.KnownOn(m.Add(-1).First()), guangzhou.CarryForward()}} {
			p, err := guangzhou.Policy(m, with...)
			require.NoError(t, err)
			s, err := p.Slip(employer(t, settings()), e, payroll.Partial, payroll.OneMedicalItem)
			if err != nil {
				continue // settings of that month are asked for
			}
			text, err := json.Marshal(s)
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(text, new(payroll.Slip)), m)
			read++
		}
	}
	assert.Greater(t, read, 400)
}
