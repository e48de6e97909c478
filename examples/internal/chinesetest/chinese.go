// Package chinesetest checks for tests that a program which is asked for Chinese says nothing in English.
package chinesetest

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Check fails the test where a line of a text has English words that are no name: what a program says with -lang zh.
// The words of its input and of its arguments are names, as it repeats them.
func Check(t testing.TB, text string, input ...string) {
	t.Helper()
	names := word().FindAllString(strings.Join(input, " "), -1)
	for _, line := range strings.Split(text, "\n") {
		if words := englishWords(line, names); len(words) > 0 {
			t.Errorf("English words %q in the Chinese line:\n%s", words, line)
		}
	}
}

// Speech is what a program is asked to say in Chinese.
type Speech struct {
	Args  []string // of a run that gives a page
	Input string   // the text of its demo
	Once  string   // a pattern of what the page has in one language
}

// Program is a program as a function of its arguments and streams; it returns the exit status.
type Program func(args []string, stdin io.Reader, stdout, stderr io.Writer) int

// Check fails the test where a program says with -lang zh anything in English: its help, its page, and what is wrong
// with its flags and its input.
func (s Speech) Check(t *testing.T, run Program) {
	t.Helper()
	for _, c := range []struct {
		name, stdin string
		args        []string
	}{
		{name: "help", args: []string{"-h"}},
		{name: "page", args: s.Args},
		{name: "unknown flag", args: []string{"-castle"}},
		{name: "a flag without its value", args: []string{"-in"}},
		{name: "one argument too many", args: []string{"1", "2"}},
		{name: "no such file", args: []string{"-in", "none.csv"}},
		{name: "an empty file", args: []string{"-in", "-"}},
		{name: "a file of something else", args: []string{"-in", "-"}, stdin: "<html>\n\x00\xff,\"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs strings.Builder
			status := run(slices.Concat([]string{"-lang", "zh"}, c.args), strings.NewReader(c.stdin), &out, &errs)
			page := out.String()
			if s.Once != "" {
				page = regexp.MustCompile(s.Once).ReplaceAllString(page, "")
			}
			if page+errs.String() == "" {
				t.Errorf("nothing is said, status %d", status)
			}
			input := slices.Concat([]string{c.stdin, s.Input}, c.args)
			Check(t, page, input...)
			Check(t, errs.String(), input...)
		})
	}
}

// written are the forms of what may stand in a Chinese line: what is typed, opened or looked up as it is written.
func written() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`^[a-z]+(: | 的用法：(\w+ )?)`), // the program that says it
		// Who prints the other value of a disputed figure is written once, in the figures themselves.
		regexp.MustCompile(`tax bureau table of Foshan .* with 14( %)?`),
		regexp.MustCompile(`"en":"[^"]*"|"\w+":`),             // what JSON has in both languages
		regexp.MustCompile(`\w+ \([^)]*\p{Han}[^)]*\)`),       // a column and its Chinese name
		regexp.MustCompile(`https?://[!-~]+`),                 // addresses
		regexp.MustCompile(`"[^"\s]*"`),                       // a value as it was given
		regexp.MustCompile(`[\w.*-]*/[\w./*-]+`),              // paths
		regexp.MustCompile(`(^|[^\w-])--?[a-z][\w-]*(=\S+)?`), // flags
		regexp.MustCompile(`\.?\w+([._=-]\w+)+|\.(csv|json)`), // figures, rules, columns, files, name=value
		regexp.MustCompile(`\w+\[\d*\]`),                      // places of a list in JSON
		regexp.MustCompile(`\b[A-Za-z]*\d\w*`),                // ids and check sums
	}
}

// known are the words any program may say, as its user writes or reads them elsewhere.
func known() []string {
	return []string{
		"CSV", "JSON", "HTML", "html", "xlsx", "csv", "json", "jsonl", "svg", "UTF", "SQLite", "Schema", "OpenAPI",
		"MiB",                               // formats and units
		"LANG", "en", "zh", "true", "false", // settings
		"id", "wage", "salary", "dept", "cost", "center", "word", "month", "date", "grade", "scheme",
		"payer", "amount", "paid", "unpaid",
		"payroll", "figure",
		"series", "from", "to", "value", "source", "stdin", "input", // fields, and the input as a whole
		"members", "register", "parents", "incapacity", "annuity", "disability", "destitute", "orphan", "aid", "home",
		"economy",             // parts of a household
		"min", "max", "floor", // of formulas
		"CarryForward", "MinGrade", "Disputed", "disputed", // options of the library
		"pension", "medical", "maternity", "unemployment", "injury", "housing", "employee", "employer", // values
		"city", "onestop", "ownfigures", "payroll", "payrollyear", "pension", "retropaid", "scenario",
		"whatif",
		"enterprise", "social", "other", "state", "private", "small", "large", "yes", "transfer", "refuse", "ignore",
		"official", "corroborated", "reported", "provisional", "supplied", "unparsable",
	}
}

// englishWords are the words of a line that are no name.
func englishWords(line string, names []string) []string {
	for _, form := range written() {
		line = form.ReplaceAllString(line, " ")
	}
	return slices.DeleteFunc(word().FindAllString(line, -1), func(word string) bool {
		return slices.Contains(known(), word) || slices.Contains(names, word)
	})
}

// word is an English word.
func word() *regexp.Regexp { return regexp.MustCompile(`[A-Za-z]{2,}`) }
