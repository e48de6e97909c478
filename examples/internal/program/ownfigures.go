package program

import (
	"errors"
	"strings"

	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// OwnFigure is one figure of -with, such as pension.floor=5510.
type OwnFigure struct{ Name, Value string }

// OwnFigures are the figures of -with, in the order they were given.
type OwnFigures []OwnFigure

// Flag defines -with, which may be repeated; the usage says in both languages what the figures are for.
func (own *OwnFigures) Flag(fs *FlagSet, usage, chinese string) {
	fs.Func("with", usage+"; may be repeated", chinese+"；可多次给出", own.Take)
}

// Take takes one figure, such as pension.floor=5510 or pension.employer_rate=15%.
func (own *OwnFigures) Take(text string) error {
	name, value, _ := strings.Cut(text, "=")
	if name == "" || value == "" {
		return Errorf("write name=value, such as pension.floor=5510", "请写作 名称=数值，例如 pension.floor=5510")
	}
	if isRate(name) && strings.HasSuffix(printed.Plain(value), "%") {
		rate, err := printed.Rate(value, rule.RateInput("", name, 100))
		if err != nil {
			return err
		}
		value = rate.String()
	}
	*own = append(*own, OwnFigure{name, value})
	return nil
}

// OnceEach refuses two values for one figure.
func (own OwnFigures) OnceEach() error { return own.OnceEachOf("with") }

// OnceEachOf is OnceEach of figures of another flag.
func (own OwnFigures) OnceEachOf(flag string) error {
	var errs []error
	before := map[string]string{}
	for _, f := range own {
		if value, twice := before[f.Name]; twice {
			errs = append(errs, Errorf("-%s %s is there twice, as %s and %s; give one",
				"-%s %s 重复（%s 和 %s）；只给一次", flag, f.Name, value, f.Value))
		}
		before[f.Name] = f.Value
	}
	return errors.Join(errs...)
}

// Values returns the figures by name.
func (own OwnFigures) Values() map[string]string {
	values := map[string]string{}
	for _, f := range own {
		values[f.Name] = f.Value
	}
	return values
}
