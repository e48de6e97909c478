package rulecalls

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// file writes a case file and returns its path.
func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cases.json")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

const (
	good = `{"id":"A","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":{"least":"13"},` +
		`"source":"13 %","grade":"A"}`
	bad = `{"id":"B","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":{"least":"14"},` +
		`"source":"wrong on purpose","grade":"A"}`
	surprise = `{"id":"C","rule":"housing.land_revenue","in":{"net_revenue":"-1"},"want":{"least":"14"},` +
		`"source":"wrong on purpose","grade":"A"}`
	absent = `{"id":"D","rule":"housing.castle","in":{},"want":{},"source":"none","grade":"A"}`
)

func TestFiles(t *testing.T) {
	for _, c := range []struct {
		name string

		cases  []string
		status int
		says   []string
	}{
		{"all pass", []string{good}, 0, []string{"1 passed, 0 failed, 0 not built\n"}},
		{"one differs", []string{good, bad}, 1,
			[]string{`B housing.land_revenue least: got "13.00", want "14"`, "1 passed, 1 failed, 0 not built\n"}},
		{"an error", []string{surprise}, 1,
			[]string{"C housing.land_revenue answer: got error out_of_range", "0 passed, 1 failed, 0 not built\n"}},
		{"a rule absent", []string{good, absent}, 1,
			[]string{"D housing.castle: not built", "1 passed, 0 failed, 1 not built\n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			status := Run([]string{file(t, "["+strings.Join(c.cases, ",")+"]")}, nil, &out, &errs)
			assert.Equal(t, c.status, status, out.String())
			for _, says := range c.says {
				assert.Contains(t, out.String(), says)
			}
			assert.Empty(t, errs.String())
		})
	}
}

func TestFilesInChinese(t *testing.T) {
	path := file(t, "["+strings.Join([]string{good, bad, surprise, absent}, ",")+"]")
	var out, errs bytes.Buffer
	assert.Equal(t, 1, Run([]string{"-lang", "zh", path}, nil, &out, &errs))
	assert.Contains(t, out.String(), "B housing.land_revenue least：得到 \"13.00\"，应为 \"14\"\n")
	assert.Contains(t, out.String(), "1 个通过，2 个不符，1 个没有这条规则\n")
	chinesetest.Check(t, out.String(), good, absent, "answer")
	assert.Empty(t, errs.String())
}

func TestFilesThatCannotBeRead(t *testing.T) {
	for name, path := range map[string]string{"no such file": filepath.Join(t.TempDir(), "none.json"),
		"not an array": file(t, `{}`)} {
		var out, errs bytes.Buffer
		assert.Equal(t, 2, Run([]string{path}, nil, &out, &errs), name)
		assert.Contains(t, errs.String(), path)
	}
	var out, errs bytes.Buffer
	assert.Equal(t, 2, Run(nil, nil, &out, &errs))
	assert.Contains(t, errs.String(), "usage: scenario FILE...")
}

func TestCall(t *testing.T) {
	var out bytes.Buffer
	assert.Equal(t, 0,
		Run([]string{"-call", "housing.land_revenue"}, strings.NewReader(`{"net_revenue":"100"}`), &out, &out))
	assert.JSONEq(t, `{"least":"13.00","modality":"at_least"}`, out.String())
	out.Reset()
	assert.Equal(t, 1, Run([]string{"-call", "housing.land_revenue"}, strings.NewReader(`{}`), &out, &out))
	assert.JSONEq(t, `{"error":{"code":"missing_field","message":"housing: net_revenue is missing; pass it",
		"errors":[{"code":"missing_field","area":"housing","field":"net_revenue","reason":"is missing",
		"do":"pass it"}]}}`, out.String())
}

// TestExampleRuns: what -example prints, -call computes.
func TestExampleRuns(t *testing.T) {
	var example, out bytes.Buffer
	require.Equal(t, 0, Run([]string{"-example", "housing.land_revenue"}, nil, &example, &example))
	assert.JSONEq(t, `{"net_revenue":"1000000000","allocated":"100000000"}`, example.String(),
		"the input and nothing else")
	require.Equal(t, 0, Run([]string{"-call", "housing.land_revenue"}, &example, &out, &out))
	assert.JSONEq(t, `{"least":"130000000.00","modality":"at_least","shortfall":"30000000.00"}`, out.String())
}

func TestSchema(t *testing.T) {
	for _, c := range []struct {
		name, flag, rule string
		status           int
		says             string
	}{
		{"the schema of a declared rule", "-schema", "housing.land_revenue", 0, `"x-maximum": "1000000000000000"`},
		{"an example of an unknown rule", "-example", "housing.castle", 1, `"code": "unknown_rule"`},
		{"an unknown rule", "-schema", "housing.castle", 1, `"code": "unknown_rule"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			assert.Equal(t, c.status, Run([]string{c.flag, c.rule}, nil, &out, &out))
			assert.Contains(t, out.String(), c.says)
		})
	}
}

// TestOpenAPI: the document has a path for every rule that -rules lists.
func TestOpenAPI(t *testing.T) {
	var out, rules bytes.Buffer
	assert.Equal(t, 0, Run([]string{"-openapi"}, nil, &out, &out))
	assert.Equal(t, 0, Run([]string{"-rules"}, nil, &rules, &rules))
	var document struct{ Paths map[string]json.RawMessage }
	require.NoError(t, json.Unmarshal(out.Bytes(), &document))
	names := regexp.MustCompile(`(?m)^\S+`).FindAllString(rules.String(), -1)
	assert.Len(t, document.Paths, len(names))
	for _, name := range names {
		assert.Contains(t, document.Paths, "/v1/rules/"+name)
	}
}

func TestStream(t *testing.T) {
	const land = `{"rule":"housing.land_revenue","in":{"net_revenue":"100"}}` + "\n"
	for _, c := range []struct {
		name, in string
		status   int
		want     string
	}{
		{"all answer", land + "\n" + land, 0, strings.Repeat(`{"least":"13.00","modality":"at_least"}`+"\n", 2)},
		{"one line fails", `{"rule":"housing.land_revenue","in":{}}`, 1, `{"error":{"code":"missing_field",` +
			`"message":"housing: net_revenue is missing; pass it","line":1,` +
			`"errors":[{"code":"missing_field","area":"housing","field":"net_revenue","reason":"is missing",` +
			`"do":"pass it"}]}}` + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			assert.Equal(t, c.status, Run([]string{"-stream"}, strings.NewReader(c.in), &out, &out))
			assert.Equal(t, c.want, out.String())
		})
	}
}

func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
	}{
		{"two things at once", []string{"-rules", "-stream"}},
		{"a file and a call", []string{"-call", "housing.land_revenue", "file.json"}},
		{"an unknown language", []string{"-rules", "-lang", "fr"}},
		{"two documents at once", []string{"-openapi", "-schema", "housing.land_revenue"}},
		{"an unknown flag", []string{"-castle"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			assert.Equal(t, 2, Run(c.args, nil, &out, &errs))
			assert.Contains(t, errs.String(), "usage: scenario FILE...")
			assert.Empty(t, out.String())
		})
	}
}

// A source says in Chinese whatever it says in English; names of rules and fields stay as they are.
func TestSourcesInChinese(t *testing.T) {
	names := regexp.MustCompile(`pension\.unify_rates|city_limits`)
	english := regexp.MustCompile(`[A-Za-z]{2,}`)
	for _, r := range scenario.Rules() {
		source := SourceIn(r.Source, rule.Chinese)
		assert.NotRegexp(t, english, names.ReplaceAllString(source, ""), r.Name)
		assert.Equal(t, r.Source, SourceIn(r.Source, rule.English))
	}
	for _, c := range []struct{ name, source, want string }{
		{name: "articles", source: "社会保险法 art. 10-12, 23; 住房公积金管理条例 art. 9(3)",
			want: "社会保险法 第10-12、23条；住房公积金管理条例 第9(3)条"},
		{name: "notices", source: "中国人民银行 notices of 2022-09-30, 2024-05-17 and 2025-05-08; 广州住房公积金贷款额度通知 of 2024-04",
			want: "中国人民银行 2022-09-30、2024-05-17、2025-05-08 通知；广州住房公积金贷款额度通知 (2024-04)"},
		{name: "a form", source: "正常工资薪金所得: the columns of the form", want: "正常工资薪金所得申报表的列"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, SourceIn(c.source, rule.Chinese)) })
	}
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says []string
	}{
		{"English", []string{"-rules"}, []string{"\npayroll.slip  ",
			"\nhousing.land_revenue  the least part of net land revenue",
			"\n    notice clause 2.5a; source: the city's 2014 notice"}},
		{"Chinese", []string{"-rules", "-lang", "zh"}, []string{"\nhousing.land_revenue  土地出让净收益用于公共租赁住房的最低额",
			"\n    通知条款 2.5a；依据：2014 年市通知；穗府办规〔2024〕13号 第18条 (10 %)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			assert.Equal(t, 0, Run(c.args, nil, &out, &out))
			for _, says := range c.says {
				assert.Contains(t, out.String(), says)
			}
		})
	}
}
