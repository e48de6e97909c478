package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// TestFormOfEveryRule: the form of every rule, filled in from its example, is read back as an input that the rule
// answers as it answers the example. What the form adds are defaults, which change no answer.
func TestFormOfEveryRule(t *testing.T) {
	p := opened(t, "zh", "rules", desk())
	for _, r := range scenario.Rules() {
		t.Run(r.Name, func(t *testing.T) {
			declared, err := scenario.Declared(r.Name)
			require.NoError(t, err)
			want, err := declared.Call([]byte(declared.Example()))
			require.NoError(t, err)
			text, err := json.Marshal(r.Name)
			require.NoError(t, err)
			in := p.text(`(async (name) => {
				const { form } = await import("/page/lib/form.js");
				const { write } = await import("/page/lib/json.js");
				const rule = await (await fetch("/v1/rules/" + name)).json();
				return write(form(rule.input, rule.example).read());
			})(` + string(text) + `)`)
			got, err := declared.Call([]byte(in))
			require.NoError(t, err, in)
			assert.JSONEq(t, string(want), string(got))
		})
	}
}

// TestFieldsHaveNames: every field of every rule, however deep, is named in Chinese where an error is about it.
func TestFieldsHaveNames(t *testing.T) {
	p := opened(t, "zh", "rules", desk())
	var rules []string
	for _, r := range scenario.Rules() {
		rules = append(rules, r.Name)
	}
	text, err := json.Marshal(rules)
	require.NoError(t, err)
	assert.JSONEq(t, "[]", p.text(`(async (rules) => {
		const { named } = await import("/page/lib/path.js");
		const nameless = [];
		let fields = 0;
		const walk = (rule, root, schema, path) => {
			for (const one of schema.anyOf ?? []) walk(rule, root, one, path);
			if (schema.items) walk(rule, root, schema.items, path + "[0]");
			for (const [name, one] of Object.entries(schema.properties ?? {})) {
				const at = path === "" ? name : path + "." + name;
				fields++;
				if (!/\p{Script=Han}/u.test(named(root, at)?.split(" · ").pop() ?? "")) nameless.push(rule + " " + at);
				walk(rule, root, one, at);
			}
		};
		for (const name of rules) {
			const rule = await (await fetch("/v1/rules/" + name)).json();
			walk(name, rule.input, rule.input, "");
		}
		return JSON.stringify(fields > rules.length ? nameless : ["too few fields"]);
	})(`+string(text)+`)`))
}

// TestSentencesNameFields: an error of two fields, and one of a figure that an option helps with, name fields as the
// form does.
func TestSentencesNameFields(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "rules/collection.underdeclared", phone())
		p.types(field("month"), "")
		p.press(kb.Backspace, 1)
		p.click("#compute")
		p.shows(".state-error", said(lang, "须与 险种（默认养老） 同时填写", "and scheme go together"))
		p = opened(t, lang, "life", phone())
		p.fillLife()
		p.types(field("balance"), "1000")
		p.click("#compute")
		p.shows(".state-error", said(lang, "与 个人账户年初储存额（元） 应同时填写", "and balance go together"))
		p = opened(t, lang, "slip", phone())
		p.fillSlip()
		p.types(field("month"), "2026-07")
		p.shows(".state-error", said(lang, "可选用“沿用上期数值”，结果标为“暂沿用”", "the option Carry forward takes"))
		p.accessible()
	})
}

// TestFindRule: a rule is found by a word of its description, computed, and its answer shown in words and as JSON. 13 %
// of a million yuan is 130000.00.
func TestFindRule(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "rules", desk())
		p.types("#search", said(lang, "土地出让净收益", "land revenue"))
		p.until(`document.querySelectorAll(".rules a").length === 1`)
		p.click(".rules a")
		p.shows(".rule-title", said(lang, "土地出让净收益", "land revenue"))
		p.shows(".state-empty", said(lang, "已填入示例", "The example is filled in"))
		p.types(field("net_revenue"), "1000000")
		p.press(kb.Enter, 1)
		p.shows(".facts dd", "130,000.00")
		p.shows(".facts dd", said(lang, "不低于", "at least"))
		p.click(".json summary")
		p.shows(".json pre", `"least": "130000.00"`)
		p.accessible()
	})
}

// TestAnswerInOneLanguage: of a reason that is there in both languages the page shows its own, and a rate as people
// read it.
func TestAnswerInOneLanguage(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "rules/housing.loan_terms", desk())
		p.click("#compute")
		p.shows("#answer dd", "2.6%")
		p.shows("#answer td", said(lang, "来源有争议：700000", "is disputed: 700000"))
		assert.Equal(t, "2", p.nodes("#answer th"))
		p.shows("#answer dd", said(lang, "公积金贷款利率公开数据表", "loan rates"))
		p.accessible()
	})
}

// TestNamesOfMaps: what an answer lists by the words of an enumeration is named in Chinese, and what is typed by name
// has a name and a value.
func TestNamesOfMaps(t *testing.T) {
	p := opened(t, "zh", "rules/payroll.reconcile", desk())
	p.click("#compute")
	p.shows("#answer h3", "一致")
	p = opened(t, "zh", "rules/payroll.retro", desk())
	p.shows(`[data-field="value"] label`, "数值")
}

// TestRuleErrors: every error of an input is said at its field, also of one in a list and of one behind a heading.
func TestRuleErrors(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "rules/housing.land_revenue", desk())
		p.types(field("net_revenue"), "-1")
		p.types(field("allocated"), "x")
		p.click("#compute")
		p.until(`document.querySelectorAll('[aria-invalid="true"]').length === 2`)
		p.shows(`[data-field="net_revenue"] .fault`, said(lang, "小于 0", "is below 0"))
		assert.Equal(t, "net_revenue", p.text(`document.activeElement.name`))
		p.accessible()
	})
}

// TestNothingFound: a search without a result says so, and a rule that is none as well.
func TestNothingFound(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "rules", phone())
		p.types("#search", "castle")
		p.shows(".state-empty", said(lang, "没有符合的规则", "No rule fits"))
		none := opened(t, lang, "rules/castle", phone())
		none.shows(".state-error", "castle")
	})
}

// TestToken: a server that asks for a token still gives the page, which asks for it and then answers.
func TestToken(t *testing.T) {
	file := t.TempDir() + "/token"
	writes(t, file, "sixteen-letters-")
	at := started("-token-file", file)
	inBoth(t, func(t *testing.T, lang string) {
		p := openedAt(t, at, lang, "rules/housing.land_revenue", desk())
		p.shows(".state-error", said(lang, "没有令牌", "the token is missing"))
		p.accessible()
		p.types("#token", "sixteen-letters-")
		p.press(kb.Enter, 1)
		p.shows(".rule-title", said(lang, "土地出让净收益", "land revenue"))
	})
}

// TestPageHeaders: the page runs its own files alone, and is no file of the server.
func TestPageHeaders(t *testing.T) {
	for _, c := range []struct {
		name, path, kind string
		status           int
	}{
		{name: "the frame", path: "/", kind: "text/html; charset=utf-8", status: 200},
		{name: "a module", path: "/page/main.js", kind: "text/javascript; charset=utf-8", status: 200},
		{name: "a style", path: "/page/style/base.css", kind: "text/css; charset=utf-8", status: 200},
		{name: "no file", path: "/page/none.js", kind: "application/problem+json", status: 404},
		{name: "a folder", path: "/page/style", kind: "application/problem+json", status: 404},
		{name: "outside", path: "/page/..%2f..%2fweb.go", kind: "application/problem+json", status: 404},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer, err := http.Get(host + c.path)
			require.NoError(t, err)
			defer answer.Body.Close()
			assert.Equal(t, c.status, answer.StatusCode)
			assert.Equal(t, c.kind, answer.Header.Get("Content-Type"))
			policy := answer.Header.Get("Content-Security-Policy")
			assert.True(t, strings.HasPrefix(policy, "default-src 'none';"), policy)
			assert.NotContains(t, policy, "unsafe")
		})
	}
}
