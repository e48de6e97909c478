package scenario_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// land is a line of CallAll and landAnswer what it answers: 13 % of 100.
const (
	land       = `{"rule":"housing.land_revenue","in":{"net_revenue":"100"}}`
	landAnswer = `{"least":"13.00","modality":"at_least"}`
)

// landOf is land in so many bytes.
func landOf(bytes int) string {
	return strings.Replace(land, ",", ","+strings.Repeat(" ", bytes-len(land)), 1)
}

func TestCallAll(t *testing.T) {
	for _, c := range []struct {
		name, in string
		failed   int
		want     []string // each line of the output holds this
	}{
		{"nothing", "", 0, nil},
		{"blank lines only", "\n  \r\n\n", 0, nil},
		{"two lines, the last without an end", land + "\n" + land, 0, []string{landAnswer, landAnswer}},
		{"a byte order mark and Windows line ends", "\ufeff" + land + "\r\n" + land + "\r\n", 0, []string{landAnswer,
			landAnswer}},
		{"another rule",
			`{"rule":"relief.dibao","in":{"standard":"1200","persons":1,"household_income":"200"}}`,
			0, []string{`{"entitled":true,"monthly":"1000.00"}`}},
		{"an error stops no other line and has its number",
			land + "\n\n{\"rule\":\"housing.land_revenue\",\"in\":{}}\n" + land, 1,
			[]string{landAnswer, `{"error":{"code":"missing_field",` +
				`"message":"housing: net_revenue is missing; pass it","line":3,` +
				`"errors":[{"code":"missing_field","area":"housing","field":"net_revenue",` +
				`"reason":"is missing","do":"pass it"}]}}`,
				landAnswer}},
		{"no JSON, which ends on its own line", "{\n", 1, []string{`input is not valid at line 1, column 2: `}},
		{"an unknown rule", `{"rule":"housing.castle","in":{}}`, 1, []string{`"code":"unknown_rule"`}},
		{"no rule and no input", `{}`, 1, []string{`"message":"rule is missing; pass it\nin is missing; pass it"`}},
		{"an unknown member", `{"rule":"a.b","in":{},"id":1}`, 1, []string{`"code":"unknown_field"`}},
		{"a rule twice", `{"rule":"a.b","rule":"a.b","in":{}}`, 1, []string{`"code":"conflict"`}},
		{"a month without a figure", `{"rule":"injury.death_lump","in":{"accident_year":1900}}`, 1,
			[]string{`"code":"no_rule"`}},
		{"a line too long, and the next", strings.Repeat("x", 1<<21) + "\n" + land, 1,
			[]string{"input is longer than 1 MiB", landAnswer}},
		{"the longest line, one a byte longer, and the next", landOf(1<<20) + "\n" + landOf(1<<20+1) + "\n" +
			land, 1, []string{landAnswer, "input is longer than 1 MiB; send one case a line", landAnswer}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			failed, err := scenario.CallAll(strings.NewReader(c.in), &out, rule.English)
			require.NoError(t, err)
			assert.Equal(t, c.failed, failed)
			lines := strings.FieldsFunc(out.String(), func(r rune) bool { return r == '\n' })
			require.Len(t, lines, len(c.want))
			for i, line := range lines {
				assert.Contains(t, line, c.want[i])
			}
		})
	}
}

// TestCallEach: a line is the input of the one rule; 13 % of 100 is 13.00.
func TestCallEach(t *testing.T) {
	const in, name = `{"net_revenue":"100"}`, "housing.land_revenue"
	for _, c := range []struct {
		name, in string
		failed   int
		want     []string // each line of the output holds this
	}{
		{name: "nothing"},
		{name: "two lines, Windows ends", in: "\ufeff" + in + "\r\n" + in, want: []string{landAnswer, landAnswer}},
		{name: "an error has the number of its line", in: in + "\n\n{}\n" + in, failed: 1, want: []string{landAnswer,
			`"message":"housing: net_revenue is missing; pass it","line":3`, landAnswer}},
		{name: "no JSON, which ends on its own line", in: "{\n", failed: 1,
			want: []string{`input is not valid at line 1, column 2: `}},
		{name: "two inputs on a line", in: in + in, failed: 1, want: []string{`"code":"bad_type"`}},
		{name: "a line of CallAll", in: land, failed: 1, want: []string{`"code":"unknown_field"`}},
		{name: "a line too long, and the next", in: strings.Repeat("x", 1<<21) + "\n" + in, failed: 1,
			want: []string{"input is longer than 1 MiB", landAnswer}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			failed, err := scenario.CallEach(name, strings.NewReader(c.in), &out, rule.English)
			require.NoError(t, err)
			assert.Equal(t, c.failed, failed)
			lines := strings.FieldsFunc(out.String(), func(r rune) bool { return r == '\n' })
			require.Len(t, lines, len(c.want))
			for i, line := range lines {
				assert.Contains(t, line, c.want[i])
			}
		})
	}
	_, err := scenario.CallEach("housing.castle", iotest.ErrReader(errors.New("read")), &bytes.Buffer{}, rule.English)
	assert.ErrorIs(t, err, rule.ErrUnknownRule)
}

// full fails every write.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestCallAllReportsReadingAndWriting(t *testing.T) {
	_, err := scenario.CallAll(iotest.ErrReader(errors.New("broken")), &bytes.Buffer{}, rule.English)
	assert.ErrorContains(t, err, "broken")
	_, err = scenario.CallAll(strings.NewReader(strings.Repeat(land+"\n", 1000)), full{}, rule.English)
	assert.ErrorContains(t, err, "full")
}

func TestErrorJSON(t *testing.T) {
	_, err := scenario.Call("housing.added_value",
		[]byte(`{"added_value":"x`+strings.Repeat("9", 99)+`","risk_reserve":"-1","zz":1}`))
	require.Error(t, err)
	assert.JSONEq(t, `{"error":{"code":"bad_number","message":`+fmt.Sprintf("%q", err.Error())+`,"errors":[
		{"code":"bad_number","area":"housing","field":"added_value","value":"x9999999999999999999999999999999...",
			"reason":"is longer than 32 bytes","do":"write a plain number such as 3000.00"},
		{"code":"out_of_range","area":"housing","field":"risk_reserve","value":"-1",
			"reason":"is below 0","do":"pass yuan with at most 2 decimals"},
		{"code":"missing_field","area":"housing","field":"management_fee","reason":"is missing","do":"pass it"},
		{"code":"unknown_field","area":"housing","field":"zz",
			"reason":"is not a field of this rule","do":"remove it or correct its name"}]}}`,
		string(scenario.ErrorJSON(err, rule.English)))
	failure := scenario.Explain(errors.New("a plain error"), rule.English)
	assert.Empty(t, failure.Code)
	assert.Equal(t, []scenario.Fault{{Reason: "a plain error"}}, failure.Errors)
}

// A value of 32 bytes is shown whole, of a longer one the first 32.
func TestValueInAnError(t *testing.T) {
	whole := strings.Repeat("9", 32)
	for _, c := range []struct{ name, value, want string }{
		{name: "32 bytes", value: whole, want: whole},
		{name: "33 bytes", value: whole + "0", want: whole + "..."},
	} {
		t.Run(c.name, func(t *testing.T) {
			failure := scenario.Explain(&rule.FieldError{Kind: rule.ErrBadNumber, Value: c.value}, rule.English)
			require.Len(t, failure.Errors, 1)
			assert.Equal(t, c.want, failure.Errors[0].Value)
		})
	}
}

// A month without a figure, a disputed one and one below the grade asked for: each error has its own code, the figure's
// name as figures takes it, and what helps.
func TestErrorJSONLeadsOn(t *testing.T) {
	const slip = `{"wage":"8000","unemployment_rate":"0.002","injury_rate":"0.002","housing_employer_rate":"0.05",` +
		`"housing_employee_rate":"0.05",`
	explain := func(more string) []scenario.Fault {
		_, err := scenario.Call("payroll.slip", []byte(slip+more))
		require.Error(t, err)
		return scenario.Explain(err, rule.English).Errors
	}
	for _, c := range []struct {
		name, more string
		want       []scenario.Fault
	}{
		{"limits of a July that are not issued", `"month":"2026-08"}`, []scenario.Fault{
			{Code: "no_rule", Area: rule.AreaPension, Figure: "pension.floor", Month: "2026-08", Near: "2026-06",
				Helps: []string{"carry_forward", "own_figure"}},
			{Code: "no_rule", Area: rule.AreaPension, Figure: "pension.ceiling", Month: "2026-08", Near: "2026-06",
				Helps: []string{"carry_forward", "own_figure"}},
		}},
		{"a disputed rate", `"month":"2022-09"}`, []scenario.Fault{
			{Code: "no_rule", Area: rule.AreaPension, Figure: "pension.employer_rate", Month: "2022-09",
				Helps: []string{"disputed", "own_figure"}},
		}},
		{"a figure below the grade", `"month":"2025-08","min_grade":"corroborated"}`, []scenario.Fault{
			{Code: "below_grade", Area: rule.AreaHousing, Figure: "housing.deposit_unit", Month: "2025-08",
				Helps: []string{"own_figure"}},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := explain(c.more)
			for i := range got {
				assert.NotEmpty(t, got[i].Reason)
				got[i].Reason = ""
			}
			assert.Equal(t, c.want, got)
		})
	}
	carried := explain(`"month":"2026-08"}`)
	require.NotEmpty(t, carried)
	_, err := scenario.Call("payroll.slip", []byte(slip+`"month":"2026-08","figures":{"`+carried[0].Figure+
		`":"5510","`+carried[1].Figure+`":"27549"}}`))
	assert.NoError(t, err, "the names are those that figures takes")
}

func TestSchema(t *testing.T) {
	for _, c := range []struct{ name, rule, code, says string }{
		{"a declared rule", "housing.land_revenue", "", ""},
		{"an unknown rule", "housing.castle", "unknown_rule", "is not known"},
	} {
		t.Run(c.name, func(t *testing.T) {
			schema, err := scenario.Schema(c.rule)
			if c.code == "" {
				require.NoError(t, err)
				assert.Contains(t, string(schema), `"input":{"$schema":"https://json-schema.org/draft/2020-12/schema"`)
				return
			}
			require.Error(t, err)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.Contains(t, err.Error(), c.says)
		})
	}
}

// TestDocumentsOfRulesReadByHand: what jsonrule says of a document holds for every rule.
func TestDocumentsOfRulesReadByHand(t *testing.T) {
	for _, c := range []struct{ name, in, says string }{
		{"a syntax error has line and column and nothing else", "{\n \"month\": }",
			"input is not valid at line 2, column 11: no value begins here"},
		{"bytes of GBK", "{\"month\":\"\xd5\xc5\"}", "the bytes are not UTF-8"},
		{"a lone surrogate", `{"month":"\ud800"}`, "half a surrogate pair stands alone"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := scenario.Call("payroll.slip", []byte(c.in))
			require.Error(t, err)
			assert.Contains(t, err.Error(), c.says)
			assert.NotContains(t, err.Error(), "\n")
			assert.Equal(t, "bad_type", rule.CodeOf(err))
		})
	}
	out, err := scenario.Call("payroll.slip", []byte("\ufeff"+goodSlip))
	require.NoError(t, err)
	assert.Contains(t, string(out), `"employee"`)
}

// TestEmptyMonthOfARetro: a month with no field of its own takes the wage of the month.
func TestEmptyMonthOfARetro(t *testing.T) {
	_, err := scenario.Call("payroll.retro",
		[]byte(`{"wages":{"2025-08":"3000"},"paid":{"2025-08":{}},"due":{"2025-08":{}}}`))
	require.Error(t, err)
	assert.Equal(t, "missing_field", rule.CodeOf(err))
	assert.NotContains(t, err.Error(), "2025-08.wage ")
}

// TestErrorsOfRulesReadByHandAreCounted: 20 errors are kept, the others counted.
func TestErrorsOfRulesReadByHandAreCounted(t *testing.T) {
	in := `{"groups":[` + strings.Repeat(`{"name":1,"rate":"0.1","base_total":"1"},`, 49) +
		`{"name":1,"rate":"0.1","base_total":"1"}],
		"target":"revenue_neutral","start":"2014-07","months":36}`
	_, err := scenario.Call("pension.unify_rates", []byte(in))
	require.Error(t, err)
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 21)
	assert.Equal(t, "and 30 errors more", lines[20])
}

// TestMemory: no input of 1 MiB takes 50 MB.
func TestMemory(t *testing.T) {
	list := func(field, item string, n int) string {
		return `{"` + field + `":[` + strings.Repeat(item+",", n-1) + item + `]}`
	}
	for _, c := range []struct{ name, rule, in string }{
		{"empty people of a reconciliation", "payroll.reconcile", list("people", "{}", 340_000)},
		{"100,000 empty people", "payroll.reconcile", list("people", "{}", 100_000)},
		{"100,000 empty groups", "pension.unify_rates", list("groups", "{}", 100_000)},
		{"100,000 numbers for text", "relief.uplift", `{"table":[],"members":` + list("classes", "1", 100_000) + `}`},
		{"members nobody knows", "payroll.slip", "{" + strings.Repeat(`"a":1,`, 170_000) + `"a":1}`},
		{"nested", "payroll.slip", strings.Repeat(`{"a":`, 200_000)},
		{"100,000 empty members", "housing.eligibility", list("members", "{}", 100_000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.LessOrEqual(t, len(c.in), 1<<20)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := scenario.Call(c.rule, []byte(c.in))
			runtime.ReadMemStats(&after)
			require.Error(t, err)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(50<<20))
			assert.Less(t, len(err.Error()), 10_000)
		})
	}
}

// Many lines, computed on all cores: every answer stands where its line stood, and errors have their number.
func TestCallAllKeepsTheOrder(t *testing.T) {
	const lines = 20_000
	var in bytes.Buffer
	for i := range lines {
		net := fmt.Sprint(100 * i)
		if i%1000 == 7 {
			net = "x"
		}
		fmt.Fprintf(&in, "{\"rule\":\"housing.land_revenue\",\"in\":{\"net_revenue\":%q}}\n", net)
	}
	var out bytes.Buffer
	failed, err := scenario.CallAll(&in, &out, rule.English)
	require.NoError(t, err)
	assert.Equal(t, lines/1000, failed)
	answers := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	require.Len(t, answers, lines)
	for i, answer := range answers {
		if i%1000 == 7 {
			require.Contains(t, answer, fmt.Sprintf(`"line":%d,`, i+1))
			continue
		}
		require.Equal(t, fmt.Sprintf(`{"least":"%d.00","modality":"at_least"}`, 13*i), answer)
	}
}

// An answer is there before the next line has arrived.
func TestCallAllDoesNotWaitForMore(t *testing.T) {
	in, send := io.Pipe()
	receive, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		_, err := scenario.CallAll(in, out, rule.English)
		done <- errors.Join(err, out.Close())
	}()
	answers := bufio.NewScanner(receive)
	for range 3 {
		_, err := io.WriteString(send, land+"\n")
		require.NoError(t, err)
		require.True(t, answers.Scan())
		assert.Equal(t, landAnswer, answers.Text())
	}
	require.NoError(t, send.Close())
	require.NoError(t, <-done)
}

// What a call may take from the heap. A number takes two allocations where it is not one read of late, as the rates of
// a roster are.
func TestCallAllocations(t *testing.T) {
	for _, c := range []struct {
		name, rule, in string // # is a number of the call
		most           float64
	}{
		{name: "one argument", rule: "housing.land_revenue", in: `{"net_revenue":"#"}`, most: 10},
		{name: "three arguments as before", rule: "housing.land_revenue", most: 10,
			in: `{"net_revenue":"1000000","ratio":"0.1","allocated":"100000"}`},
		{name: "two new numbers in and two out", rule: "housing.land_revenue", most: 10,
			in: `{"net_revenue":"9#","ratio":"0.1","allocated":"#.25"}`},
		{name: "two in and none out", rule: "housing.land_revenue", most: 10,
			in: `{"net_revenue":"#","ratio":"0.1","allocated":"9#"}`},
		{name: "a difference", rule: "collection.settle", most: 10, in: `{"due":"9#","provisional":"#.50"}`},
		{name: "a top-up", rule: "injury.pension_top_up", most: 10, in: `{"allowance":"9#","pension":"#.50"}`},
		{name: "a multiple", rule: "relief.multiple_of_standard", most: 10, in: `{"standard":"#","factor":"1.5"}`},
		{name: "a multiple of a difference", rule: "relief.back_pay", most: 10,
			in: `{"before":"#","after":"9#","persons":3,"months":5}`},
		{name: "a share rounded up", rule: "relief.pocket_money", most: 10, in: `{"monthly":"#.40","share":"0.2"}`},
		{name: "an average", rule: "collection.actual_base", most: 10, in: `{"annual_income":"9#","months":12}`},
		{name: "wages of months", rule: "injury.paid_leave", most: 10,
			in: `{"wage":"#","months":12,"confirmed":true}`},
		{name: "months and two amounts", rule: "annuity.back_payment", most: 10,
			in: `{"from":"2020-01","until":"2020-06","missed":"#","months":6,"amount":"#"}`},
		{name: "a balance that moves", rule: "pension.scheme_change", most: 10,
			in: `{"employee_months":179,"reached_age":true,"gathered":true,"employee_balance":"#",` +
				`"resident_balance":"8#"}`},
		{name: "a slip", rule: "payroll.slip", most: 15,
			in: `{"month":"2025-08","wage":"#","injury_rate":"0.002","unemployment_rate":"0.008",` +
				`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			const calls = 200
			var in [][]byte
			for i := range calls + 1 { // one call comes before those that count
				in = append(in, []byte(strings.ReplaceAll(c.in, "#", strconv.Itoa(10_000+17*i))))
			}
			call := 0
			got := testing.AllocsPerRun(calls, func() {
				if _, err := scenario.Call(c.rule, in[call]); err != nil {
					t.Error(err)
				}
				call++
			})
			assert.LessOrEqual(t, got, c.most+unpooled)
		})
	}
}
