package payrollmonth

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// ownBook is a file of the user's own figures.
type ownBook struct {
	path string
	figures.Book
}

// supplies reports whether the file has a figure of a month.
func (b ownBook) supplies(name string, month rule.Month) bool {
	_, err := b.Lookup(name, month, figures.Disputed())
	return err == nil
}

// books reads the files of -figures. Every error names file, line and column.
func (o *options) books() ([]ownBook, error) {
	var all []ownBook
	var errs []error
	for _, path := range o.figures {
		data, err := os.ReadFile(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		book, err := figures.ReadFile(path, data)
		all, errs = append(all, ownBook{path, book}), append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, program.Errorf("the figures of -figures cannot be used:\n%s", "-figures 的数据不能使用：\n%s",
			program.Indented(err))
	}
	return all, nil
}

// policy returns the figures of the month: the library's, those of the files over them, and those of -with over both. A
// figure that both a file and -with give is refused.
func (o *options) policy(books []ownBook) (payroll.Policy, error) {
	p, err := guangzhou.Policy(o.month, o.readWith(books)...)
	if err != nil && len(books) > 0 {
		files := strings.Join(o.figures, ", ")
		return p, program.Errorf("%s cannot be computed with %s:\n%s", "%s 用 %s 不能计算：\n%s", o.month, files,
			program.Indented(err))
	}
	if err != nil {
		return p, err
	}
	var errs []error
	for _, f := range o.own {
		for _, b := range books {
			if b.supplies(f.Name, o.month) {
				errs = append(errs, program.Errorf("%s and -with both give %s; keep one of them",
					"%s 与 -with 都给出了 %s；只保留一个", b.path, f.Name))
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return p, program.NotComputed(o.month, err)
	}
	p, err = p.WithAll(o.own.Values())
	return p, program.FlagError(cmp.Or(o.ownFlag, "with"), err)
}

// readWith are the options of the flags.
func (o *options) readWith(books []ownBook) []guangzhou.Option {
	with := o.reading.Options()
	for _, b := range books {
		with = append(with, guangzhou.Own(b.Book))
	}
	return with
}

// readings says how the figures were read where it was not the plain way.
func (m *month) readings() []string {
	var how []string
	if !m.reading.KnownOn.IsZero() {
		how = append(how, m.Say("as known on "+m.reading.KnownOn.String(), "以 "+m.reading.KnownOn.String()+" 已发布的为准"))
	}
	if m.reading.CarryForward {
		how = append(how, m.Say("carried forward up to 12 months where not yet published", "未公布的沿用旧数，最多 12 个月"))
	}
	if m.reading.Disputed {
		how = append(how, m.Say("the likelier value where public sources disagree", "公开来源不一的取较可信者"))
	}
	if m.reading.MinGrade != 0 {
		grade := m.reading.MinGrade
		how = append(how, m.Say("grade "+grade.String()+" or better", "等级不低于"+grade.Chinese()))
	}
	for _, b := range m.books {
		how = append(how, m.supplied(b)...)
	}
	for _, f := range m.own {
		how = append(how, m.Say("your own ", "自填 ")+f.Name+" = "+f.Value)
	}
	if m.partial {
		how = append(how, m.Say("lines that can be known (-partial)", "只算能确定的项目（-partial）"))
	}
	return how
}

// supplied says which figures of a file are used, each with its months and the user's words, and which are not.
func (m *month) supplied(b ownBook) []string {
	var how, unused []string
	for _, f := range m.policy.Figures() {
		if b.supplies(f.Name, m.month) {
			how = append(how, m.Say("your own ", "自备 ")+f.Name+" = "+f.Figure.Number().String()+m.Say(", ", "，")+
				f.Figure.Period().In(m.Lang)+m.Say(", from ", "，见 ")+b.path+m.Say(": ", "：")+f.Figure.Cite().In(m.Lang))
		}
	}
	for _, name := range b.Names() {
		if !slices.Contains(payroll.FigureNames(), name) {
			unused = append(unused, name)
		}
	}
	if len(how) == 0 {
		how = append(how, b.path+m.Say(": no figure of it is for "+m.month.String(), "：没有 "+m.month.String()+" 的数值"))
	}
	if len(unused) > 0 {
		names := strings.Join(unused, m.Say(", ", "、"))
		how = append(how, m.Say(b.path+": on no slip: "+names, b.path+"：不进入工资条："+names))
	}
	return how
}

// standing says of a figure that is not plainly in force what it is.
func standing(f rule.Figure, lang rule.Language) string {
	months := f.Period().In(lang)
	switch {
	case f.Standing() == rule.Carried:
		return program.Say(lang, " (carried forward from "+months+")", "（暂沿用 "+months+" 的）")
	case f.Standing() == rule.Held:
		return program.Say(lang, " (held: no end was announced)", "（未公布终止，沿用有效）")
	case f.Grade() == rule.Disputed:
		return program.Say(lang, " (disputed: the likelier value)", "（来源不一，取较可信者）")
	case f.Grade() == rule.Supplied:
		return program.Say(lang, " (supplied)", "（自填）")
	}
	return ""
}
