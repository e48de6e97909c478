package payroll_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// pieces is the JSON of a policy, of which any piece may be another text: the place, the month, all figures, each of
// them. The figures that stay have no documents, so that reading them again and again is quick.
type pieces struct {
	place, month string
	names        []string
	figures      map[string]string
}

func piecesOf(t testing.TB) pieces {
	t.Helper()
	out := pieces{`"广州"`, `"2020-03"`, payroll.FigureNames(), map[string]string{}}
	for _, f := range policy(t, "2020-03").Figures() {
		require.True(t, f.Figure.Known(), f.Name)
		out.figures[f.Name] = `{"value":"` + f.Figure.Number().String() + `","setting":true}`
		if f.Figure.None() {
			out.figures[f.Name] = `{"none":true}`
		}
	}
	return out
}

func figureText(value, grade, title string) string {
	return fmt.Sprintf(`{"value":%s,"grade":%s,"cite":{"title":%s}}`, quoted(value), quoted(grade), quoted(title))
}

// quoted is a text as JSON.
func quoted(text string) string {
	out, _ := json.Marshal(text)
	return string(out)
}

// at is the field a piece is, "" for the whole.
func (p pieces) at(piece uint8) string {
	fields := append([]string{"", "place", "month", "figures"}, p.names...)
	return fields[int(piece)%len(fields)]
}

// write is the policy with another text in one of its fields, or in place of all of it.
func (p pieces) write(at, text string) string {
	if at == "" {
		return text
	}
	or := func(field, is string) string {
		if field == at {
			return text
		}
		return is
	}
	var all []string
	for _, name := range p.names {
		all = append(all, strconv.Quote(name)+":"+or(name, p.figures[name]))
	}
	return `{"place":` + or("place", p.place) + `,"month":` + or("month", p.month) +
		`,"figures":` + or("figures", "{"+strings.Join(all, ",")+"}") + "}"
}

// otherText is what a field may be instead: a figure near the one that is there, one of another state, or any text.
func (p pieces) otherText(at string, how uint8, by int64, text string) string {
	grades := []string{"official", "corroborated", "reported", "provisional", "disputed", "supplied", "", text}
	near := decimal.New(1, 0)
	if f, ok := strings.CutPrefix(p.figures[at], `{"value":"`); ok {
		near = decimal.RequireFromString(f[:strings.IndexByte(f, '"')])
	}
	switch how % 8 {
	case 0:
		return text
	case 1:
		return figureText(near.Add(decimal.New(by, -2)).String(), "reported", "a table")
	case 2:
		return figureText(near.Add(decimal.New(by, -8)).String(), "supplied", "a table")
	case 3:
		return figureText(near.Mul(decimal.New(by%1000, -2)).String(), "official", "a table")
	case 4:
		return `{"none":` + strconv.FormatBool(by%8 > 0) + `,"grade":"supplied","cite":{"title":"a table"}}`
	case 5:
		return `{"unknown":` + quoted(text) + `}`
	case 6:
		return figureText(text, grades[uint64(by)%8], "a table")
	}
	return figureText(near.String(), grades[uint64(by)%8], text)
}

// FuzzPolicyJSON puts another text into a piece of a policy, or in place of the whole of it: it is read as it is
// written, gives the same policy when it is written again, and computes; or it is refused with its field, and no half
// of a policy is left.
func FuzzPolicyJSON(f *testing.F) {
	p := piecesOf(f)
	for i := range len(p.names) + 4 {
		f.Add(uint8(i), uint8(i), int64(i*i-100), "1")
	}
	for _, text := range []string{`{"place":"x","month":"2020-03","figures":{}}`, "[]", "null", "{}", `"x"`, "",
		`{"figures":{"pension.floor":{"value":"99999999999999999999999999999999"}}}`} {
		f.Add(uint8(0), uint8(0), int64(0), text)
	}
	for i, text := range []string{`"2020-13"`, "null", `{"unknown":""}`, "1e9", "-1", `{"value":"1","none":true}`,
		`{"value":5510,"grade":"supplied","cite":{"title":"mine"}}`, `{"grade":"supplied"}`, "\xff",
		`1},"x":{"none":true`} {
		f.Add(uint8(i), uint8(0), int64(i), text)
		f.Add(uint8(i*5), uint8(6), int64(i), text)
	}
	f.Fuzz(func(t *testing.T, piece, how uint8, by int64, text string) {
		at := p.at(piece)
		text = p.otherText(at, how, by, text)
		whole := p.write(at, text)
		var read payroll.Policy
		if err := json.Unmarshal([]byte(whole), &read); err != nil {
			require.True(t, read.Month.IsZero() && read.Place == "", "half a policy: %v", err)
			assertNames(t, err, whole, text, at)
			return
		}
		require.NoError(t, read.Check())
		assertAsWritten(t, read, text, at)
		again, err := json.Marshal(read)
		require.NoError(t, err)
		var back payroll.Policy
		require.NoError(t, json.Unmarshal(again, &back))
		require.Equal(t, read, back)
		_, err = read.Slip(employer(t, settings()), earning(t, "8000"), payroll.Partial)
		if err != nil {
			require.NotEmpty(t, rule.CodeOf(err), "%v", err)
		}
	})
}

// assertNames looks for the field in the error of a piece that is JSON: the figure, or the scheme whose figures
// contradict each other.
func assertNames(t *testing.T, err error, whole, text, at string) {
	t.Helper()
	if !json.Valid([]byte(whole)) {
		return // encoding/json refuses it
	}
	require.NotEmpty(t, rule.CodeOf(err), "%v", err)
	if json.Valid([]byte(text)) {
		scheme, _, _ := strings.Cut(at, ".")
		require.ErrorContains(t, err, scheme)
	}
}

// assertAsWritten compares what was read with a piece that is JSON.
func assertAsWritten(t *testing.T, read payroll.Policy, text, at string) {
	t.Helper()
	var written any
	if json.Unmarshal([]byte(text), &written) != nil {
		return // more than one piece
	}
	switch at {
	case "place":
		require.Equal(t, written, read.Place)
	case "month":
		require.Equal(t, written, read.Month.String())
	}
	i := slices.Index(payroll.FigureNames(), at)
	if i < 0 {
		return
	}
	is, fields := read.Figures()[i].Figure, written.(map[string]any)
	require.Equal(t, fields["none"] == true, is.None())
	require.Equal(t, fields["unknown"] != nil && fields["unknown"] != "", !is.Known())
	if value, ok := fields["value"].(string); ok {
		require.True(t, is.Number().Decimal().Equal(decimal.RequireFromString(value)), "%s for %s", is.Number(), value)
	}
}
