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
}

const (
	unconfirmedFile = "../docs/UNCONFIRMED.md"
	changeVariable  = "SHEBAO_FIGURES" // a folder of figures for a process that runs the confirming tests
)

// TestFiguresAreConfirmed changes figures one at a time: every value by one unit, every date by a month, every flag.
// What neither a case file nor a confirming test notices must be in docs/UNCONFIRMED.md, which is the research still to
// do. It takes minutes, so it runs when asked:
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
	cases := casesOf(t)
	defer func() { require.NoError(t, guangzhou.Use(nil)) }()
	unnoticed := map[string][]string{}
	for _, c := range sampled(all) {
		if !noticed(t, c, cases, sheets, sources) {
			unnoticed[listing(c)] = append(unnoticed[listing(c)], c.words)
		}
	}
	if *update {
		writeUnconfirmed(t, all, unnoticed)
		return
	}
	for line, words := range unnoticed {
		assert.True(t, listed[line], "nothing notices %s: %v; add a case with its source, or list it", line, words)
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

// readers are the cases whose answers come from a series.
type readers struct {
	cases  []scenario.Case
	answer []string
	of     map[string][]scenario.Case
}

// casesOf are all cases of the case files that are right with the figures as they are.
func casesOf(t *testing.T) *readers {
	t.Helper()
	out := &readers{of: map[string][]scenario.Case{}}
	files, err := filepath.Glob("../scenario/testdata/*/*.json")
	require.NoError(t, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var cases []scenario.Case
		require.NoError(t, json.Unmarshal(text, &cases))
		out.cases = append(out.cases, cases...)
	}
	for _, c := range out.cases {
		out.answer = append(out.answer, answerOf(c))
	}
	return out
}

func answerOf(c scenario.Case) string {
	out, err := scenario.Call(c.Rule, c.In)
	return fmt.Sprint(string(out), err)
}

// reading are the cases whose answer is another one without a series.
func (r *readers) reading(t *testing.T, s *sheet, series string, sheets []*sheet, sources []byte) []scenario.Case {
	t.Helper()
	if found, known := r.of[series]; known {
		return found
	}
	r.of[series] = r.cases
	without := change{sheet: s, drop: series}
	if guangzhou.Use(without.folder(t, sheets, sources)) != nil {
		return r.cases
	}
	var found []scenario.Case
	for i, c := range r.cases {
		if answerOf(c) != r.answer[i] {
			found = append(found, c)
		}
	}
	r.of[series] = found
	return found
}

// noticed reports whether the reader of figures refuses a change, such as a value that is not in the words that are
// quoted, or a case or a confirming test fails.
func noticed(t *testing.T, c change, r *readers, sheets []*sheet, sources []byte) bool {
	t.Helper()
	folder := c.folder(t, sheets, sources)
	cases := r.reading(t, c.sheet, c.sheet.cell(c.row, "series"), sheets, sources)
	if guangzhou.Use(folder) != nil {
		return true
	}
	for _, one := range cases {
		text, err := json.Marshal([]scenario.Case{one})
		require.NoError(t, err)
		results, err := scenario.Check(text)
		require.NoError(t, err)
		if results[0].Outcome == scenario.Failed {
			return true
		}
	}
	return confirmingTestsFail(t, folder)
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
month, each of its flags left out. Below is what no case file and no test with a want of its own noticed: neither a
printed amount, nor a table of an authority, nor arithmetic of a decree holds it in its place. It is the research still
to do. Copies of the figures do not count: the slips of oracle, the golden files, the tables of the README.

A test writes this page: ` + "`go test ./guangzhou -run TestFiguresAreConfirmed -confirm -timeout 1h -update`" + `.

`

// writeUnconfirmed writes the list, a line for each row of figures.
func writeUnconfirmed(t *testing.T, all []change, unnoticed map[string][]string) {
	t.Helper()
	kinds, missed := map[string]int{}, map[string]int{}
	var lines []string
	for _, c := range all {
		kinds[c.what]++
	}
	for i := 0; i < len(all); {
		c, end := all[i], i
		var what []string
		for ; end < len(all) && all[end].title() == c.title() && all[end].sheet == c.sheet; end++ {
			words, found := unnoticed[listing(all[end])]
			if found && slices.Contains(words, all[end].words) {
				missed[all[end].what]++
			}
			if found && !slices.Contains(what, all[end].what) {
				what = append(what, all[end].what)
			}
		}
		if len(what) > 0 {
			row, _, _ := strings.Cut(strings.TrimPrefix(listing(c), c.sheet.cell(c.row, "series")+" | "), " | ")
			lines = append(lines, fmt.Sprintf("| %s | %s | %s | %s |\n", c.sheet.cell(c.row, "series"), row,
				c.sheet.cell(c.row, "value"), strings.Join(what, " ")))
		}
		i = end
	}
	var out bytes.Buffer
	out.WriteString(unconfirmedHead + "| changed | changes | noticed |\n|---|---|---|\n")
	for _, what := range []string{"value", "from", "to", "issued", "flags"} {
		share := 100 * (kinds[what] - missed[what]) / max(1, kinds[what])
		fmt.Fprintf(&out, "| %s | %d | %d %% |\n", what, kinds[what], share)
	}
	out.WriteString("\n| series | months | value | unconfirmed |\n|---|---|---|---|\n" + strings.Join(lines, ""))
	require.NoError(t, os.WriteFile(unconfirmedFile, out.Bytes(), 0o644))
}
