package household

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/sheettest"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// described is the description of a household, of which each value that holds no others may be another one.
type described struct {
	tree   any
	leaves []*leaf
	fields *regexp.Regexp // what a reason names
	was    answers
}

// leaf is such a value, with its path.
type leaf struct {
	path, key string
	value     any
	put       func(any)
	drop      func()
	like      []string // the texts of the leaves of its name
	beside    []string // the texts of its object
}

func describedIn(t testing.TB, text string) *described {
	t.Helper()
	d := &described{was: answersOf(evaluated(t, text))}
	reader := json.NewDecoder(strings.NewReader(text))
	reader.UseNumber()
	require.NoError(t, reader.Decode(&d.tree))
	d.find("", "", d.tree, nil, nil)
	names := []string{"age"}
	for _, at := range d.leaves {
		names = append(names, at.key)
		for _, other := range d.leaves {
			text, isText := other.value.(string)
			if isText && other.key == at.key {
				at.like = append(at.like, text)
			}
			if isText && parentOf(other.path) == parentOf(at.path) {
				at.beside = append(at.beside, text)
			}
		}
	}
	d.fields = regexp.MustCompile(`(^|\W)(` + strings.Join(names, "|") + `)(\W|$)`)
	return d
}

// parentOf is the path of what holds a value.
func parentOf(path string) string { return path[:max(0, strings.LastIndexAny(path, ".["))] }

// holderOf is what the paths begin with of the fields that a value may contradict: those of the same object, or list;
// of every member where it is a member's own or the month.
func holderOf(path string) string {
	holder := parentOf(path)
	if list, isItem := strings.CutSuffix(holder, "]"); isItem {
		holder = list[:strings.LastIndex(list, "[")]
	}
	return cmp.Or(holder, "members")
}

// find notes the leaves, in the order of their names.
func (d *described) find(path, key string, v any, put func(any), drop func()) {
	switch v := v.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			d.find(strings.TrimPrefix(path+"."+name, "."), name, v[name], func(x any) { v[name] = x },
				func() { delete(v, name) })
		}
	case []any:
		for i := range v {
			put := func(x any) { v[i] = x }
			d.find(path+"["+strconv.Itoa(i)+"]", key, v[i], put, func() { put(nil) })
		}
	default:
		d.leaves = append(d.leaves, &leaf{path: path, key: key, value: v, put: put, drop: drop})
	}
}

// text is the description with another value of a leaf; absent leaves it out.
func (d *described) text(t *testing.T, at *leaf, value any) []byte {
	t.Helper()
	at.put(value)
	if value == (absent{}) {
		at.drop()
	}
	defer at.put(at.value)
	return written(t, d.tree)
}

// written is a value as JSON, with its signs as they are.
func written(t *testing.T, value any) []byte {
	t.Helper()
	var out bytes.Buffer
	w := json.NewEncoder(&out)
	w.SetEscapeHTML(false)
	require.NoError(t, w.Encode(value))
	return bytes.TrimSpace(out.Bytes())
}

// absent is the value of a leaf that is left out.
type absent struct{}

// other is what a leaf may be instead: nothing, a value of another sort, or another one of its sort.
func (l *leaf) other(how uint8, by int64) any {
	switch how % 16 {
	case 14:
		sorts := []any{nil, true, json.Number("1"), "1", []any{}, map[string]any{}, json.Number("1e400"),
			json.Number("-0.5")}
		return sorts[uint64(by)%uint64(len(sorts))]
	case 15:
		return absent{}
	}
	switch value := l.value.(type) {
	case bool:
		return !value
	case json.Number:
		n, _ := new(big.Int).SetString(string(value), 10)
		all := []*big.Int{new(big.Int).Add(n, big.NewInt(by%64)), new(big.Int).Neg(n),
			new(big.Int).Mul(n, big.NewInt(10)), big.NewInt(by)}
		return json.Number(all[how%4].String())
	}
	return sheettest.Change{How: how, By: by}.Of(l.value.(string), l.like, l.beside)
}

// FuzzHouseholdValues changes a value of a household that is answered: of a member's own section the others' answers
// stay what they are, and the cash is the sum of what is printed; or the description, or a benefit, is refused with the
// field.
func FuzzHouseholdValues(f *testing.F) {
	all := []*described{describedIn(f, string(demoHousehold)), describedIn(f, every(f))}
	for i := range 64 {
		f.Add(uint8(i), uint16(i*7), uint8(i), int64(i*i))
	}
	f.Fuzz(func(t *testing.T, which uint8, place uint16, how uint8, by int64) {
		d := all[int(which)%len(all)]
		at := d.leaves[int(place)%len(d.leaves)]
		d.check(t, at, at.other(how, by), by%16 == 0)
	})
}

// check asks a description with another value of a leaf; running the program on one that can be read takes long.
func (d *described) check(t *testing.T, at *leaf, value any, running bool) {
	t.Helper()
	text := d.text(t, at, value)
	what := fmt.Sprintf("%s is %#.80v, was %v", at.path, value, at.value)
	h, err := readHousehold(text)
	if err != nil {
		assertRefused(t, string(text), at, value, what)
		return
	}
	r := evaluate(h)
	for _, x := range r.all() {
		assertWhole(t, x, what)
		if x.state == unusable {
			d.assertNamed(t, x, value, what)
		}
	}
	checkCash(t, r, what)
	checkOthers(t, d.was, answersOf(r), at, value, what)
	if running {
		checkRun(t, string(text), r, what)
	}
}

// checkRun runs the program on a description that can be read.
func checkRun(t *testing.T, text string, r *report, what string) {
	t.Helper()
	want, err := r.json(rule.Chinese)
	require.NoError(t, err)
	status, printed, told := runWith(t, text, "-in", "-", "-json", "-lang", "zh")
	require.Equal(t, want, printed, what)
	require.Empty(t, told, what)
	require.Equal(t, r.clean(), status == program.AllGood, what)
	require.Contains(t, []int{program.AllGood, program.SomeRefused}, status, what)
}

// assertRefused runs the program on a description that cannot be read: it says so in both languages, with the field and
// its value as it stands there, or with the field that it now contradicts.
func assertRefused(t *testing.T, text string, at *leaf, value any, what string) {
	t.Helper()
	for lang, name := range []string{rule.English: "en", rule.Chinese: "zh"} {
		status, printed, told := runWith(t, text, "-in", "-", "-lang", name)
		require.Equal(t, program.CannotRun, status, what)
		require.Empty(t, printed, what)
		contradicts := strings.Contains(told, holderOf(at.path))
		require.True(t, contradicts || names(t, told, at, value, rule.Language(lang)), "%s: %s", what, told)
		if lang == int(rule.Chinese) {
			chinesetest.Check(t, regexp.MustCompile(`可选：[\w, ]+`).ReplaceAllString(told, ""), text, at.path)
		}
	}
}

// names reports whether a leaf is named with its value.
func names(t *testing.T, told string, at *leaf, value any, lang rule.Language) bool {
	t.Helper()
	texts := []string{string(written(t, value))}
	if text, ok := value.(string); ok {
		texts = append(texts, text)
	}
	if value == (absent{}) {
		texts = []string{""}
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		return strings.Contains(told, " "+(&rule.FieldError{Field: at.path, Value: text}).In(lang))
	})
}

// assertNamed looks for a field of the description, or the value that was changed, in the reasons of a benefit that is
// refused: what contradicts another field may be said of that one, and of a birth the age.
func (d *described) assertNamed(t *testing.T, x result, value any, what string) {
	t.Helper()
	is := fmt.Sprint(value)
	says := func(why text) bool {
		return is != "" && strings.Contains(why.en, is) && strings.Contains(why.zh, is) ||
			d.fields.MatchString(why.en) && d.fields.MatchString(why.zh)
	}
	require.True(t, slices.ContainsFunc(x.answer.reasons, says), "%s: %s %v", what, x.id, x.answer.reasons)
}

// answers are those of the JSON, by the members and of the household.
type answers struct {
	members []string
	whole   string
}

func answersOf(r *report) answers {
	text := func(list []result) string {
		j := &jsonWriter{lang: rule.English}
		j.results(list)
		return j.String()
	}
	out := answers{whole: text(r.whole)}
	for _, m := range r.members {
		out.members = append(out.members, text(m.list))
	}
	return out
}

// checkCash adds up the cash of the month as it is printed.
func checkCash(t *testing.T, r *report, what string) {
	t.Helper()
	sum, parts, month := decimal.Decimal{}, 0, r.Month.String()
	for _, x := range r.all() {
		printed := jsonOf(x, rule.English)
		if printed.Kind == monthlyCash && printed.From != "" && printed.From <= month &&
			(printed.Until == "" || month <= printed.Until) {
			sum, parts = sum.Add(tabletest.Dec(t, printed.Amount)), parts+1
		}
	}
	require.Equal(t, sum.StringFixed(2), r.cash.sum.StringFixed(2), what)
	require.Equal(t, parts, r.cash.parts, what)
}

// checkOthers compares the answers of the members whose description is as it was; all of them where the value is.
func checkOthers(t *testing.T, was, is answers, at *leaf, value any, what string) {
	t.Helper()
	if value == at.value {
		require.Equal(t, was, is, what)
	}
	section := regexp.MustCompile(`^members\[(\d+)\]\.\w+\.`).FindStringSubmatch(at.path)
	if section == nil {
		return
	}
	for i := range was.members {
		require.True(t, strconv.Itoa(i) == section[1] || was.members[i] == is.members[i], what)
	}
}
