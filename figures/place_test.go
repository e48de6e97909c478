package figures_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/rule"
)

// says checks that an error is made of such errors, each of which begins with a text, in their order.
func says(t *testing.T, err error, want ...string) {
	t.Helper()
	all := slices.Collect(rule.Errors(err))
	require.Len(t, all, len(want), "%v", err)
	for i, one := range all {
		assert.True(t, strings.HasPrefix(one.Error(), want[i]), "%v: %s", one, want[i])
	}
}

// A caller's own rows are told by their number, and each field by its column.
func TestOwnRowsByNumberAndColumn(t *testing.T) {
	good := figures.Row{Series: "pension.floor", From: "2025-07", To: "2026-06", Value: "5600", Source: "our notice",
		SourceZH: "本局通知", URL: "example.org"}
	book, err := figures.OfRows([]figures.Row{good})
	require.NoError(t, err)
	f, err := book.Lookup("pension.floor", month(t, "2026-06"))
	require.NoError(t, err)
	assert.Equal(t, rule.Cite{Title: "our notice", Chinese: "本局通知", URL: "example.org",
		Checked: month(t, "2026-06")}, f.Cite())
	for _, c := range []struct {
		name   string
		damage func(*figures.Row)
		says   string
	}{
		{name: "series", damage: func(r *figures.Row) { r.Series = "floor" }, says: "figures:2:1: series floor"},
		{name: "from", damage: func(r *figures.Row) { r.From = "2025" }, says: "figures:2:2: from 2025"},
		{name: "to", damage: func(r *figures.Row) { r.To = "" }, says: "figures:2:3: to is empty"},
		{name: "value", damage: func(r *figures.Row) { r.Value = "much" }, says: "figures:2:4: value much"},
		{name: "source", damage: func(r *figures.Row) { r.Source = "" }, says: "figures:2:5: source is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := good
			bad.Series = "pension.ceiling"
			c.damage(&bad)
			_, err := figures.OfRows([]figures.Row{good, bad})
			says(t, err, c.says)
		})
	}
}

// Every error of a row stands where its field does; what is read by its neighbour is told once.
func TestErrorsOfARowInTheirPlaces(t *testing.T) {
	const columns = "series,from,to,value,source,flags\n"
	for _, c := range []struct {
		name, row string
		says      []string
	}{
		{name: "both months", row: "pension.floor,2025/07,2026/06,5510,x,",
			says: []string{"own.csv:2:2: from 2025/07 is not", "own.csv:2:3: to 2026/06 is not"}},
		{name: "the first month alone", row: "pension.floor,2025/07,2026-06,5510,x,",
			says: []string{"own.csv:2:2: from 2025/07 is not"}},
		{name: "the first month, and no last", row: "pension.floor,2025/07,,5510,x,",
			says: []string{"own.csv:2:2: from 2025/07 is not"}},
		{name: "blanks for a month", row: "pension.floor,  ,2026-06,5510,x,",
			says: []string{`own.csv:2:2: from "  " is not a month or a day`}},
		{name: "a last month behind a first day", row: "housing.loan_rate_long,2025-07-01,2026-6,0.026,x,",
			says: []string{"own.csv:2:3: to 2026-6 is not a month or a day"}},
		{name: "an unknown series alone", row: "pension.flor,2025-07,2026-06,5510,x,",
			says: []string{"own.csv:2:1: series pension.flor is not a figure"}},
		{name: "a slip from the middle of a month", row: "pension.floor,2025-07-15,2026-06-30,5510,x,",
			says: []string{"own.csv:2:2: from 2025-07-15 to 2026-06-30 are not whole months"}},
		{name: "a slip to the middle of a month", row: "pension.floor,2025-07-01,2026-06-15,5510,x,",
			says: []string{"own.csv:2:2: from 2025-07-01 to 2026-06-15 are not whole months"}},
		{name: "due in the middle of a month", row: "housing.loan_rate_long,2025-07-01,2026-07-14,0.026,x,due=07",
			says: []string{"own.csv:2:3: to 2026-07-14 is not the month before its successor is due"}},
		{name: "due and expires", row: "pension.floor,2025-07,2026-06,5510,x,due=07 expires",
			says: []string{`own.csv:2:6: flags "due=07 expires" say that a successor is due and that none is`}},
		{name: "at most and at least", row: "pension.floor,2025-07,2026-06,5510,x,at_least at_most",
			says: []string{"own.csv:2:6: flags at_most and at_least exclude each other"}},
		{name: "at least, behind at most", row: "pension.floor,2025-07,2026-06,5510,x,at_most at_least",
			says: []string{"own.csv:2:6: flags at_least and at_most exclude each other"}},
		{name: "too short", row: "pension.floor,2025-07",
			says: []string{"own.csv:2: row has another number of fields"}},
		{name: "a line feed in the first field", row: "\"pension\n.floor\",2025-07,2026-06,5510,x,",
			says: []string{"own.csv:2:1: field \"pension\\n.floor\" is longer than 4 KiB or holds a control"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.ReadFile("own.csv", []byte(columns+c.row+"\n"))
			says(t, err, c.says...)
		})
	}
}

// Rows of a city that have a part of what they need, or more.
func TestRowsOfACityInPart(t *testing.T) {
	const columns = "series,from,to,value,grade,source,url,quote,other,other_source,flags,note\n"
	for _, c := range []struct{ name, row, says string }{
		{name: "who disputes, but not what", row: "pension.floor,2025-07,2026-06,5510,disputed,notice,,,,somebody,,",
			says: "own.csv:2:9: other is missing"},
		{name: "what disputes, but not who", row: "pension.floor,2025-07,2026-06,5510,disputed,notice,,,5500,,,",
			says: "own.csv:2:9: other 5500 is missing"},
		{name: "an address beside a key", row: "pension.floor,2025-07,2026-06,5510,reported,notice,example.org,,,,,",
			says: "own.csv:2: source_zh and url stand in sources.csv"},
		{name: "made of nothing", row: "pension.floor,2025-07,2026-06,5510,official,notice,,the floor,,,,5510 = ",
			says: "own.csv:2:8: quote does not hold the value 5510"},
		{name: "free without words", row: "pension.floor,2025-07,2026-06,0,official,notice,,,,,,",
			says: "own.csv:2:8: quote does not hold the value 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.Read(fstest.MapFS{"own.csv": {Data: []byte(columns + c.row + "\n")},
				"sources.csv": {Data: []byte(sources)}})
			says(t, err, c.says)
		})
	}
	for _, c := range []struct{ name, row string }{
		{name: "free, in words", row: "pension.floor,2025-07,2026-06,0,official,notice,,免费,,,,"},
		{name: "made of a number before a semicolon",
			row: "pension.floor,2025-07,2026-06,20268,official,notice,,6756元,,,,20268 = 6756; three times"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.Read(fstest.MapFS{"own.csv": {Data: []byte(columns + c.row + "\n")},
				"sources.csv": {Data: []byte(sources)}})
			assert.NoError(t, err)
		})
	}
}

// What a series as a whole contradicts stands at its first row.
func TestFigureBehindOneThatHolds(t *testing.T) {
	_, err := figures.Read(folder("pension.floor,2025-07,,5510,reported,notice,,,,,,,holds,\n" +
		"pension.floor,2028-01,2028-12,5520,reported,notice,,,,,,,,\n"))
	assert.ErrorContains(t, err, "figures/pension.csv:2:1: pension: entries[0] 2025-07-01 of floor holds although")
}

// Every flag says what its word does.
func TestFlags(t *testing.T) {
	for _, c := range []struct {
		name, to, flags string
		want            rule.Entry[rule.Number]
	}{
		{name: "none", to: "2026-06", want: rule.Entry[rule.Number]{Modality: rule.Exact}},
		{name: "at least", to: "2026-06", flags: "at_least", want: rule.Entry[rule.Number]{Modality: rule.AtLeast}},
		{name: "at most", to: "2026-06", flags: "at_most", want: rule.Entry[rule.Number]{Modality: rule.AtMost}},
		{name: "about", to: "2026-06", flags: "about", want: rule.Entry[rule.Number]{Modality: rule.About}},
		{name: "a target", to: "2026-06", flags: "target", want: rule.Entry[rule.Number]{Modality: rule.Target}},
		{name: "in force by, about", to: "2026-06", flags: "about in_force_by",
			want: rule.Entry[rule.Number]{Modality: rule.About, InForceBy: true}},
		{name: "expires", to: "2026-06", flags: "expires",
			want: rule.Entry[rule.Number]{Modality: rule.Exact, Expires: true}},
		{name: "holds", flags: "holds", want: rule.Entry[rule.Number]{Modality: rule.Exact, Holds: true}},
		{name: "due in January", to: "2025-12", flags: "due=01",
			want: rule.Entry[rule.Number]{Modality: rule.Exact, Due: 1}},
		{name: "due in March", to: "2026-02", flags: "due=03",
			want: rule.Entry[rule.Number]{Modality: rule.Exact, Due: 3}},
		{name: "due in July", to: "2026-06", flags: "due=07",
			want: rule.Entry[rule.Number]{Modality: rule.Exact, Due: 7}},
	} {
		t.Run(c.name, func(t *testing.T) {
			row := "pension.floor,2025-07," + c.to + ",5510,reported,notice,,,,,,," + c.flags + ",\n"
			book, err := figures.Read(folder(row))
			require.NoError(t, err)
			is := book.Tables()[0].Entries[0]
			assert.Equal(t, c.want, rule.Entry[rule.Number]{Modality: is.Modality, InForceBy: is.InForceBy,
				Holds: is.Holds, Due: is.Due, Expires: is.Expires})
		})
	}
}

// Numbers go to 10^10 with eight decimals; a figure of days begins and ends on them.
func TestEdgesOfAnyNumber(t *testing.T) {
	for _, c := range []struct{ value, says string }{
		{value: "10000000000"},
		{value: "9999999999.12345678"},
		{value: "10000000001", says: "own.csv:2:4: value 10000000001 is"},
		{value: "10000000000.00000001", says: "own.csv:2:4: value 10000000000.00000001 is"},
		{value: "1.123456789", says: "own.csv:2:4: value 1.123456789 has"},
	} {
		t.Run(c.value, func(t *testing.T) {
			row := "national.urban_income,2025-01,2025-12," + c.value + ",x\n"
			_, err := figures.ReadFile("own.csv", []byte(ownHeader+row))
			if c.says == "" {
				require.NoError(t, err)
				return
			}
			says(t, err, c.says)
		})
	}
	mine, err := figures.ReadFile("own.csv",
		[]byte(ownHeader+"housing.loan_rate_long,2024-05-18,2025-05-07,0.0285,x\n"))
	require.NoError(t, err)
	assert.Equal(t, rule.Period{From: rule.DateOf(2024, 5, 18), Until: rule.DateOf(2025, 5, 8)},
		mine.Tables()[0].Entries[0].Period())
}

// The size of a file and of a field, to the byte.
func TestSizesOfAFile(t *testing.T) {
	row := ownHeader + "pension.floor,2025-07,2026-06,5510,"
	full := row + "x\n" + strings.Repeat("\n", 8<<20-len(row)-2)
	_, err := figures.ReadFile("own.csv", []byte(full))
	require.NoError(t, err)
	_, err = figures.ReadFile("own.csv", []byte(full+"\n"))
	says(t, err, "own.csv:1: file is longer than 8 MiB")
	_, err = figures.ReadFile("own.csv", []byte(row+strings.Repeat("x", 4096)+"\n"))
	require.NoError(t, err)
	_, err = figures.ReadFile("own.csv", []byte(row+strings.Repeat("x", 4097)+"\n"))
	says(t, err, "own.csv:2:5: field x")
	_, err = figures.ReadFile("own.csv", []byte(strings.Repeat("colour,", 21)+"colour\n"))
	require.ErrorContains(t, err, "own.csv:1:18: column colour is not known")
	assert.ErrorContains(t, err, "and 1 error more", "18 of 17 columns there are, and three that are missing")
}

// Bytes that are no text, wherever they stand.
func TestBytesThatAreNoText(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{name: "the last byte", text: ownHeader + "\xff", says: "own.csv:2: file is not UTF-8"},
		{name: "a zero at the start of a line", text: ownHeader + "\x00pension.floor",
			says: "own.csv:2: file is not UTF-8"},
		{name: "a zero within", text: ownHeader + "pension\x00.floor", says: "own.csv:2: file is not UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.ReadFile("own.csv", []byte(c.text))
			says(t, err, c.says)
		})
	}
}

// The name of a file is printed to 255 bytes, and no character of it in part.
func TestLongNameOfAFile(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{name: "as long as may be", file: strings.Repeat("x", 255), want: strings.Repeat("x", 255)},
		{name: "a byte more", file: strings.Repeat("x", 255) + "y", want: strings.Repeat("x", 255) + "..."},
		{name: "a character across the end", file: strings.Repeat("x", 254) + "数",
			want: strings.Repeat("x", 254) + "..."},
		{name: "a character up to the end", file: strings.Repeat("数", 86), want: strings.Repeat("数", 85) + "..."},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := &figures.RowError{File: c.file, Line: 3, Err: errors.New("bad")}
			assert.Equal(t, c.want+":3: bad", err.Error())
		})
	}
}

// What is in a folder beside its figures is left alone: other files, and folders whatever their name.
func TestFilesOfAFolder(t *testing.T) {
	files := folder("pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,,\n")
	files["README.md"] = &fstest.MapFile{Data: []byte("figures")}
	files["old.csv/pension.csv"] = &fstest.MapFile{Data: []byte("not read")}
	files["OWN.CSV"] = &fstest.MapFile{
		Data: []byte(header + "pension.ceiling,2025-07,2026-06,27549,reported,notice,,,,,,,,\n")}
	book, err := figures.Read(files)
	require.NoError(t, err)
	assert.Equal(t, []string{"pension.floor", "pension.ceiling"}, book.Names())
	for _, c := range []struct {
		name string
		fs   fs.FS
		says string
	}{
		{name: "no folder", says: "folder is nil"},
		{name: "sources alone", fs: fstest.MapFS{"sources.csv": {Data: []byte(sources)}},
			says: "figures has no .csv file"},
		{name: "sources beside the rows", fs: fstest.MapFS{"figures/own.csv": {Data: []byte(header)},
			"figures/sources.csv": {Data: []byte(sources)}},
			says: "figures figures/sources.csv stands beside the rows"},
		{name: "sources with a column nobody knows", fs: fstest.MapFS{"own.csv": {Data: []byte(header)},
			"sources.csv": {Data: []byte("key,title,checked,colour\n")}},
			says: "sources.csv:1:4: column colour is not known"},
		{name: "a series in two files", fs: fstest.MapFS{"sources.csv": {Data: []byte(sources)},
			"a.csv": {Data: []byte(header + "pension.floor,2024-07,2025-06,5500,reported,notice,,,,,,,,\n")},
			"b.csv": {Data: []byte(header + "pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,,\n")}},
			says: "b.csv:2:1: series pension.floor has rows at another place"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.Read(c.fs)
			says(t, err, c.says)
		})
	}
	_, err = figures.Read(os.DirFS(filepath.Join(t.TempDir(), "nowhere")))
	assert.ErrorIs(t, err, fs.ErrNotExist)
	_, err = figures.Read(damaged{folder(""), "figures/pension.csv"})
	says(t, err, "open figures/pension.csv: permission denied")
}

// The version is another one for other bytes in a file of figures or in sources.csv, and for another name of a file.
func TestVersionIsOfEveryByte(t *testing.T) {
	const row = "pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,,\n"
	seen := map[string]string{}
	for _, c := range []struct {
		name string
		fs   fstest.MapFS
	}{
		{name: "as it is", fs: folder(row)},
		{name: "another value", fs: folder(strings.Replace(row, "5510", "5511", 1))},
		{name: "another source", fs: fstest.MapFS{"figures/pension.csv": {Data: []byte(header + row)},
			"sources.csv": {Data: []byte(strings.Replace(sources, "a notice", "b notice", 1))}}},
		{name: "another name", fs: fstest.MapFS{"figures/pensions.csv": {Data: []byte(header + row)},
			"sources.csv": {Data: []byte(sources)}}},
	} {
		book, err := figures.Read(c.fs)
		require.NoError(t, err)
		assert.Regexp(t, "^2026-11-[0-9a-f]{8}$", book.Version(), c.name)
		assert.Empty(t, seen[book.Version()], c.name)
		seen[book.Version()] = c.name
	}
	const later = "key,title,checked\na,x,2026-10\nb,x,2026-12\nc,x,2026-11\n"
	book, err := figures.Read(fstest.MapFS{"sources.csv": {Data: []byte(later)}, "own.csv": {Data: []byte(
		"series,from,to,value,grade,source\npension.floor,2023-07,2024-06,5500,reported,a\n" +
			"pension.floor,2024-07,2025-06,5510,reported,b\npension.floor,2025-07,2026-06,5520,reported,c\n")}})
	require.NoError(t, err)
	assert.Regexp(t, "^2026-12-", book.Version(), "the newest month")
}

// A name in Chinese is answered with its scheme's figures; one of no scheme with none.
func TestNearNames(t *testing.T) {
	const none = "use a name of the files of figures, such as pension.employer_rate"
	for _, c := range []struct{ name, says string }{
		{name: "医疗保险下限", says: "use one of medical.floor"},
		{name: "养老保险费率", says: "use one of pension.floor"},
		{name: "重大疾病补助", says: "use one of illness_supplement."},
		{name: "公积金", says: "use one of housing.floor"},
		{name: "住院", says: none},
		{name: "基金与积金", says: none},
		{name: "保险", says: none},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.Book{}.Lookup(c.name, month(t, "2025-08"))
			assert.ErrorContains(t, err, "series "+c.name+" is not a figure this library knows; "+c.says)
		})
	}
}

// What a figure is cannot be stored, and says so by its name.
func TestKindIsNotStored(t *testing.T) {
	kind, ok := figures.Describe("pension.floor")
	require.True(t, ok)
	_, err := json.Marshal(kind)
	require.ErrorContains(t, err, "kind is not written to JSON")
	assert.ErrorContains(t, json.Unmarshal([]byte(`{}`), &kind), "kind is not written to JSON")
}
