package guangzhou_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/scenario"
)

var (
	confirm = flag.Bool("confirm", false, "change every figure and see which case notices")
	sample  = flag.Int("sample", 0, "with -confirm: so many changes, chosen by -seed; 0 is all")
	seed    = flag.String("seed", "", "with -confirm: the text that chooses a sample, such as the commit")
)

// confirming are the tests of this package whose wants do not come from the files of figures: amounts that are printed
// somewhere, arithmetic between figures that were printed apart. Not among them are those that hold a copy of the
// figures, which says nothing of the figure itself: TestLookup, TestPolicyMonths, TestMonthsGolden, the slips of
// oracle, the dated answers of scenario and the tables of the README.
var confirming = []string{
	"TestEmployersPensionOn10000", "TestEmployersMedicalAndMaternityOn10000", "TestPrintedTotalsAtTheFloors",
	"TestNationalUrbanIncome", "TestSupplementBaseIsLastYearsAverage", "TestCeilingsAreThreeTimesTheAverage",
	"TestFlexibleRateIsTheSumOfItsParts", "TestPrintedFiguresFitOneAnother", "TestRentSubsidyRateIsThatOfTheTexts",
	"TestResidentPension", "TestResidentMedicalFormula", "TestOutpatient", "TestReliefsOnlyInTheirMonths",
	"TestStatisticsAreOfCalendarYears",
}

// What notices a change of a figure, the strongest first.
const (
	byReader  = "the reader"
	byPrinted = "something printed"
	byTables  = "a table of evidence"
	byNothing = "nothing"
)

const (
	unconfirmedFile = "../docs/UNCONFIRMED.md"
	changeVariable  = "SHEBAO_FIGURES" // a folder of figures for a process that runs the confirming tests
)

// TestFiguresAreConfirmed changes figures one at a time: every value by one unit, every date by a month, every flag.
// What neither a case file, nor a confirming test, nor what the sources print notices must be in docs/UNCONFIRMED.md,
// which is the research still to do. It takes minutes, so it runs when asked:
//
//	go test ./guangzhou -run TestFiguresAreConfirmed -confirm -timeout 1h              every change
//	go test ./guangzhou -run TestFiguresAreConfirmed -confirm -timeout 1h -update      writes the list
//	go test ./guangzhou -run TestFiguresAreConfirmed -confirm -sample 100 -seed TEXT   some of them
//
// Without -confirm it only compares the list with the files: it names no row that is not there.
func TestFiguresAreConfirmed(t *testing.T) {
	if folder := os.Getenv(changeVariable); folder != "" {
		return
	}
	sheets, sources := readSheets(t)
	var all []change
	for _, s := range sheets {
		all = append(all, s.changes(t)...)
	}
	listed := readUnconfirmed(t)
	there := map[string]bool{}
	for _, c := range all {
		there[listing(c)] = true
	}
	for line := range listed {
		assert.True(t, there[line], "%s lists what is not there any more: %s", unconfirmedFile, line)
	}
	if !*confirm {
		return
	}
	w := watchers{cases: casesOf(t), printed: printedOf(t, sheets), sheets: sheets, sources: sources}
	defer func() { require.NoError(t, guangzhou.Use(nil)) }()
	noticed := map[string][]change{}
	for _, c := range sampled(all) {
		by := w.noticedBy(t, c)
		noticed[by] = append(noticed[by], c)
	}
	if *update {
		require.Zero(t, *sample, "-update writes the list of all changes, not of a sample")
		writeUnconfirmed(t, noticed)
		return
	}
	for _, c := range noticed[byNothing] {
		assert.True(t, listed[listing(c)], "nothing notices %s: %s; add a case with its source, or list it",
			listing(c), c.words)
	}
}

// sampled chooses a sample of the changes by the seed.
func sampled(all []change) []change {
	if *sample <= 0 || *sample >= len(all) {
		return all
	}
	hash := fnv.New64a()
	hash.Write([]byte(*seed)) // never fails
	random := rand.New(rand.NewPCG(hash.Sum64(), 0))
	out := slices.Clone(all)
	random.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out[:*sample]
}

// watched is a case and its answer with the figures as they are.
type watched struct {
	scenario.Case
	answer string
	drawn  bool // its want comes from the oracle, which takes figures from the tables of evidence
}

// readers are the cases whose answers come from a series.
type readers struct {
	cases []watched
	of    map[string][]watched
}

// casesOf are all cases of the case files that are right with the figures as they are.
func casesOf(t *testing.T) *readers {
	t.Helper()
	out := &readers{of: map[string][]watched{}}
	files, err := filepath.Glob("../scenario/testdata/*/*.json")
	require.NoError(t, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var cases []scenario.Case
		require.NoError(t, json.Unmarshal(text, &cases))
		drawn := filepath.Base(filepath.Dir(file)) == "drawn"
		for _, c := range cases {
			out.cases = append(out.cases, watched{Case: c, answer: answerOf(c), drawn: drawn})
		}
	}
	return out
}

func answerOf(c scenario.Case) string {
	out, err := scenario.Call(c.Rule, c.In)
	return fmt.Sprint(string(out), err)
}

// watchers are what may notice a change.
type watchers struct {
	cases   *readers
	printed map[string][]printedCell
	sheets  []*sheet
	sources []byte
}

// printedCell is what a source prints of a row of a sheet.
type printedCell struct {
	confirmation
	row int
}

// printedOf are what the sources print, by series, each with its row.
func printedOf(t *testing.T, sheets []*sheet) map[string][]printedCell {
	t.Helper()
	out := map[string][]printedCell{}
	for _, c := range confirmations(t) {
		for _, s := range sheets {
			for _, row := range s.rowsOf(c.series, c.month) {
				out[c.series] = append(out[c.series], printedCell{c, row})
			}
		}
	}
	return out
}

// reading are the cases whose answer is another one without a series.
func (w watchers) reading(t *testing.T, s *sheet, series string) []watched {
	t.Helper()
	if found, known := w.cases.of[series]; known {
		return found
	}
	w.cases.of[series] = w.cases.cases
	without := change{sheet: s, drop: series}
	if guangzhou.Use(without.folder(t, w.sheets, w.sources)) != nil {
		return w.cases.cases
	}
	var found []watched
	for _, c := range w.cases.cases {
		if answerOf(c.Case) != c.answer {
			found = append(found, c)
		}
	}
	w.cases.of[series] = found
	return found
}

// noticedBy says what notices a change first: the reader of figures, which refuses a value that is not in the words
// that are quoted; something printed, in a case, a confirming test or the quoted words of a source; a table of
// evidence, which was collected before the figures and without them, or a case drawn from it.
func (w watchers) noticedBy(t *testing.T, c change) string {
	t.Helper()
	folder := c.folder(t, w.sheets, w.sources)
	cases := w.reading(t, c.sheet, c.sheet.cell(c.row, "series"))
	words, tables := w.contradicted(t, c)
	switch {
	case guangzhou.Use(folder) != nil:
		return byReader
	case words || casesFail(t, cases, false):
		return byPrinted
	case tables && !*update: // only the list asks whether something stronger notices as well
		return byTables
	case confirmingTestsFail(t, folder):
		return byPrinted
	case tables || casesFail(t, cases, true):
		return byTables
	}
	return byNothing
}

// contradicted reports whether the sources print something else than a change says, in words that are quoted or in the
// cells of a table.
func (w watchers) contradicted(t *testing.T, c change) (words, tables bool) {
	t.Helper()
	changed := c.changed()
	for _, p := range w.printed[c.sheet.cell(c.row, "series")] {
		for _, column := range p.differences(t, changed, p.row) {
			tables = true
			words = words || slices.Contains(p.words, column)
		}
	}
	return words, tables
}

// casesFail reports whether one of the cases fails, those that are drawn or the others.
func casesFail(t *testing.T, cases []watched, drawn bool) bool {
	t.Helper()
	for _, one := range cases {
		if one.drawn != drawn {
			continue
		}
		text, err := json.Marshal([]scenario.Case{one.Case})
		require.NoError(t, err)
		results, err := scenario.Check(text)
		require.NoError(t, err)
		if results[0].Outcome == scenario.Failed {
			return true
		}
	}
	return false
}

// A process that runs the confirming tests answers from the folder it is told.
func init() {
	if folder := os.Getenv(changeVariable); folder != "" {
		if err := guangzhou.Use(os.DirFS(folder)); err != nil {
			panic(err)
		}
	}
}

// confirmingTestsFail runs the confirming tests with a change, in a process of their own.
func confirmingTestsFail(t *testing.T, folder fstest.MapFS) bool {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, folder))
	cmd := exec.Command(os.Args[0], "-test.failfast", "-test.run", "^("+strings.Join(confirming, "|")+")$")
	cmd.Env = append(os.Environ(), changeVariable+"="+dir)
	return cmd.Run() != nil
}

// listing is the line of docs/UNCONFIRMED.md that would list a change.
func listing(c change) string {
	return fmt.Sprintf("%s | %s | %s", c.sheet.cell(c.row, "series"),
		strings.TrimSuffix(c.sheet.cell(c.row, "from")+" to "+c.sheet.cell(c.row, "to"), " to "), c.what)
}

// readUnconfirmed reads the list.
func readUnconfirmed(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(unconfirmedFile)
	require.NoError(t, err)
	out := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 4 || strings.Contains(cells[0], "series") || strings.Contains(cells[0], "---") {
			continue
		}
		for what := range strings.FieldsSeq(cells[3]) {
			out[strings.TrimSpace(cells[0])+" | "+strings.TrimSpace(cells[1])+" | "+what] = true
		}
	}
	return out
}

const unconfirmedHead = `# Figures that nothing independent confirms

Each figure of guangzhou/figures was changed, one at a time: its value by one unit of its last place, its dates by a
month, each of its flags left out. The table says what noticed the changes, each counted where the strongest of these
notices it:

- **reader**: the files are refused, most often because the words quoted from the document do not hold the value;
- **printed**: the quoted words of a source, a text of the law, an amount printed somewhere, arithmetic of a decree: a
  case file, a test with a want of its own, or a line of oracle/confirmed.csv whose cell stands in such words;
- **tables**: only a table of oracle/evidence or the digest of notices, compared line by line by oracle/confirmed.csv,
  or a case drawn by the oracle, which takes its dated figures from these tables and its rules from the texts. The
  tables were collected without guangzhou/figures and no script of oracle reads those files, so a slip of the pen here
  shows. But the figures were taken from the tables: what is misread there is wrong in both, and only something printed
  would show it.

Below is what nothing notices, and what only a table holds: the research still to do. Copies of the figures do not
count: the golden files, the dated answers of scenario, the tables of the README. The slips of oracle come from the same
tables of evidence and are not asked again.

A test writes this page: ` + "`go test ./guangzhou -run TestFiguresAreConfirmed -confirm -timeout 1h -update`" + `.

`

// writeUnconfirmed writes what notices how many changes, the rows of which a change is not noticed, and the values that
// only a table of evidence holds.
func writeUnconfirmed(t *testing.T, noticed map[string][]change) {
	t.Helper()
	var out bytes.Buffer
	out.WriteString(unconfirmedHead + "| changed | changes | noticed | reader | printed | tables | nothing |\n" +
		"|---|---|---|---|---|---|---|\n")
	for _, what := range []string{"value", "from", "to", "issued", "flags"} {
		var n []int
		count := 0
		for _, by := range []string{byReader, byPrinted, byTables, byNothing} {
			of := len(slices.DeleteFunc(slices.Clone(noticed[by]), func(c change) bool { return c.what != what }))
			n = append(n, of)
			count += of
		}
		fmt.Fprintf(&out, "| %s | %d | %d %% | %d | %d | %d | %d |\n", what, count,
			100*(count-n[3])/max(1, count), n[0], n[1], n[2], n[3])
	}
	out.WriteString("\n## Noticed by nothing\n\n| series | months | value | unconfirmed |\n|---|---|---|---|\n")
	for _, row := range rowsOfChanges(noticed[byNothing]) {
		series, months, _ := strings.Cut(listing(row[0]), " | ")
		months, _, _ = strings.Cut(months, " | ")
		var what []string
		for _, c := range row {
			if !slices.Contains(what, c.what) {
				what = append(what, c.what)
			}
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", series, months, row[0].sheet.cell(row[0].row, "value"),
			strings.Join(what, " "))
	}
	out.WriteString(tablesOnlyHead)
	last := ""
	for _, row := range rowsOfChanges(noticed[byTables]) {
		if !slices.ContainsFunc(row, func(c change) bool { return c.what == "value" }) {
			continue
		}
		series, from := row[0].sheet.cell(row[0].row, "series"), row[0].sheet.cell(row[0].row, "from")
		if series != last {
			fmt.Fprintf(&out, "\n- %s:", series)
			last = series
		}
		fmt.Fprintf(&out, " %s", from)
	}
	out.WriteString("\n")
	require.NoError(t, os.WriteFile(unconfirmedFile, out.Bytes(), 0o644))
}

const tablesOnlyHead = `
## Values that only a table of evidence holds

By the first month of their rows. Their source is named in the table, and no words of it are quoted that hold the value.
`

// rowsOfChanges are the changes of each row together, in the order of the files.
func rowsOfChanges(changes []change) (out [][]change) {
	for i, c := range changes {
		if i == 0 || changes[i-1].sheet != c.sheet || changes[i-1].row != c.row {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], c)
	}
	return out
}
