package rule_test

import (
	"database/sql"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// dated is a figure of an entry from July 2025 to June 2026.
func dated(t testing.TB, grade rule.Grade, standing rule.Standing) rule.Entry[rule.Number] {
	t.Helper()
	e := rule.Entry[rule.Number]{From: date(t, "2025-07-01"), Until: date(t, "2026-07-01"), Value: number(t, "0.08"),
		Grade: grade, Modality: rule.Exact, Standing: standing,
		Cite: rule.Cite{Title: "a notice", Chinese: "通知", Checked: month(t, "2026-11")}}
	if grade == rule.Disputed {
		e.Other, e.OtherSource = "0.07", "a page"
	}
	return e
}

// An explanation says of which months a figure is that is not plainly in force.
func TestExplainSaysHowAFigureStands(t *testing.T) {
	for _, c := range []struct {
		name             string
		rate             rule.Figure
		english, chinese string
	}{
		{name: "in force", rate: rule.FigureOf(dated(t, rule.Reported, rule.InForce)),
			english: "rate a notice [reported]", chinese: "费率 通知［单一来源］"},
		{name: "carried", rate: rule.FigureOf(dated(t, rule.Provisional, rule.Carried)),
			english: "rate a notice [provisional] (of 2025-07 to 2026-06, carried forward: its successor is not known)",
			chinese: "费率 通知［" + rule.Provisional.Chinese() + "］（暂沿用 2025-07 至 2026-06 的数值，新数值未公布）"},
		{name: "held", rate: rule.FigureOf(dated(t, rule.Reported, rule.Held)),
			english: "rate a notice [reported] (from 2025-07, no end announced; last looked at in 2026-11)",
			chinese: "费率 通知［单一来源］（自 2025-07 起有效，未公布终止；最近核对 2026-11）"},
		{name: "disputed", rate: rule.FigureOf(dated(t, rule.Disputed, rule.InForce)),
			english: "rate a notice [disputed] (2025-07 to 2026-06, the likelier value; " +
				"another source has 0.07 (a page))",
			chinese: "费率 通知［来源有争议］（2025-07 至 2026-06，公开来源不一，取较可信者；另有 0.07 (a page)）"},
		{name: "the caller's own, dated", rate: rule.OwnFigure(dated(t, rule.Official, rule.InForce)),
			english: "rate a notice [supplied] (2025-07 to 2026-06)", chinese: "费率 通知［用户自填］（2025-07 至 2026-06）"},
		{name: "the caller's own, without a date", rate: rule.SuppliedFigure(number(t, "0.08"), ""),
			english: "rate supplied by the caller [supplied]", chinese: "费率 用户自填［用户自填］"},
		{name: "an employer's own", rate: rule.SettingFigure(number(t, "0.08")),
			english: "rate the employer's own setting", chinese: "费率 单位自身的费率"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ch := charge(t, "5510", "27549", "0.08")
			ch.Fixed, ch.Rate = true, c.rate
			line, err := ch.Line(yuan(t, "3000"))
			require.NoError(t, err)
			assert.Regexp(t, "; "+literal(c.english)+"$", line.Explain(rule.English))
			assert.Regexp(t, "依据：基数 .*；"+literal(c.chinese)+"$", line.Explain(rule.Chinese))
			text, err := json.Marshal(c.rate)
			require.NoError(t, err)
			var back rule.Figure
			require.NoError(t, json.Unmarshal(text, &back))
			ch.Rate = back
			again, err := ch.Line(yuan(t, "3000"))
			require.NoError(t, err)
			assert.Equal(t, line.Explain(rule.English), again.Explain(rule.English), "also from JSON")
		})
	}
}

// literal is a text for a regular expression.
func literal(text string) string {
	for _, sign := range []string{`\`, "(", ")", "[", "]", ".", "*"} {
		text = strings.ReplaceAll(text, sign, `\`+sign)
	}
	return text
}

// What is known of a figure that nobody set is nothing.
func TestReasonsOfTheZeroFigure(t *testing.T) {
	var none rule.Figure
	assert.Equal(t, rule.Period{}, none.Period())
	assert.Equal(t, rule.InForce, none.Standing())
	assert.ErrorContains(t, none.Err(), "figure is not set")
	_, err := json.Marshal(none)
	assert.ErrorContains(t, err, "figure is not set")
	assert.False(t, none.SharesSource(none))
	own := rule.OwnFigure(dated(t, rule.Official, rule.Held))
	assert.Equal(t, rule.Supplied, own.Grade())
	assert.Equal(t, "2025-07 to 2026-06", own.Period().String())
	assert.Equal(t, rule.Held, own.Standing())
	doubled, err := own.Times(number(t, "2"), rule.Input{})
	require.NoError(t, err)
	assert.True(t, own.SharesSource(doubled))
	assert.False(t, own.SharesSource(rule.OwnFigure(dated(t, rule.Official, rule.Held))))
}

// A figure is as weak as what it was chosen by, and as it was where it is weaker.
func TestAsWeakAs(t *testing.T) {
	unknown := rule.UnknownFigure(errors.New("nobody knows"))
	for _, c := range []struct {
		name            string
		figure, weakest rule.Figure
		want            rule.Grade
	}{
		{name: "by a weaker one", figure: figure(t, "0.08"), weakest: graded(t, "1", rule.Reported, "a list"),
			want: rule.Reported},
		{name: "by a better one", figure: graded(t, "0.08", rule.Reported, "a page"), weakest: figure(t, "1"),
			want: rule.Reported},
		{name: "by one as good", figure: figure(t, "0.08"), weakest: figure(t, "1"), want: rule.Official},
		{name: "unknown", figure: unknown, weakest: figure(t, "1")},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := c.figure.AsWeakAs(c.weakest)
			assert.Equal(t, c.want, got.Grade())
			assert.Equal(t, c.figure.Number(), got.Number())
			assert.Equal(t, c.figure.Err(), got.Err())
			assert.Equal(t, c.want == c.figure.Grade(), got.SharesSource(c.figure), "what stays is the figure itself")
		})
	}
}

// A sum stands as the part that is less plainly in force, with what is doubtful of both.
func TestSumOfFiguresThatStandDifferently(t *testing.T) {
	in := rule.RateInput(rule.AreaMedical, "rate", 100)
	plain, held := dated(t, rule.Disputed, rule.InForce), dated(t, rule.Reported, rule.Held)
	held.From, held.Cite.Checked = date(t, "2024-07-01"), month(t, "2026-10")
	for _, c := range []struct {
		name       string
		one, other rule.Entry[rule.Number]
	}{
		{name: "the second", one: plain, other: held}, {name: "the first", one: held, other: plain},
	} {
		t.Run(c.name, func(t *testing.T) {
			sum, err := rule.FigureOf(c.one).Plus(rule.FigureOf(c.other), in)
			require.NoError(t, err)
			assert.Equal(t, rule.Held, sum.Standing())
			assert.Equal(t, held.Period(), sum.Period())
			assert.Equal(t, month(t, "2026-10"), sum.Cite().Checked)
			assert.Equal(t, rule.Disputed, sum.Grade())
			assert.Equal(t, "8% a notice and 8% a notice", sum.Cite().In(rule.English))
			assert.Equal(t, "8% 通知，8% 通知", sum.Cite().In(rule.Chinese))
			text, err := json.Marshal(sum)
			require.NoError(t, err)
			assert.Contains(t, string(text), `"standing":"held","other":"0.07 (a page)"`)
		})
	}
	first, second := plain, held
	second.Standing, second.Cite.Checked = rule.InForce, month(t, "2026-09")
	sum, err := rule.FigureOf(first).Plus(rule.FigureOf(second), in)
	require.NoError(t, err)
	assert.Equal(t, first.Period(), sum.Period(), "of two that stand alike it is the first")
}

// What a figure in JSON says belongs to what it is.
func TestFigureJSONThatSaysTooMuch(t *testing.T) {
	const cite = `"cite":{"title":"a notice"}`
	for _, c := range []struct{ name, text, says string }{
		{name: "unknown with a grade", text: `{"unknown":"why","grade":"official"}`, says: "with a grade, a document"},
		{name: "unknown with a document", text: `{"unknown":"why",` + cite + `}`, says: "with a grade, a document"},
		{name: "unknown and a setting", text: `{"unknown":"why","setting":true}`, says: "with a grade, a document"},
		{name: "known with a code", text: `{"value":"1","code":"no_rule"}`, says: "code no_rule belongs to an unknown"},
		{name: "none with a grade", text: `{"none":true,"grade":"official"}`, says: "figure has no grade or no cite"},
		{name: "none with a document", text: `{"none":true,` + cite + `}`,
			says: "figure has no grade or no cite.title"},
		{name: "a value alone", text: `{"value":"1"}`, says: "figure has no grade or no cite.title"},
		{name: "a setting with a grade", text: `{"value":"1","setting":true,"grade":"official"}`,
			says: "setting excludes a grade"},
		{name: "a setting with a document", text: `{"value":"1","setting":true,` + cite + `}`,
			says: "setting excludes a grade"},
		{name: "a setting with a first day", text: `{"value":"1","setting":true,"from":"2025-07-01"}`,
			says: "setting excludes a grade"},
		{name: "a setting with a last day", text: `{"value":"1","setting":true,"until":"2025-07-01"}`,
			says: "setting excludes a grade"},
		{name: "a setting with a standing", text: `{"value":"1","setting":true,"standing":"held"}`,
			says: "setting excludes a grade"},
		{name: "a setting with another value", text: `{"value":"1","setting":true,"other":"2"}`,
			says: "setting excludes a grade"},
		{name: "a setting that is no number", text: `{"value":"x","setting":true}`,
			says: "value x is not a plain number"},
		{name: "a last day alone", text: `{"value":"1","grade":"official","until":"2025-07-01",` + cite + `}`,
			says: "until 2025-07-01 does not end a span that begins on -"},
		{name: "a standing nobody knows", text: `{"value":"1","grade":"official","standing":"gone",` + cite + `}`,
			says: "standing gone is not known"},
		{name: "eight decimals", text: `{"value":"0.00000001","grade":"official",` + cite + `}`},
		{name: "the greatest value", text: `{"value":"10000000000","grade":"official",` + cite + `}`},
		{name: "a setting", text: `{"value":"1","setting":true}`},
		{name: "a code alone", text: `{"unknown":"why","code":"below_grade"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var figure rule.Figure
			refused(t, json.Unmarshal([]byte(c.text), &figure), c.says)
			if c.says != "" {
				assert.Equal(t, rule.Figure{}, figure)
			}
		})
	}
	var figure rule.Figure
	require.NoError(t, json.Unmarshal([]byte(`{"unknown":"why","code":"below_grade"}`), &figure))
	assert.ErrorIs(t, figure.Err(), rule.ErrBelowGrade)
}

// The error of an unknown figure comes back from JSON as it was, whatever its kind.
func TestReasonsComeBackFromJSON(t *testing.T) {
	disputed := &rule.DisputedError{Area: rule.AreaPension, What: rule.Say("rate", "费率"), Month: month(t, "2022-08"),
		Value: "0.15", Source: rule.Say("a notice", "通知"), Other: "0.14", OtherSource: "a page"}
	weak := &rule.GradeError{Area: rule.AreaInjury, What: rule.Say("rate", "费率"), Month: month(t, "2025-08"),
		Have: rule.Reported, Want: rule.Official}
	plain := &rule.FieldError{Field: "rate", Reason: rule.Say("is odd", "有误")}
	for _, c := range []struct {
		name string
		err  error
	}{
		{name: "disputed", err: disputed}, {name: "too weak", err: weak},
		{name: "several", err: rule.Join(disputed, weak)},
		{name: "out of range", err: &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "rate", Value: "2",
			Reason: rule.Say("is above 1", "大于 1")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := json.Marshal(rule.UnknownFigure(c.err))
			require.NoError(t, err)
			var back rule.Figure
			require.NoError(t, json.Unmarshal(text, &back))
			assert.Equal(t, c.err, back.Err())
		})
	}
	text, err := json.Marshal(plain)
	require.NoError(t, err)
	var back rule.FieldError
	require.NoError(t, json.Unmarshal(text, &back), "an error of no kind")
	assert.Equal(t, *plain, back)
	assert.ErrorContains(t, json.Unmarshal([]byte(`{"Field":1}`), &back), `error {"Field":1} is not an error written`)
	assert.EqualError(t, rule.Unstored("thing", rule.Say("store its name", "请保存名称")),
		"thing is not written to JSON or read from it; store its name")
}

// An error within something has its path in front.
func TestWithin(t *testing.T) {
	odd := func(field string) error {
		return &rule.FieldError{Kind: rule.ErrConflict, Field: field, Reason: rule.Say("is odd", "有误")}
	}
	one := odd("rate")
	err := rule.Within("charges[1]", rule.Several([]error{one, errors.New("nobody knows")}, 2))
	assert.EqualError(t, err, "charges[1].rate is odd\ncharges[1]: nobody knows\nand 2 errors more")
	assert.EqualError(t, one, "rate is odd", "the error itself stays")
}

// several holds errors as another library may, also none.
type listed []error

func (l listed) Error() string   { return fmt.Sprint([]error(l)) }
func (l listed) Unwrap() []error { return l }

// Errors are gone through one by one, up to where the caller stops.
func TestErrorsWithinErrors(t *testing.T) {
	a, b, c, d := errors.New("a"), errors.New("b"), errors.New("c"), errors.New("d")
	all := listed{nil, a, listed{b, nil}, fmt.Errorf("row 7: %w", listed{c}), d}
	for stop, want := range []string{"", "a", "ab", "abc", "abcd"} {
		t.Run(fmt.Sprintf("up to %d", stop), func(t *testing.T) {
			said := ""
			for err := range rule.Errors(all) {
				if len(said) == stop {
					break
				}
				said += err.Error()
			}
			assert.Equal(t, want, said)
		})
	}
	assert.Equal(t, "a\nand 1 error more", rule.Message(rule.Several([]error{a}, 1), rule.English))
}

// Every enumeration names itself where a word or a value is none of its own, and what to store in a database.
func TestWordsThatAreNone(t *testing.T) {
	type word interface {
		encoding.TextUnmarshaler
		sql.Scanner
	}
	for _, c := range []struct {
		name, example string
		none          encoding.TextMarshaler
		into          word
	}{
		{name: "scheme", example: "pension", none: rule.Scheme(99), into: new(rule.Scheme)},
		{name: "payer", example: "employee", none: rule.Payer(99), into: new(rule.Payer)},
		{name: "limit", example: "floor", none: rule.Limit(99), into: new(rule.Limit)},
		{name: "grade", example: "official", none: rule.Grade(99), into: new(rule.Grade)},
		{name: "modality", example: "exact", none: rule.Modality(99), into: new(rule.Modality)},
		{name: "standing", example: "held", none: rule.Standing(99), into: new(rule.Standing)},
		{name: "language", example: "zh", none: rule.Language(99), into: new(rule.Language)},
		{name: "mode", example: "half_up", none: rule.RoundingMode(99), into: new(rule.RoundingMode)},
		{name: "unit", example: "fen", none: rule.RoundingUnit(99), into: new(rule.RoundingUnit)},
		{name: "rounding", example: "half up to the fen", none: rule.Rounding{Mode: 99}, into: new(rule.Rounding)},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := c.none.MarshalText()
			assert.ErrorContains(t, err, c.name+" ")
			assert.ErrorContains(t, err, "is not ")
			err = c.into.UnmarshalText([]byte("rumour"))
			assert.ErrorContains(t, err, c.name+" rumour is not ")
			assert.EqualError(t, c.into.Scan(1.5), c.name+" 1.5 is of the type float64 in the database; make the "+
				"column text and store the name, such as "+c.example)
			assert.EqualError(t, c.into.Scan(nil), c.name+" is NULL in the database; scan a column that may be NULL "+
				"into sql.Null")
			assert.Error(t, c.into.Scan([]byte("rumour")))
		})
	}
	for _, c := range []struct {
		name string
		into sql.Scanner
	}{
		{name: "amount", into: new(rule.Amount)}, {name: "number", into: new(rule.Number)},
		{name: "date", into: new(rule.Date)}, {name: "month", into: new(rule.Month)},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.ErrorContains(t, c.into.Scan(1.5), c.name+" 1.5 is of the type float64 in the database")
		})
	}
	_, err := rule.Scheme(0).Value()
	assert.ErrorContains(t, err, "value is not set; store NULL with sql.Null where there is none")
}

func TestNamesOfStandings(t *testing.T) {
	for want, standing := range map[string]rule.Standing{"in_force": rule.InForce, "held": rule.Held,
		"carried": rule.Carried} {
		assert.Equal(t, want, standing.String())
	}
}

// An amount and a number in JSON are texts, and their errors name them.
func TestErrorsOfAmountsAndNumbers(t *testing.T) {
	for _, c := range []struct {
		name, text, says string
		into             json.Unmarshaler
	}{
		{name: "no text for an amount", text: `1`, into: new(rule.Amount), says: "amount 1 is not a JSON string"},
		{name: "no text for a number", text: `null`, into: new(rule.Number), says: "number null is not a JSON string"},
		{name: "no amount", text: `"x"`, into: new(rule.Amount), says: "amount x is not a plain number"},
		{name: "no number", text: `"x"`, into: new(rule.Number), says: "number x is not a plain number"},
		{name: "the greatest number", text: `"10000000000"`, into: new(rule.Number)},
		{name: "the least", text: `"-10000000000"`, into: new(rule.Number)},
		{name: "more", text: `"10000000000.00000001"`, into: new(rule.Number), says: "is above 10000000000"},
		{name: "less", text: `"-10000000000.00000001"`, into: new(rule.Number), says: "is below -10000000000"},
		{name: "a jiao", text: `"440.8"`, into: new(rule.Amount)},
		{name: "a hundred yuan", text: `"100"`, into: new(rule.Amount)},
	} {
		t.Run(c.name, func(t *testing.T) { refused(t, c.into.UnmarshalJSON([]byte(c.text)), c.says) })
	}
	var amount rule.Amount
	require.NoError(t, amount.UnmarshalText([]byte("1200.5000")))
	assert.Equal(t, int64(120_050), amount.Fen())
}

// A message shows 256 bytes of a path, and quotes what is not plain.
func TestMessagesOfLongPathsAndSigns(t *testing.T) {
	long := strings.Repeat("x", 255)
	for _, c := range []struct{ name, field, value, want string }{
		{name: "256 bytes", field: long + "y", want: long + "y is odd"},
		{name: "257 bytes", field: long + "yz", want: long + "y... is odd"},
		{name: "the first and the last plain sign", value: "!~", want: "!~ is odd"},
		{name: "a space", value: "a b", want: `"a b" is odd`},
		{name: "the sign behind the last", value: "a\x7f", want: `"a\x7f" is odd`},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := &rule.FieldError{Field: c.field, Value: c.value, Reason: rule.Say("is odd", "有误")}
			assert.EqualError(t, err, c.want)
		})
	}
}

// What to do where a figure could be carried is said beside what else helps.
func TestAdviceOfACarriedFigure(t *testing.T) {
	gap := &rule.NoRuleError{Carry: true, Do: rule.Say("ask the office", "请咨询经办机构")}
	assert.Equal(t, "the option carry_forward takes the last one, provisionally; ask the office", gap.Advice().English)
}

func TestNamesOfAreasWithASchemeOfTheirOwn(t *testing.T) {
	for _, c := range []struct {
		name string
		area rule.Area
	}{
		{name: "养老保险", area: rule.AreaPension}, {name: "医疗保险", area: rule.AreaMedical},
		{name: "生育保险", area: rule.AreaMaternity}, {name: "重大疾病医疗补助", area: rule.AreaIllnessSupplement},
		{name: "失业保险", area: rule.AreaUnemployment}, {name: "工伤保险", area: rule.AreaInjury},
		{name: "住房", area: rule.AreaHousing},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.name, c.area.Chinese()) })
	}
}

// A document without a Chinese title has its own in both languages.
func TestTitlesInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		name string
		cite rule.Cite
		want rule.Text
	}{
		{name: "two titles", cite: rule.Cite{Title: "a notice", Chinese: "通知"}, want: rule.Say("a notice", "通知")},
		{name: "one title", cite: rule.Cite{Title: "a notice"}, want: rule.Say("a notice", "a notice")},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.cite.Text()) })
	}
}

// What cannot be read as a stored line or charge says which part of it.
func TestStoredLinesAndChargesThatAreNone(t *testing.T) {
	line, err := charge(t, "5510", "27549", "0.08").Line(yuan(t, "3000"))
	require.NoError(t, err)
	stored, err := json.Marshal(line)
	require.NoError(t, err)
	changed := func(was, is string) string { return strings.Replace(string(stored), was, is, 1) }
	unknown := charge(t, "5510", "27549", "0.08")
	unknown.Rate = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say("rate", "费率"), Month: month(t, "2030-01")})
	gap, err := json.Marshal(unknown)
	require.NoError(t, err)
	for _, c := range []struct {
		name, text, says string
		into             json.Unmarshaler
	}{
		{name: "a line of another scheme", text: changed(`"scheme":"pension"`, `"scheme":"injury"`),
			into: new(rule.Line),
			says: "pension: scheme injury of the line"},
		{name: "another wage", text: changed(`"declared":"3000.00"`, `"declared":"3000.01"`), into: new(rule.Line),
			says: "pension: formula "},
		{name: "a wage written otherwise", text: changed(`"declared":"3000.00"`, `"declared":"3000.0"`),
			into: new(rule.Line), says: "pension: declared 3000.0 of the line"},
		{name: "no charge", text: `{"scheme":"pension"}`, into: new(rule.Line), says: "pension: charge is missing"},
		{name: "a charge with an unknown rate",
			text: `{"scheme":"pension","declared":"1","charge":` + string(gap) + `}`,
			into: new(rule.Line), says: "no rate is known for 2030-01"},
		{name: "a field more", text: `{"extra":1}`, into: new(rule.Charge), says: "extra is not a field of a charge"},
		{name: "a field more of what was prepared", text: `{"extra":1}`, into: new(rule.Prepared),
			says: "extra is not a field of a charge"},
		{name: "an unknown rate of what was prepared", text: string(gap), into: new(rule.Prepared),
			says: "no rate is known for 2030-01"},
		{name: "no JSON", text: `{`, into: new(rule.Charge), says: "charge is not a JSON object"},
		{name: "no figure", text: `[]`, into: new(rule.Figure), says: "figure is not a JSON object"},
		{name: "no line", text: `null`, into: new(rule.Line), says: "line is not a JSON object"},
		{name: "no path", text: `1`, into: new(rule.Path), says: "path is not a JSON object"},
		{name: "no series", text: `"x"`, into: new(rule.Series[string]), says: "series is not a JSON object"},
		{name: "another line", text: `{"amount":1}`, into: new(rule.Line), says: "line cannot be read"},
	} {
		t.Run(c.name, func(t *testing.T) { refused(t, c.into.UnmarshalJSON([]byte(c.text)), c.says) })
	}
	_, err = json.Marshal(rule.Line{})
	assert.ErrorContains(t, err, "line is the zero Line")
}
