package retirement

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// use is figures of one kind and one origin.
type use struct {
	what   string // what they are
	origin string // the document, or whose they are
	grade  rule.Grade
	years  []int
	extra  string // printed after the years
}

// figures prints every figure the pensions were made from, with its grade and its document.
func (l *life) figures(p *page.Page) {
	p.Title(l.Say("Figures and documents", "数据与依据"), "-")
	for i, u := range append(append(l.averageUses(), l.rateUses()...), l.otherUses()...) {
		text := l.Say("["+u.grade.String()+"] ", "［"+u.grade.Chinese()+"］") + u.what
		if len(u.years) > 0 {
			text += " " + spans(u.years)
		}
		p.Wrapped(fmt.Sprintf("%2d. ", i+1), text+u.extra+l.Say(": ", "：")+u.origin)
	}
}

// join adds a year to the use of the same kind, grade and origin, or begins one.
func join(all []use, u use, year int) []use {
	at := slices.IndexFunc(all, func(x use) bool {
		return x.what == u.what && x.origin == u.origin && x.grade == u.grade && x.extra == u.extra
	})
	if at < 0 {
		at, all = len(all), append(all, u)
	}
	if !slices.Contains(all[at].years, year) {
		all[at].years = append(all[at].years, year)
	}
	return all
}

// averageUses are the averages the indexes are measured by.
func (l *life) averageUses() []use {
	var all []use
	for _, one := range l.rows {
		u := use{what: l.Say("average wages of the year before, for months of", "上一年度平均工资，用于缴费年份"),
			grade: one.average.Grade(), origin: one.average.Cite().In(l.Lang)}
		if one.ownAverage {
			u.what = l.Say("average wages for months of", "平均工资，用于缴费年份")
			u.origin = l.own(l.in == "") + l.Say(", column average of the file", "，文件的“平均工资”列")
		}
		all = join(all, u, one.month.Year())
	}
	return all
}

// rateUses are the record rates of the years any plan needs.
func (l *life) rateUses() []use {
	var all []use
	for year := l.from; ; year++ {
		rate, needed := l.rates[year]
		if !needed {
			return all
		}
		u := use{what: l.Say("record rates of", "记账利率"), grade: rate.grade, origin: rate.cite.In(l.Lang)}
		switch {
		case rate.future:
			u.origin, u.extra = l.own(rate.demo)+l.Say(", assumed with -rate-future", "，用 -rate-future 假定"),
				" ("+page.Percent(rate.value)+")"
		case rate.cite == rule.Cite{}:
			u.origin, u.extra = l.own(rate.demo)+l.Say(", with -rate", "，用 -rate 给出"), " ("+page.Percent(rate.value)+")"
		}
		all = join(all, u, year)
	}
}

// otherUses are the benefit bases and the figures of the award.
func (l *life) otherUses() []use {
	var all []use
	awarded := false
	for _, x := range l.plans {
		if x.fail != nil || !x.award.basic.Valid {
			continue
		}
		awarded = true
		u := use{what: l.Say("benefit base ", "计发基数 ") + page.Yuan(x.base.value) + l.Say(" for", "，用于"),
			grade: x.base.grade, origin: x.base.cite.In(l.Lang)}
		if x.base.of == 0 {
			u.origin = l.own(false) + l.Say(", with -benefit-base", "，用 -benefit-base 给出")
		}
		if x.base.carried() {
			u.extra = l.Say(fmt.Sprintf(", that of %d carried forward", x.base.of),
				fmt.Sprintf("（沿用 %d 年的）", x.base.of))
		}
		all = join(all, u, x.base.used)
	}
	if !awarded {
		return all
	}
	params := benefit.Yuefuhan294Of2021()
	for _, f := range [...]struct {
		name   string
		figure rule.Figure
	}{
		{l.Say("coefficient a below the index ", "系数 a 的指数界限 "), params.LowIndex},
		{l.Say("transitional supplement ", "过渡性养老金加发 "), params.Supplement},
		{l.Say("seniority allowance a full year ", "每满一年的缴费年限津贴 "), params.PerYear},
	} {
		all = append(all,
			use{what: f.name + f.figure.Number().String(), grade: f.figure.Grade(), origin: f.figure.Cite().In(l.Lang)})
	}
	if l.deemed.balance.Valid {
		all = append(all,
			use{what: l.Say("old divisor ", "原过渡性养老金计发系数 ") + params.OldDivisor.Number().String() +
				l.Say(", new coefficient ", "，新办法过渡系数 ") + params.Coefficient.Number().Percent() +
				l.Say(", phase-in ", "，发放比例 ") + phaseIn(params),
				grade: params.Coefficient.Grade(), origin: params.Coefficient.Cite().In(l.Lang)})
	}
	return all
}

// phaseIn lists the shares of the new method by year.
func phaseIn(params benefit.GuangdongParams) string {
	var years []int
	for year := range params.PhaseIn {
		years = append(years, year)
	}
	slices.Sort(years)
	var all []string
	for _, year := range years {
		all = append(all, strconv.Itoa(year)+" "+params.PhaseIn[year].Number().Percent())
	}
	return strings.Join(all, ", ")
}
