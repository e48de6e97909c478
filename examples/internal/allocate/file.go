package allocate

import (
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// file is a list of the tax client and what it is of.
type file struct {
	path string
	bill.Column
	byName bool // its name says what it is of
}

// naming is a value and what a name has for it.
type naming[T any] struct {
	value T
	words []string
}

// namesOf are what a name has for each of some values: their names, with a hyphen for an underscore too, and the others
// people use.
func namesOf[T any](options []cell.Option[T]) []naming[T] {
	var all []naming[T]
	for _, o := range options {
		words := append([]string{o.English, strings.ReplaceAll(o.English, "_", "-"), o.Chinese}, o.Also...)
		all = append(all, naming[T]{o.Value, words})
	}
	return all
}

// insurances are what a name has for each insurance. Those of the illness supplement are looked for first: 大额医疗 has
// the word of medical insurance in it. The provident fund has a flag of its own.
func insurances() []naming[rule.Scheme] {
	var first, others []naming[rule.Scheme]
	for _, n := range namesOf(cell.Schemes()) {
		switch n.value {
		case rule.IllnessSupplement:
			first = append(first, n)
		case rule.Housing:
		default:
			others = append(others, n)
		}
	}
	return append(first, others...)
}

// columnsIn are the schemes and payers that a text names.
func columnsIn(text string) (schemes []rule.Scheme, payers []rule.Payer) {
	text = strings.ToLower(text)
	// One item with maternity insurance is a list of medical insurance.
	text = regexp.MustCompile(`[(（]?含生育(保险)?[)）]?`).ReplaceAllString(text, "")
	for _, insurance := range insurances() {
		for _, word := range insurance.words {
			if strings.Contains(text, word) {
				text = strings.ReplaceAll(text, word, " ")
				if !slices.Contains(schemes, insurance.value) {
					schemes = append(schemes, insurance.value)
				}
			}
		}
	}
	for _, payer := range namesOf(cell.Payers()) {
		if slices.ContainsFunc(payer.words, func(word string) bool { return strings.Contains(text, word) }) {
			payers = append(payers, payer.value)
		}
	}
	if len(payers) == 0 && len(schemes) == 1 && ofEmployerAlone(schemes[0]) {
		payers = []rule.Payer{rule.Employer}
	}
	return schemes, payers
}

// ofEmployerAlone reports whether employees pay nothing into a scheme (社会保险法 art. 33, 53).
func ofEmployerAlone(s rule.Scheme) bool {
	return s == rule.Maternity || s == rule.Injury || s == rule.IllnessSupplement
}

// fileOf reads one value of -detail, of a run of a month.
func fileOf(text string, month rule.Month) (file, error) {
	key, path, keyed := strings.Cut(text, "=")
	if !keyed || !strings.ContainsAny(key, ":：") {
		key, path, keyed = filepath.Base(text), text, false
	}
	f := file{path: path, byName: !keyed}
	if path == "" {
		return f, program.Errorf("%q names no file; write %s", "%q 没有文件名；请写作 %s", text, rule.Say(
			"pension:employee=FILE", "养老:个人=文件"))
	}
	schemes, payers := columnsIn(key)
	if len(schemes) != 1 || len(payers) != 1 {
		return f, notOneColumn(text, path, keyed)
	}
	f.Scheme, f.Payer = schemes[0], payers[0]
	if f.Payer == rule.Employee && ofEmployerAlone(f.Scheme) {
		return f, program.Errorf("%s: employees pay nothing into %s; say whose list it is", "%s：个人不缴 %s；请说明是什么清册", text,
			schemeText(f.Scheme))
	}
	if of, named := monthIn(filepath.Base(path)); named && f.byName && of != month && !month.IsZero() {
		return f, program.Errorf("%s is of %s by its name, and the run is of %s; pass the list of that month, or say "+
			"what it is with scheme:payer=FILE", "%s 的文件名是 %s 的，本次计算 %s；请给出该月的清册，或用 险种:缴费方=文件 说明", path, of, month)
	}
	return f, nil
}

// notOneColumn is the error of a text that does not say what a list is of.
func notOneColumn(text, path string, keyed bool) error {
	names := rule.Say("pension, medical, maternity, unemployment, injury or illness_supplement",
		"养老、医疗、生育、失业、工伤 或 重大疾病")
	if keyed {
		return program.Errorf("%q does not name one insurance and one payer; write scheme:payer=FILE with %s, and "+
			"employee or employer", "%q 没有写明一个险种和一个缴费方；请写作 险种:缴费方=文件，险种为%s，缴费方为 个人 或 单位", text, names)
	}
	return program.Errorf("the name of %[1]s does not say of one insurance and one payer; write "+
		"-detail scheme:payer=%[1]s with %[2]s, and employee or employer",
		"%[1]s 的文件名看不出是哪一个险种、个人还是单位；请写作 -detail 险种:缴费方=%[1]s，险种为%[2]s，缴费方为 个人 或 单位", path, names)
}

// monthIn finds a month in a name, such as 2025-08, 202508 or 2025年8月.
func monthIn(name string) (rule.Month, bool) {
	month := regexp.MustCompile(`(?:^|[^0-9])(20[0-9]{2})[-_.年]?(0[1-9]|1[0-2]|[1-9]月)(?:[^0-9]|$)`)
	found := month.FindStringSubmatch(name)
	if found == nil {
		return rule.Month{}, false
	}
	number := strings.TrimSuffix(found[2], "月")
	m, err := rule.ParseMonth(found[1] + "-" + strings.Repeat("0", 2-len(number)) + number)
	return m, err == nil
}

// onceEach refuses two lists of one scheme and payer.
func onceEach(files []file) error {
	var errs []error
	for i, f := range files {
		for _, other := range files[:i] {
			if f.Column == other.Column && f.Scheme != 0 && f.Payer != 0 {
				errs = append(errs, program.Errorf("-detail: %s and %s are both of %s; each list is given once",
					"-detail：%s 和 %s 都是%s；每份清册只给一次", other.path, f.path, columnText(f.Column)))
			}
		}
	}
	return errors.Join(errs...)
}

// schemeText is the name of a scheme.
func schemeText(s rule.Scheme) rule.Text {
	return rule.Say(page.Scheme(s, rule.English), s.Chinese())
}

// columnText is the name of a scheme and a payer.
func columnText(c bill.Column) rule.Text {
	return rule.Say(page.Scheme(c.Scheme, rule.English)+", "+c.Payer.String(),
		c.Scheme.Chinese()+"（"+c.Payer.Chinese()+"）")
}
