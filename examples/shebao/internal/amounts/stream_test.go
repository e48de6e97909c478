package amounts

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// rates are the settings of an employer, as fields of an input.
const rates = `"injury_rate":"0.002","unemployment_rate":"0.008","housing_employer_rate":"0.05",` +
	`"housing_employee_rate":"0.05"`

// each is what the stream answers.
func each(t *testing.T, in string, lang rule.Language) []string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Each(strings.NewReader(in), &out, lang))
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
}

// full is what the stream of whole slips answers.
func full(t *testing.T, in string, lang rule.Language) []string {
	t.Helper()
	var out bytes.Buffer
	_, err := scenario.CallEach("payroll.slip", strings.NewReader(in), &out, lang)
	require.NoError(t, err)
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
}

// object is a JSON object.
type object = map[string]any

func read(t *testing.T, line string) object {
	t.Helper()
	var out object
	require.NoError(t, json.Unmarshal([]byte(line), &out), line)
	return out
}

// short is what is left of a whole slip; an error is left as it is.
func short(whole object) object {
	if whole["error"] != nil {
		return whole
	}
	out := object{}
	for _, name := range []string{"month", "grade", "missing", "notices"} {
		if value, there := whole[name]; there {
			out[name] = value
		}
	}
	for _, side := range []string{"employee", "employer"} {
		total := object{}
		if value, known := whole[side].(object)["total"]; known {
			total["total"] = value
		}
		out[side] = total
	}
	lines := []any{}
	for _, line := range whole["lines"].([]any) {
		some := object{}
		for _, name := range []string{"scheme", "payer", "base", "rate", "amount"} {
			some[name] = line.(object)[name]
		}
		lines = append(lines, some)
	}
	out["lines"] = lines
	return out
}

// TestAsTheSlips: every line says what is left of the whole slip, whatever it is asked with: the first of its kind, the
// second, which makes the plan, and those that follow.
func TestAsTheSlips(t *testing.T) {
	for _, c := range []struct {
		name string
		with string // of an input, behind the wage
		plan bool   // lines that differ in the wage alone have a plan
	}{
		{name: "a month", with: `"month":"2025-08",` + rates, plan: true},
		{name: "with spaces", with: ` "month" : "2025-08" , ` + rates + " ", plan: true},
		{name: "an escape in a name", with: `"m\u006fnth":"2025-08",` + rates, plan: true},
		{name: "two classes of employers", plan: true,
			with: `"month":"2014-06","pension_class":"private","partial":true,` + rates},
		{name: "a local of a state employer", plan: true,
			with: `"month":"2014-06","pension_class":"state","town_local":true,"partial":true,` + rates},
		{name: "a state employer, and nobody says who is local",
			with: `"month":"2014-06","pension_class":"state","partial":true,` + rates},
		{name: "a relief", with: `"month":"2020-03","relief_2020":"small",` + rates, plan: true},
		{name: "a relief that is not applied", with: `"month":"2020-03",` + rates, plan: true},
		{name: "one medical item", with: `"month":"2025-08","one_medical_item":true,` + rates, plan: true},
		{name: "carried forward", with: `"month":"2026-08","carry_forward":true,` + rates, plan: true},
		{name: "disputed", with: `"month":"2025-08","disputed":true,` + rates, plan: true},
		{name: "what can be known", with: `"month":"2027-08","partial":true,` + rates, plan: true},
		{name: "as known on a day", with: `"month":"2025-08","known_on":"2026-06-01",` + rates, plan: true},
		{name: "of a grade", with: `"month":"2025-08","min_grade":"reported",` + rates, plan: true},
		{name: "outside of a scheme", plan: true,
			with: `"month":"2025-08","outside":[{"scheme":"housing","reason":"the \"wage\":\"1\""}],` + rates},
		{name: "a re-hired pensioner", with: `"month":"2025-08","person":"retired_rehire",` + rates, plan: true},
		{name: "with what is said for the person", with: `"month":"2025-08","brief":true,` + rates},
		{name: "own figures", with: `"month":"2025-08","figures":{"pension.floor":"6000"},` + rates},
		{name: "no month", with: rates},
		{name: "no settings", with: `"month":"2025-08"`},
		{name: "a month without figures", with: `"month":"2027-08",` + rates},
		{name: "an unknown field", with: `"month":"2025-08","id":"0012",` + rates},
		{name: "the wage twice", with: `"month":"2025-08","wage":"1",` + rates},
		{name: "wages too", with: `"month":"2025-08","wages":{"pension":"1"},` + rates},
	} {
		t.Run(c.name, func(t *testing.T) {
			var in strings.Builder
			for _, wage := range []string{`"8000"`, `"8000.01"`, `"0"`, `"1234.5"`, `"99999.99"`, `"9999999999.99"`,
				`"10000000000"`, `"10000000000.01"`, `"-1"`, `"1.234"`, `"08000"`, `".5"`, `"5."`, `""`, `"1e4"`,
				`" 8000"`, `8000`, `null`, `"8\u003000"`, `"８000"`} {
				fmt.Fprintf(&in, "{\"wage\":%s,%s}\n", wage, c.with)
			}
			for _, lang := range []rule.Language{rule.English, rule.Chinese} {
				want, got := full(t, in.String(), lang), each(t, in.String(), lang)
				require.Len(t, got, len(want))
				for i := range got {
					assert.Equal(t, short(read(t, want[i])), read(t, got[i]), "line %d", i+1)
				}
			}
			line := []byte(`{"wage":"8000",` + c.with + "}")
			assert.Equal(t, c.plan, hasPlan(t, line))
		})
	}
}

// hasPlan reports whether lines as this one are computed by a plan.
func hasPlan(t *testing.T, line []byte) bool {
	t.Helper()
	around, found := cut(line)
	if !found {
		return false
	}
	w, isPlain := around.read(line)
	require.True(t, isPlain)
	return newShape(line, around, w).plan != nil
}

// TestWagesByScheme: as TestAsTheSlips, of lines with a wage for each scheme.
func TestWagesByScheme(t *testing.T) {
	for _, c := range []struct {
		name, wages string // A and B are numbers that differ from line to line
		plan        bool
	}{
		{name: "all", plan: true,
			wages: `{"pension":"A","medical":"A.5","unemployment":"B","injury":"9000","housing":"B.07"}`},
		{name: "in another order, with spaces", plan: true,
			wages: ` { "housing" : "A" , "injury":"B","pension":"1","unemployment":"A.25","medical":"0" } `},
		{name: "one is missing", wages: `{"pension":"A","medical":"B"}`},
		{name: "one twice", wages: `{"pension":"A","pension":"A","medical":"B","unemployment":"1","injury":"1"}`},
		{name: "another one", wages: `{"pension":"A","maternity":"B"}`},
		{name: "six",
			wages: `{"pension":"A","medical":"1","unemployment":"1","injury":"1","housing":"1","pension":"B"}`},
		{name: "no object", wages: `["B","B"]`},
		{name: "not closed", wages: `{"pension":"A","medical":"B"`},
		{name: "none", wages: `{}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var in strings.Builder
			for i := range 20 {
				numbers := strings.NewReplacer("A", strconv.Itoa(1_000*i+7), "B", strconv.Itoa(60_000-2_500*i))
				fmt.Fprintf(&in, `{"month":"2025-08","wages":%s,%s}`+"\n", numbers.Replace(c.wages), rates)
			}
			want, got := full(t, in.String(), rule.English), each(t, in.String(), rule.English)
			require.Len(t, got, len(want))
			for i := range got {
				assert.Equal(t, short(read(t, want[i])), read(t, got[i]), "line %d", i+1)
			}
			line, _, _ := strings.Cut(in.String(), "\n")
			assert.Equal(t, c.plan, hasPlan(t, []byte(line)))
		})
	}
}

// TestAsTheLibrary: every amount and total of many people of two employers is that of Policy.Slip, in their order.
func TestAsTheLibrary(t *testing.T) {
	const people = 3_000
	dice := rand.New(rand.NewPCG(1, 2))
	policy, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	var employers [2]payroll.Employer
	for i, fund := range []string{"0.05", "0.12"} {
		employers[i], err = payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
			HousingEmployerRate: fund, HousingEmployeeRate: fund})
		require.NoError(t, err)
	}
	var in strings.Builder
	var want []payroll.Slip
	for range people {
		wage, of := decimal.New(dice.Int64N(5_000_000), -2), dice.IntN(2)
		fund := []string{"0.05", "0.12"}[of]
		fmt.Fprintf(&in, `{"month":"2025-08","wage":%q,"injury_rate":"0.002","unemployment_rate":"0.008",`+
			`"housing_employer_rate":%q,"housing_employee_rate":%q}`+"\n", wage, fund, fund)
		slip, err := policy.Slip(employers[of], payroll.Employee{Wage: decimal.NewNullDecimal(wage)})
		require.NoError(t, err)
		want = append(want, slip)
	}
	got := each(t, in.String(), rule.English)
	require.Len(t, got, people)
	for i := range want {
		answer := read(t, got[i])
		employee, err := want[i].Employee.Total()
		require.NoError(t, err)
		employer, err := want[i].Employer.Total()
		require.NoError(t, err)
		require.Equal(t, employee.StringFixed(2), answer["employee"].(object)["total"], i)
		require.Equal(t, employer.StringFixed(2), answer["employer"].(object)["total"], i)
		lines := answer["lines"].([]any)
		require.Len(t, lines, len(want[i].Lines))
		for j := range want[i].Lines {
			line, said := &want[i].Lines[j], lines[j].(object)
			require.Equal(t, line.Amount().StringFixed(2), said["amount"], i)
			require.Equal(t, line.Base().StringFixed(2), said["base"], i)
		}
	}
}

// TestLines: an error stands in its place with its number, area, field and code, in the language; a blank line is
// counted.
func TestLines(t *testing.T) {
	const good = `{"wage":"8000","month":"2025-08",` + rates + `}`
	const bad = `{"wage":"-1","month":"2025-08",` + rates + `}`
	for _, c := range []struct {
		name, in string
		lang     rule.Language
		want     []string // each line of the answer holds this
	}{
		{name: "nothing", want: []string{""}},
		{name: "blank lines alone", in: "\n \r\n\n", want: []string{""}},
		{name: "Windows ends, no end, a byte order mark", in: "\ufeff" + good + "\r\n" + good + "\r\n" + good,
			want: []string{`"1216.00"`, `"1216.00"`, `"1216.00"`}},
		{name: "an error between others", in: good + "\n" + good + "\n\n" + bad + "\n" + good,
			want: []string{`"1216.00"`, `"1216.00"`, `"line":4,"errors":[{"code":"out_of_range","area":"payroll",` +
				`"field":"wage","value":"-1","reason":"is below 0"`, `"1216.00"`}},
		{name: "in Chinese", in: good + "\n" + bad, lang: rule.Chinese, want: []string{`"1216.00"`,
			`"line":2,"errors":[{"code":"out_of_range","area":"payroll","field":"wage","value":"-1","reason":"小于 0"`}},
		{name: "no JSON", in: "{\n" + good, want: []string{`"line":1,"errors":[{"code":"bad_type","field":"input"`,
			`"1216.00"`}},
		{name: "a line too long, and the next", in: strings.Repeat("x", 1<<21) + "\n" + good,
			want: []string{"is longer than 1 MiB", `"1216.00"`}},
		{name: "a zero byte", in: good + "\n" + good + "\n" + strings.Replace(good, `"2025`, "\x00\"2025", 1) + "\n",
			want: []string{`"1216.00"`, `"1216.00"`, `"code":"bad_type"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := each(t, c.in, c.lang)
			require.Len(t, got, len(c.want))
			for i := range got {
				assert.Contains(t, got[i], c.want[i])
			}
		})
	}
}

// TestManyShapes: lines of more kinds than are kept are answered all the same.
func TestManyShapes(t *testing.T) {
	var in strings.Builder
	for range 2 {
		for i := range mostShapes + 10 {
			line := fmt.Sprintf(`{"wage":"8000","month":"2025-08","known_on":"2026-01-01",%s}`, rates)
			in.WriteString(strings.Repeat(strings.Replace(line, " ", strings.Repeat(" ", i), 1)+"\n", 3))
		}
	}
	for _, line := range each(t, in.String(), rule.English) {
		require.Contains(t, line, `"employee":{"total":"1216.00"}`)
	}
}

// refuses fails every write.
type refuses struct{}

func (refuses) Write([]byte) (int, error) { return 0, errors.New("full") }

// TestReadingAndWriting: what cannot be read or written is told.
func TestReadingAndWriting(t *testing.T) {
	const good = `{"wage":"8000","month":"2025-08",` + rates + "}\n"
	assert.ErrorContains(t, Each(iotest.ErrReader(errors.New("broken")), io.Discard, rule.English), "broken")
	assert.ErrorContains(t, Each(strings.NewReader(strings.Repeat(good, 9_000)), refuses{}, rule.English), "full")
}

// TestOne: the amounts of one person, and the rule's own errors.
func TestOne(t *testing.T) {
	got, err := Answer([]byte(`{"wage":"8000","month":"2025-08",` + rates + "}"))
	require.NoError(t, err)
	assert.Contains(t, string(got),
		`{"scheme":"pension","payer":"employee","base":"8000.00","rate":"0.08","amount":"640.00"}`)
	_, err = Answer([]byte(`{"wage":"8000"}`))
	assert.ErrorIs(t, err, rule.ErrMissingField)
}
