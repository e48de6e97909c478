package receipt_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

func policy(t testing.TB, month rule.Month, figures ...string) payroll.Policy {
	t.Helper()
	p, err := guangzhou.Policy(month)
	require.NoError(t, err)
	own := map[string]string{}
	for i := 0; i < len(figures); i += 2 {
		own[figures[i]] = figures[i+1]
	}
	p, err = p.WithAll(own)
	require.NoError(t, err)
	return p
}

// disputed is a month whose employer's pension rate nobody knows for sure.
func disputed(t testing.TB, figures ...string) payroll.Policy {
	return policy(t, rule.MonthOf(2022, time.August), figures...)
}

func august(t testing.TB, figures ...string) payroll.Policy {
	return policy(t, rule.MonthOf(2025, time.August), figures...)
}

// inputs are a wage with the employer's own rates: injury 0.2 %, unemployment 0.8 %, fund 5 % and 5 %.
func inputs(t testing.TB, wage string) receipt.Inputs {
	t.Helper()
	return receipt.Inputs{Settings: payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"},
		Employee: payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))}}
}

func made(t testing.TB, p payroll.Policy, in receipt.Inputs) receipt.Receipt {
	t.Helper()
	r, err := receipt.New("test 1", p, in)
	require.NoError(t, err)
	return r
}

// fields lists the fields of differences.
func fields(list []receipt.Difference) string {
	var out []string
	for _, d := range list {
		out = append(out, d.Field)
	}
	return strings.Join(out, " ")
}

func TestReceiptHoldsTheSlipAndTheDigests(t *testing.T) {
	p, in := august(t), inputs(t, "3000")
	r := made(t, p, in)
	text, err := json.Marshal(p)
	require.NoError(t, err)
	sum := sha256.Sum256(text)
	assert.Equal(t, hex.EncodeToString(sum[:]), r.PolicyDigest)
	sum = sha256.Sum256([]byte(`{"injury_rate":"0.002","unemployment_rate":"0.008",` +
		`"housing_employer_rate":"0.05","housing_employee_rate":"0.05","wage":"3000.00"}`))
	assert.Equal(t, hex.EncodeToString(sum[:]), r.InputsDigest)
	employer, err := payroll.NewEmployer(in.Settings)
	require.NoError(t, err)
	slip, err := p.Slip(employer, in.Employee)
	require.NoError(t, err)
	want, err := json.Marshal(slip.Fields())
	require.NoError(t, err)
	assert.Equal(t, string(want), string(r.Slip))
	assert.Equal(t, slip.Grade(), r.Grade)
	assert.Equal(t, p.Month, r.Month)
	assert.Equal(t, guangzhou.Place, r.Place)
}

// An old slip with its policy, read back from JSON, is byte for byte the same, in every month there
// is.
func TestReplayIsByteIdentical(t *testing.T) {
	verified := 0
	for m := rule.MonthOf(2013, time.January); m.Before(rule.MonthOf(2026, time.September)); m = m.Add(1) {
		p, err := guangzhou.Policy(m)
		require.NoError(t, err)
		in := inputs(t, "8765.43")
		in.Partial, in.Settings.PensionClass = true, "private"
		text, err := json.Marshal(made(t, p, in))
		require.NoError(t, err)
		var stored receipt.Receipt
		require.NoError(t, json.Unmarshal(text, &stored))
		text, err = json.Marshal(p)
		require.NoError(t, err)
		var read payroll.Policy
		require.NoError(t, json.Unmarshal(text, &read))
		differences, err := stored.Verify(read)
		require.NoError(t, err)
		assert.Empty(t, differences, m)
		assert.Equal(t, string(made(t, p, in).Slip), string(stored.Slip))
		verified++
	}
	assert.Equal(t, 164, verified)
}

// A newer set of figures is said, not changed silently. By hand: 27,549 x 8 % = 2,203.92 and 27,501 x
// 8 % = 2,200.08.
func TestVerifyWithOtherFigures(t *testing.T) {
	r := made(t, august(t, "pension.ceiling", "27501"), inputs(t, "30000"))
	differences, err := r.Verify(august(t, "pension.ceiling", "27549"))
	require.NoError(t, err)
	by := map[string]receipt.Difference{}
	for _, d := range differences {
		by[d.Field] = d
	}
	assert.Contains(t, by, "policy_sha256")
	assert.Equal(t, receipt.Difference{Field: "slip.lines[pension employee].amount", Stored: "2200.08", Now: "2203.92"},
		by["slip.lines[pension employee].amount"])
	assert.Equal(t, receipt.Difference{Field: "slip.employee.pension", Stored: "2200.08", Now: "2203.92"},
		by["slip.employee.pension"])
	assert.NotContains(t, by, "inputs_sha256")
	assert.NotContains(t, fields(differences), "medical")
}

// A limit that does not bind is on the receipt by the policy's digest only.
func TestVerifyWithALimitThatDoesNotBind(t *testing.T) {
	r := made(t, august(t, "pension.ceiling", "27501"), inputs(t, "8000"))
	differences, err := r.Verify(august(t, "pension.ceiling", "27549"))
	require.NoError(t, err)
	assert.Equal(t, "policy_sha256", fields(differences))
}

func TestVerifySaysWhatWasTamperedWith(t *testing.T) {
	type c struct {
		name   string
		change func(*receipt.Receipt)
		want   string
	}
	tabletest.Each(t, []c{
		{name: "nothing", change: func(*receipt.Receipt) {}, want: ""},
		{name: "the place", change: func(r *receipt.Receipt) { r.Place = "x" }, want: "place"},
		{name: "the month", change: func(r *receipt.Receipt) { r.Month = r.Month.Add(1) }, want: "month"},
		{name: "the grade", change: func(r *receipt.Receipt) { r.Grade = rule.Supplied }, want: "grade"},
		{name: "a digest", change: func(r *receipt.Receipt) { r.PolicyDigest = "" }, want: "policy_sha256"},
		{name: "a setting", change: func(r *receipt.Receipt) { r.Inputs.Settings.InjuryRate = "0.0020" },
			want: "inputs_sha256"},
		{name: "an amount", change: func(r *receipt.Receipt) {
			r.Slip = bytes.Replace(r.Slip, []byte(`"medical":"124.72"`), []byte(`"medical":"124.73"`), 1)
		}, want: "slip.employee.medical"},
		{name: "spaces", change: func(r *receipt.Receipt) { r.Slip = append(r.Slip, ' ') }, want: "slip"},
		{name: "a value put in", change: func(r *receipt.Receipt) {
			r.Slip = bytes.Replace(r.Slip, []byte(`{`),
				[]byte(`{"more":[1],`), 1)
		}, want: "slip.more[0]"},
		{name: "a value left out", change: func(r *receipt.Receipt) {
			r.Slip = bytes.Replace(r.Slip, []byte(`"missing":[],`), nil,
				1)
		}, want: "slip"},
		{name: "two lines exchanged", change: func(r *receipt.Receipt) { r.Slip = exchanged(t, r.Slip) }, want: "slip"},
	}, func(t *testing.T, c c) {
		p := august(t)
		r := made(t, p, inputs(t, "3000"))
		c.change(&r)
		differences, err := r.Verify(p)
		require.NoError(t, err)
		assert.Equal(t, c.want, fields(differences))
	})
}

// exchanged is a slip whose first two lines have changed places.
func exchanged(t testing.TB, slip []byte) []byte {
	t.Helper()
	var fields map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(slip, &fields))
	var lines []json.RawMessage
	require.NoError(t, json.Unmarshal(fields["lines"], &lines))
	was := slices.Concat(lines[0], []byte(","), lines[1])
	require.Equal(t, 1, bytes.Count(slip, was))
	return bytes.Replace(slip, was, slices.Concat(lines[1], []byte(","), lines[0]), 1)
}

func TestNewAndVerifyRefuse(t *testing.T) {
	p := august(t)
	_, err := receipt.New("", p, inputs(t, "3000"))
	assert.ErrorIs(t, err, rule.ErrMissingField)
	_, err = receipt.New("1", payroll.Policy{}, inputs(t, "3000"))
	assert.ErrorIs(t, err, rule.ErrMissingField)
	_, err = receipt.New("1", p, receipt.Inputs{Settings: payroll.Settings{InjuryClass: 9}})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = receipt.New("1", p, inputs(t, "3000.001"))
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = receipt.New("1", disputed(t), inputs(t, "3000"))
	assert.ErrorIs(t, err, rule.ErrNoRule)
	r := made(t, p, inputs(t, "3000"))
	_, err = r.Verify(payroll.Policy{})
	assert.ErrorIs(t, err, rule.ErrMissingField)
	r.Slip = json.RawMessage("{")
	found, err := r.Verify(p)
	assert.ErrorIs(t, err, rule.ErrBadType)
	assert.ErrorContains(t, err, "slip is not JSON")
	assert.Empty(t, found)
}

// The wage of each scheme is written under its name, and comes back as that scheme's.
func TestInputsKeepTheWageOfEveryScheme(t *testing.T) {
	in := inputs(t, "8000")
	own := func(yuan int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.New(yuan, 0)) }
	in.Employee.Wages = payroll.Wages{Pension: own(1), Medical: own(2), Unemployment: own(3), Injury: own(4),
		Housing: own(5)}
	text, err := json.Marshal(in)
	require.NoError(t, err)
	assert.Contains(t, string(text), `"wages":{"housing":"5.00","injury":"4.00","medical":"2.00","pension":"1.00",`+
		`"unemployment":"3.00"}`)
	var back receipt.Inputs
	require.NoError(t, json.Unmarshal(text, &back))
	again := back.Employee.Wages
	for i, wage := range []decimal.NullDecimal{again.Pension, again.Medical, again.Unemployment, again.Injury,
		again.Housing} {
		require.True(t, wage.Valid)
		assert.Equal(t, int64(i+1), wage.Decimal.IntPart())
	}
}

func TestInputsAsJSON(t *testing.T) {
	in := inputs(t, "3000")
	in.Settings.InjuryRate, in.Settings.InjuryClass, in.Settings.InjuryFloat = "", 2, "0.8"
	in.Settings.UnemploymentRate, in.Settings.UnemploymentCoefficient = "", "0.6"
	in.Settings.HousingToFen, in.Settings.Kind, in.Partial = true, payroll.NoEnterprise, true
	in.Employee.Wages.Housing = decimal.NewNullDecimal(tabletest.Dec(t, "4000.5"))
	in.Employee.Outside = []payroll.Exclusion{{Scheme: rule.Medical, Reason: "insured elsewhere"}}
	text, err := json.Marshal(in)
	require.NoError(t, err)
	const want = `{"injury_class":2,"injury_float":"0.8","unemployment_coefficient":"0.6",` +
		`"housing_employer_rate":"0.05","housing_employee_rate":"0.05","housing_to_fen":true,"no_enterprise":true,` +
		`"wage":"3000.00","wages":{"housing":"4000.50"},` +
		`"outside":[{"scheme":"medical","reason":"insured elsewhere"}],"partial":true}`
	assert.Equal(t, want, string(text))
	var back receipt.Inputs
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, in.Settings, back.Settings)
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, want, string(again))
}

// What was asked for is asked for again: a slip of a social organisation that lacks figures, with one medical item.
func TestReceiptKeepsTheKindAndTheOptions(t *testing.T) {
	in := inputs(t, "8000")
	in.Settings.Kind, in.Partial, in.OneMedicalItem = payroll.Social, true, true
	p, err := guangzhou.Policy(rule.MonthOf(2026, time.August))
	require.NoError(t, err)
	text, err := json.Marshal(made(t, p, in))
	require.NoError(t, err)
	var stored receipt.Receipt
	require.NoError(t, json.Unmarshal(text, &stored))
	assert.Equal(t, payroll.Social, stored.Inputs.Settings.Kind)
	assert.Contains(t, string(stored.Slip), `"missing"`)
	differences, err := stored.Verify(p)
	require.NoError(t, err)
	assert.Empty(t, differences)
}

// One medical item is in the receipt, and computed again: 8,000.11 x 5.35 % = 428.005885, rounded once.
func TestReceiptOfOneMedicalItem(t *testing.T) {
	p, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	in := inputs(t, "8000.11")
	in.OneMedicalItem = true
	r := made(t, p, in)
	text, err := json.Marshal(r)
	require.NoError(t, err)
	assert.Contains(t, string(text), `"one_medical_item":true`)
	assert.Contains(t, string(r.Slip), `"428.01"`)
	var stored receipt.Receipt
	require.NoError(t, json.Unmarshal(text, &stored))
	differences, err := stored.Verify(p)
	require.NoError(t, err)
	assert.Empty(t, differences)
}

func TestInputsRefuse(t *testing.T) {
	type c struct {
		name, text string
		kind       error
	}
	tabletest.Each(t, []c{
		{name: "no wage", text: `{}`, kind: rule.ErrMissingField},
		{name: "null", text: `null`, kind: rule.ErrBadType},
		{name: "a field nobody knows", text: `{"wage":"1","wagge":"1"}`, kind: rule.ErrUnknownField},
		{name: "a number", text: `{"wage":1}`, kind: rule.ErrBadType},
		{name: "a wage with an exponent", text: `{"wage":"1e3"}`, kind: rule.ErrBadNumber},
		{name: "a negative wage", text: `{"wage":"-1"}`, kind: rule.ErrOutOfRange},
		{name: "a wage of maternity", text: `{"wage":"1","wages":{"maternity":"1"}}`, kind: rule.ErrUnknownField},
		{name: "a bad wage of a scheme", text: `{"wage":"1","wages":{"pension":"x"}}`, kind: rule.ErrBadNumber},
		{name: "a scheme nobody knows", text: `{"wage":"1","outside":[{"scheme":"x","reason":"y"}]}`,
			kind: rule.ErrOutOfRange},
		{name: "two kinds of employer", text: `{"wage":"1","no_enterprise":true,"social":true}`,
			kind: rule.ErrConflict},
		{name: "a list", text: `[]`, kind: rule.ErrBadType},
	}, func(t *testing.T, c c) {
		var in receipt.Inputs
		err := json.Unmarshal([]byte(c.text), &in)
		require.Error(t, err)
		assert.Equal(t, c.kind.Error(), rule.CodeOf(err), err)
	})
	var in receipt.Inputs
	err := json.Unmarshal([]byte(`{"wage":"1","wages":{"maternity":"1"}}`), &in)
	assert.ErrorContains(t, err, "wages.maternity is not a scheme with a wage of its own")
	_, err = json.Marshal(receipt.Inputs{Settings: payroll.Settings{Kind: 7}})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	thousandth := decimal.NewNullDecimal(decimal.New(1, -3))
	_, err = json.Marshal(receipt.Inputs{Employee: payroll.Employee{Wages: payroll.Wages{Pension: thousandth}}})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
}

// without is an object without one of its fields.
func without(t testing.TB, text []byte, field string) []byte {
	t.Helper()
	var fields map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(text, &fields))
	delete(fields, field)
	out, err := json.Marshal(fields)
	require.NoError(t, err)
	return out
}

func TestReceiptReadsOnlyWhatItWrote(t *testing.T) {
	text, err := json.Marshal(made(t, august(t), inputs(t, "3000")))
	require.NoError(t, err)
	var indented bytes.Buffer
	require.NoError(t, json.Indent(&indented, text, "", "  "))
	var r receipt.Receipt
	require.NoError(t, json.Unmarshal(indented.Bytes(), &r))
	differences, err := r.Verify(august(t))
	require.NoError(t, err)
	assert.Empty(t, differences, "spaces in the file are not in the slip")
	type c struct {
		name string
		text string
	}
	tabletest.Each(t, []c{
		{name: "a field nobody knows", text: strings.Replace(string(text), `{"version"`, `{"extra":1,"version"`, 1)},
		{name: "no slip", text: `{"version":"1","inputs":{"wage":"1"}}`},
		{name: "no slip among the fields of a receipt", text: string(without(t, text, "slip"))},
		{name: "a text", text: `"x"`},
		{name: "null", text: `null`},
	}, func(t *testing.T, c c) {
		err := json.Unmarshal([]byte(c.text), &r)
		require.Error(t, err)
		assert.NotEmpty(t, rule.CodeOf(err), err)
	})
}

func TestDiff(t *testing.T) {
	july := rule.MonthOf(2025, time.July)
	before := []payroll.Policy{august(t), policy(t, july)}
	after := []payroll.Policy{policy(t, july, "medical.ceiling", "none", "maternity.ceiling", "none"),
		august(t, "pension.floor", "5600", "housing.max_rate", "0.12")}
	list, err := receipt.Diff(before, after)
	require.NoError(t, err)
	require.Len(t, list, 4)
	assert.Equal(t, receipt.Change{Month: july, Scheme: rule.Maternity, Figure: "maternity.ceiling", Before: "31179",
		After: "none"}, list[0])
	assert.Equal(t, receipt.Change{Month: july, Scheme: rule.Medical, Figure: "medical.ceiling", Before: "31179",
		After: "none"}, list[1])
	assert.Equal(t, receipt.Change{Month: july.Add(1), Scheme: rule.Housing, Figure: "housing.max_rate", Before: "0.12",
		After: "0.12", SourceOnly: true}, list[2])
	assert.Equal(t, receipt.Change{Month: july.Add(1), Scheme: rule.Pension, Figure: "pension.floor", Before: "5510",
		After: "5600"}, list[3])
	same, err := receipt.Diff(before, before)
	require.NoError(t, err)
	assert.Empty(t, same)
	left := august(t)
	left.Relief2020.Small = rule.Figure{} // a figure that may be absent and is left out is none
	same, err = receipt.Diff([]payroll.Policy{august(t)}, []payroll.Policy{left})
	require.NoError(t, err)
	assert.Empty(t, same)
	given, err := receipt.Diff([]payroll.Policy{left}, []payroll.Policy{august(t, "relief_2020.small", "0.5")})
	require.NoError(t, err)
	require.Len(t, given, 1)
	assert.Equal(t, "none", given[0].Before)
}

func TestDiffOfAnUnknownFigure(t *testing.T) {
	list, err := receipt.Diff([]payroll.Policy{disputed(t)}, []payroll.Policy{disputed(t, "pension.employer_rate",
		"0.15")})
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Contains(t, list[0].Before,
		"unknown: pension: the employer rate (pension.employer_rate) of 2022-08 is disputed: 0.15")
	assert.Equal(t, "0.15", list[0].After)
}

func TestDiffRefuses(t *testing.T) {
	one, other := []payroll.Policy{august(t)}, []payroll.Policy{policy(t, rule.MonthOf(2025, time.July))}
	_, err := receipt.Diff(one, other)
	assert.ErrorContains(t, err, "2025-07")
	assert.ErrorIs(t, err, rule.ErrMissingField)
	_, err = receipt.Diff(append(one, one[0]), one)
	assert.ErrorIs(t, err, rule.ErrConflict)
	_, err = receipt.Diff(make([]payroll.Policy, 1), one)
	assert.ErrorIs(t, err, rule.ErrMissingField)
	assert.NotContains(t, err.Error(), "is missing", "months are compared where both sides are right")
	_, err = receipt.Diff(one, make([]payroll.Policy, 1))
	assert.ErrorIs(t, err, rule.ErrMissingField)
	assert.NotContains(t, err.Error(), "is missing")
}

func TestAffected(t *testing.T) {
	before := august(t)
	after := august(t, "pension.floor", "5600", "injury.class_1_rate", "0.003")
	noPension, byClass := inputs(t, "3000"), inputs(t, "3000")
	noPension.Employee.Outside = []payroll.Exclusion{{Scheme: rule.Pension, Reason: "retired"}}
	byClass.Settings.InjuryRate, byClass.Settings.InjuryClass = "", 1
	byClass.Employee.Outside = noPension.Employee.Outside
	receipts := []receipt.Receipt{
		made(t, before, inputs(t, "3000")),                                   // at the floor
		made(t, before, noPension),                                           // uses neither
		made(t, before, inputs(t, "8000")),                                   // compared with the floor, above it
		made(t, policy(t, rule.MonthOf(2025, time.July)), inputs(t, "3000")), // another month
		made(t, before, byClass),                                             // the class only
	}
	touched, err := receipt.Affected(before, after, receipts)
	require.NoError(t, err)
	require.Len(t, touched, 3)
	assert.Equal(t, 0, touched[0].Receipt)
	assert.Equal(t, []string{"pension.floor"}, touched[0].Figures)
	assert.Contains(t, touched[0].Differences, receipt.Difference{Field: "slip.employee.pension", Stored: "440.80",
		Now: "448.00"}) // 5,600 x 8 %
	assert.Equal(t, 2, touched[1].Receipt)
	assert.Equal(t, []string{"pension.floor"}, touched[1].Figures)
	assert.NotContains(t, fields(touched[1].Differences), "amount")
	assert.Equal(t, 4, touched[2].Receipt)
	assert.Equal(t, []string{"injury.class_1_rate"}, touched[2].Figures)
	assert.Contains(t, touched[2].Differences, receipt.Difference{Field: "slip.employer.injury", Stored: "6.00",
		Now: "9.00"}) // 3,000 x 0.3 %
	elsewhere := made(t, before, inputs(t, "3000"))
	elsewhere.Place, elsewhere.PolicyDigest = "佛山", "another one"
	none, err := receipt.Affected(before, after, []receipt.Receipt{elsewhere})
	require.NoError(t, err)
	assert.Empty(t, none)
	none, err = receipt.Affected(before, before, receipts)
	require.NoError(t, err)
	assert.Empty(t, none)
}

// A figure that only allows a setting is used, and no amount moves with it.
func TestAffectedByAFigureThatAllowsASetting(t *testing.T) {
	before, after := august(t), august(t, "housing.min_rate", "0.04")
	touched, err := receipt.Affected(before, after, []receipt.Receipt{made(t, before, inputs(t, "3000"))})
	require.NoError(t, err)
	assert.Equal(t, []receipt.Touched{{Receipt: 0, Figures: []string{"housing.min_rate"}}}, touched)
}

// Affected compares the fields of two slips and Verify their JSON: they find the same.
func TestAffectedSaysWhatVerifySays(t *testing.T) {
	partial := func(t *testing.T) receipt.Inputs {
		in := inputs(t, "3000")
		in.Partial = true
		return in
	}
	lacking := func(p payroll.Policy, name string) payroll.Policy {
		own := map[string]rule.Figure{}
		for _, f := range p.Figures() {
			own[f.Name] = f.Figure
		}
		own[name] = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say(name, name), Month: p.Month})
		out, err := payroll.NewPolicy(p.Place, p.Month, func(name string) rule.Figure { return own[name] })
		require.NoError(t, err)
		return out
	}
	outside := inputs(t, "3000")
	outside.Employee.Outside = []payroll.Exclusion{{Scheme: rule.Pension, Reason: "retired", Chinese: "已退休"}}
	for _, tt := range []struct {
		name          string
		before, after payroll.Policy
		in            receipt.Inputs
	}{
		{"a floor", august(t), august(t, "pension.floor", "5600"), inputs(t, "3000")},
		{"a floor that does not bind", august(t), august(t, "pension.floor", "5600"), inputs(t, "8000")},
		{"a rate, and a scheme left out", august(t), august(t, "medical.employer_rate", "0.05"), outside},
		{"another line of another scheme", august(t), august(t, "maternity.floor", "none", "illness_supplement.rate",
			"0.0026", "illness_supplement.city_average", "12000"), inputs(t, "3000")},
		{"another line of the scheme", lacking(august(t), "pension.employer_rate"),
			lacking(august(t), "pension.employee_rate"), partial(t)},
		{"what was missing is known", disputed(t), disputed(t, "pension.employer_rate", "0.15"), partial(t)},
		{"what was known is missing", disputed(t, "pension.employer_rate", "0.15"), disputed(t), partial(t)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := made(t, tt.before, tt.in)
			verified, err := r.Verify(tt.after)
			require.NoError(t, err)
			var want []receipt.Difference
			for _, d := range verified {
				if strings.HasPrefix(d.Field, "slip.") && !strings.HasPrefix(d.Field, "slip.notices") {
					want = append(want, d)
				}
			}
			require.NotEmpty(t, want)
			touched, err := receipt.Affected(tt.before, tt.after, []receipt.Receipt{r})
			require.NoError(t, err)
			require.Len(t, touched, 1)
			assert.Equal(t, want, touched[0].Differences)
		})
	}
}

// A change that refuses a setting touches the receipt, with the reason.
func TestAffectedByAChangeThatRefusesTheSetting(t *testing.T) {
	before, after := august(t), august(t, "housing.min_rate", "0.06")
	touched, err := receipt.Affected(before, after, []receipt.Receipt{made(t, before, inputs(t, "3000"))})
	require.NoError(t, err)
	require.Len(t, touched, 1)
	assert.Equal(t, []string{"housing.min_rate"}, touched[0].Figures)
	assert.ErrorIs(t, touched[0].Err, rule.ErrOutOfRange)
}

// In 2021-08 rates float and no figure says by how much. One that fixes another float refuses that of the setting; one
// that fixes the same makes the line as weak as it is, of the caller.
func TestAffectedByAFigureThatWasNone(t *testing.T) {
	month := rule.MonthOf(2021, time.August)
	before, in := policy(t, month), inputs(t, "8000")
	in.Settings.InjuryRate, in.Settings.InjuryClass, in.Settings.InjuryFloat = "", 1, "0.8"
	for _, c := range []struct{ name, float, grade, code string }{
		{name: "another float", float: "1", code: "out_of_range"},
		{name: "the same float", float: "0.8", grade: "supplied"},
	} {
		t.Run(c.name, func(t *testing.T) {
			after := policy(t, month, "injury.float", c.float)
			touched, err := receipt.Affected(before, after, []receipt.Receipt{made(t, before, in)})
			require.NoError(t, err)
			require.Len(t, touched, 1)
			assert.Equal(t, c.code, rule.CodeOf(touched[0].Err))
			grade := ""
			for _, d := range touched[0].Differences {
				if d.Field == "slip.grade" {
					grade = d.Now
				}
			}
			assert.Equal(t, c.grade, grade)
		})
	}
}

// lacking is a month's policy that does not know one figure.
func lacking(t testing.TB, month rule.Month, name string, figures ...string) payroll.Policy {
	t.Helper()
	own := map[string]rule.Figure{}
	with := policy(t, month, figures...)
	for _, f := range with.Figures() {
		own[f.Name] = f.Figure
	}
	own[name] = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say(name, name), Month: month})
	p, err := payroll.NewPolicy(guangzhou.Place, month, func(name string) rule.Figure { return own[name] })
	require.NoError(t, err)
	return p
}

// A figure that comes late puts a line on the slip, and one that is taken back takes one away: 2022-08, 8,000 x 15 % =
// 1,200.00 of pension and, by the notice of 2021-08-25 art. 1, 8,000 x 0.45 % = 36.00 of maternity insurance.
func TestAffectedByALineMoreOrLess(t *testing.T) {
	month := rule.MonthOf(2022, time.August)
	in := inputs(t, "8000")
	in.Partial = true
	pension := receipt.Difference{Field: "slip.lines[pension employer].amount", Now: "1200.00"}
	maternity := receipt.Difference{Field: "slip.lines[maternity employer].amount", Stored: "36.00"}
	for _, tt := range []struct {
		name          string
		before, after payroll.Policy
		figures       []string
		want          []receipt.Difference // of the amounts of lines
	}{
		{name: "a line more", before: disputed(t), after: disputed(t, "pension.employer_rate", "0.15"),
			figures: []string{"pension.employer_rate"}, want: []receipt.Difference{pension}},
		{name: "a line less", before: disputed(t), after: lacking(t, month, "maternity.employer_rate"),
			figures: []string{"maternity.employer_rate"}, want: []receipt.Difference{maternity}},
		{name: "one for another", before: disputed(t),
			after:   lacking(t, month, "maternity.employer_rate", "pension.employer_rate", "0.15"),
			figures: []string{"maternity.employer_rate", "pension.employer_rate"},
			want:    []receipt.Difference{maternity, pension}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			touched, err := receipt.Affected(tt.before, tt.after, []receipt.Receipt{made(t, tt.before, in)})
			require.NoError(t, err)
			require.Len(t, touched, 1)
			require.NoError(t, touched[0].Err)
			assert.Equal(t, tt.figures, touched[0].Figures)
			var amounts []receipt.Difference
			for _, d := range touched[0].Differences {
				if strings.HasPrefix(d.Field, "slip.lines[") && strings.HasSuffix(d.Field, "].amount") {
					amounts = append(amounts, d)
				}
			}
			assert.Equal(t, tt.want, amounts)
		})
	}
}

// A slip that had no line has no grade either, and the first line brings both: 8,000 x 0.2 % = 16.00.
func TestAffectedByTheFirstLine(t *testing.T) {
	month := rule.MonthOf(2022, time.August)
	in := inputs(t, "8000")
	in.Partial = true
	for _, scheme := range rule.Schemes() {
		if scheme != rule.Injury {
			in.Employee.Outside = append(in.Employee.Outside, payroll.Exclusion{Scheme: scheme, Reason: "elsewhere"})
		}
	}
	before := lacking(t, month, "injury.floor")
	touched, err := receipt.Affected(before, policy(t, month), []receipt.Receipt{made(t, before, in)})
	require.NoError(t, err)
	require.Len(t, touched, 1)
	for _, want := range []receipt.Difference{{Field: "slip.grade", Now: "corroborated"},
		{Field: "slip.lines[injury employer].amount", Now: "16.00"}} {
		assert.Contains(t, touched[0].Differences, want)
	}
}

// The relief of 2020 is on the receipts of those who had it, whatever the size, and its change touches no other
// (粤人社发〔2020〕58号): 10,000 x 14 % at a half, and at a quarter, of the employer's part.
func TestAReceiptUnderTheReliefOf2020(t *testing.T) {
	march := rule.MonthOf(2020, time.March)
	before, after := policy(t, march), policy(t, march, "relief_2020.large", "0.25")
	var receipts []receipt.Receipt
	for _, relief := range []string{"large", "small", ""} {
		in := inputs(t, "10000")
		in.Settings.Relief2020 = relief
		r := made(t, before, in)
		differences, err := r.Verify(before)
		require.NoError(t, err)
		assert.Empty(t, differences)
		assert.Equal(t, relief == "", strings.Contains(string(r.Slip), "relief_2020_not_applied"))
		receipts = append(receipts, r)
	}
	touched, err := receipt.Affected(before, after, receipts)
	require.NoError(t, err)
	require.Len(t, touched, 1)
	assert.Equal(t, 0, touched[0].Receipt)
	assert.Equal(t, []string{"relief_2020.large"}, touched[0].Figures)
	assert.Contains(t, touched[0].Differences, receipt.Difference{Field: "slip.employer.pension", Stored: "700.00",
		Now: "350.00"})
	list, err := receipt.Diff([]payroll.Policy{before}, []payroll.Policy{after})
	require.NoError(t, err)
	assert.Equal(t, []receipt.Change{{Month: march, Figure: "relief_2020.large", Before: "0.5", After: "0.25"}}, list)
	asked := receipts[0]
	asked.Inputs.Settings.Relief2020 = "small"
	differences, err := asked.Verify(before)
	require.NoError(t, err)
	assert.Contains(t, fields(differences), "inputs_sha256")
	assert.Contains(t, differences, receipt.Difference{Field: "slip.lines[pension employer].amount", Stored: "700.00",
		Now: "0.00"})
}

func TestAffectedRefuses(t *testing.T) {
	before := august(t)
	other := made(t, august(t, "pension.floor", "5500"), inputs(t, "3000"))
	_, err := receipt.Affected(before, august(t, "pension.floor", "5600"), []receipt.Receipt{other})
	assert.ErrorIs(t, err, rule.ErrConflict)
	_, err = receipt.Affected(before, policy(t, rule.MonthOf(2025, time.July)), nil)
	assert.ErrorIs(t, err, rule.ErrMissingField)
	broken := made(t, before, inputs(t, "3000"))
	broken.Inputs.Settings.InjuryRate = "x"
	_, err = receipt.Affected(before, august(t, "pension.floor", "5600"), []receipt.Receipt{broken})
	assert.ErrorIs(t, err, rule.ErrBadNumber)
}

// A receipt is computed again as it was, and under a ceiling that came late.
func TestRecompute(t *testing.T) {
	r := made(t, august(t, "pension.ceiling", "27501"), inputs(t, "30000"))
	same, err := r.Recompute(august(t, "pension.ceiling", "27501"))
	require.NoError(t, err)
	text, err := json.Marshal(same.Fields())
	require.NoError(t, err)
	assert.Equal(t, string(r.Slip), string(text))
	late, err := r.Recompute(august(t, "pension.ceiling", "27549"))
	require.NoError(t, err)
	amount, there := late.Employee.Amount(rule.Pension)
	assert.True(t, there)
	tabletest.Equal(t, "2203.92", amount) // 27,549 x 8 %
}
