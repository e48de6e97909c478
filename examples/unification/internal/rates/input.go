package rates

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

// neutral is the word of a target that keeps the revenue.
const neutral = "revenue_neutral"

// whatIf is the input file. A name_zh is printed in Chinese, where it is given.
type whatIf struct {
	Title     string     `json:"title" in:",optional"`
	Chinese   string     `json:"title_zh" in:",optional"`
	Groups    []group    `json:"groups" items:"1-1000"`
	Employers []employer `json:"employers" in:",optional" items:"1000"`
	Target    string     `json:"target"`
	Start     rule.Month `json:"start"`
	Paths     []path     `json:"paths" items:"1-100"`
}

// group is the employers of one rate.
type group struct {
	pension.Group
	Chinese string `json:"name_zh" in:",optional"`
}

// employer is one of a group, which it names.
type employer struct {
	Name      string          `json:"name"`
	Chinese   string          `json:"name_zh" in:",optional"`
	Group     string          `json:"group"`
	BaseTotal decimal.Decimal `json:"base_total" in:"total"`
}

// path is one way to the target: equal steps in so many months, or shares of the way.
type path struct {
	Name    string            `json:"name"`
	Chinese string            `json:"name_zh" in:",optional"`
	Months  int               `json:"months" in:"months,optional"`
	Every   int               `json:"every_months" in:"months" min:"1" default:"12"`
	Shares  []decimal.Decimal `json:"shares" in:"rate,optional" items:"1200"`
}

// CheckFields refuses a target that is no rate, and an employer of no group.
func (w whatIf) CheckFields() error {
	_, err := w.target()
	errs := []error{err}
	known := map[string]bool{}
	for _, g := range w.Groups {
		known[g.Name] = true
	}
	for i, e := range w.Employers {
		if !known[e.Group] {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Value: e.Group,
				Field:  "employers[" + strconv.Itoa(i) + "].group",
				Reason: rule.Say("is not one of the groups", "不是所列的组"),
				Do:     rule.Say("name one of groups", "请填写 groups 中的名称")})
		}
	}
	return errors.Join(errs...)
}

// target is the one rate; not valid where the revenue is kept.
func (w whatIf) target() (decimal.NullDecimal, error) {
	if w.Target == neutral {
		return decimal.NullDecimal{}, nil
	}
	rate, err := rule.RateInput(rule.AreaPension, "target", 100).Parse(w.Target)
	return decimal.NewNullDecimal(rate), err
}

// readWhatIf reads a what-if, with its names in the language.
func readWhatIf(data []byte, lang rule.Language) (whatIf, error) {
	w, err := jsonrule.Decode[whatIf](data)
	if err != nil {
		return w, program.Errorf("the what-if file: %s", "测算文件：%s", err)
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

// question is what the groups and the target ask, on one path.
func (w *whatIf) question(p *path) (pension.Unification, error) {
	target, err := w.target()
	return pension.Unification{Groups: w.groups(), Target: target, Start: w.Start, Months: p.Months, Every: p.Every,
		Shares: p.Shares}, err
}

// groups are the groups as they are asked about.
func (w *whatIf) groups() []pension.Group {
	out := make([]pension.Group, len(w.Groups))
	for i, g := range w.Groups {
		out[i] = g.Group
	}
	return out
}
