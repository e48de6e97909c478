package rates

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

// whatIf is the input file. A name_zh is printed in Chinese, where it is given.
type whatIf struct {
	Title     string     `json:"title"`
	Chinese   string     `json:"title_zh"`
	Groups    []group    `json:"groups"`
	Employers []employer `json:"employers"`
	Target    string     `json:"target"`
	Start     rule.Month `json:"start"`
	Paths     []path     `json:"paths"`
}

type group struct {
	Name      string `json:"name"`
	Chinese   string `json:"name_zh"`
	Rate      string `json:"rate"`
	BaseTotal string `json:"base_total"`
}

type employer struct {
	Name      string `json:"name"`
	Chinese   string `json:"name_zh"`
	Group     string `json:"group"`
	BaseTotal string `json:"base_total"`
}

type path struct {
	Name    string   `json:"name"`
	Chinese string   `json:"name_zh"`
	Months  int      `json:"months"`
	Every   int      `json:"every_months"`
	Shares  []string `json:"shares"`
}

// readWhatIf reads a what-if, with its names in the language.
func readWhatIf(data []byte, lang rule.Language) (whatIf, error) {
	var w whatIf
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&w); err != nil {
		return w, program.Errorf("the what-if file: %s", "测算文件：%s", err)
	}
	if len(w.Paths) == 0 {
		return w, program.Errorf(
			`the what-if file: paths is empty; name at least one, such as {"name":"yearly","months":36}`,
			`测算文件：paths 是空的；至少写一条路径，例如 {"name":"yearly","months":36}`)
	}
	if lang == rule.Chinese {
		w.inChinese()
	}
	return w, nil
}

// inChinese puts the Chinese names in place of the others.
func (w *whatIf) inChinese() {
	choose := func(name *string, chinese string) {
		if chinese != "" {
			*name = chinese
		}
	}
	groups := map[string]string{}
	choose(&w.Title, w.Chinese)
	for i := range w.Groups {
		g := &w.Groups[i]
		groups[g.Name] = g.Chinese
		choose(&g.Name, g.Chinese)
	}
	for i := range w.Employers {
		e := &w.Employers[i]
		choose(&e.Name, e.Chinese)
		choose(&e.Group, groups[e.Group])
	}
	for i := range w.Paths {
		choose(&w.Paths[i].Name, w.Paths[i].Chinese)
	}
}

// question reads the groups and the target, which all paths share.
func (w *whatIf) question() (pension.Unification, error) {
	u := pension.Unification{Start: w.Start}
	var errs []error
	for _, g := range w.Groups {
		rate, err := rule.RateInput(rule.AreaPension, g.Name+" rate", 100).Parse(g.Rate)
		bases, err2 := money(g.Name+" base_total", g.BaseTotal)
		errs = append(errs, err, err2)
		u.Groups = append(u.Groups, pension.Group{Name: g.Name, Rate: rate, BaseTotal: bases})
	}
	if w.Target != "revenue_neutral" {
		target, err := rule.RateInput(rule.AreaPension, "target", 100).Parse(w.Target)
		errs = append(errs, err)
		u.Target = decimal.NewNullDecimal(target)
	}
	return u, errors.Join(errs...)
}

// on returns the question for one path.
func (p *path) on(u pension.Unification) (pension.Unification, error) {
	u.Months, u.Every = p.Months, p.Every
	if u.Every == 0 {
		u.Every = 12
	}
	for _, share := range p.Shares {
		d, err := rule.Input{Field: "shares", Max: 1, Places: 8,
			Do: rule.Say("pass shares of the way such as 0.5", "请填写进度，例如 0.5")}.Parse(share)
		if err != nil {
			return u, err
		}
		u.Shares = append(u.Shares, d)
	}
	return u, nil
}

func money(field, text string) (decimal.Decimal, error) {
	in := rule.Input{Area: rule.AreaPension, Field: field, Max: 1_000_000_000_000_000, Places: 2,
		Do: rule.Say("pass yuan a year", "请填写全年金额（元）")}
	return in.Parse(text)
}
