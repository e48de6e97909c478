package madeupcity

import (
	"errors"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// city is what is to be computed.
type city struct {
	*options
	crowd    *crowd
	months   []month
	spans    []span
	supplied []supply
}

// month is one month, compiled for each group of employers.
type month struct {
	month  rule.Month
	policy payroll.Policy
	bosses [groupCount]payroll.Employer
	plans  [groupCount]plan
	grade  rule.Grade // the weakest of all figures used
	relief bool       // the relief of 2020 was in force and is not applied
	limits [rule.Housing + 1]limits
}

// plan is a plan and its columns, which Plan.Columns would copy for every block.
type plan struct {
	*payroll.Plan
	columns []payroll.Column
}

// limits are those of one scheme.
type limits struct {
	clamped        bool  // the wage decides within them: the scheme is levied and not on a fixed base
	floor, ceiling int64 // fen; 0 and noCeiling where the law sets none
}

const noCeiling = math.MaxInt64

// span is months of one base year in which a scheme has the same limits, so that the same people are beyond them.
type span struct {
	scheme   rule.Scheme
	from, to rule.Month
	year     int
	limits   limits
}

// supply is the months a figure was missing in, filled by -with where it has a value.
type supply struct {
	name, value string
	why         error // of the first month
	months      []rule.Month
}

// baseYear returns the year a month's base year (缴费年度) begins in: it runs from July to June.
func baseYear(m rule.Month) int {
	if m.Month() < time.July {
		return m.Year() - 1
	}
	return m.Year()
}

// newCity takes every month's published figures and fills what they lack. It refuses a run that lacks a figure, and a
// figure of -with that no month lacks.
func newCity(o *options) (*city, error) {
	c := &city{options: o, crowd: newCrowd(o.seed)}
	bosses, err := employers()
	if err != nil {
		return nil, err
	}
	for i := range o.months {
		m := month{month: o.from.Add(i), bosses: bosses}
		if m.policy, err = guangzhou.Policy(m.month); err != nil {
			return nil, err
		}
		if err := c.fill(&m); err != nil {
			return nil, err
		}
		c.months = append(c.months, m)
	}
	if err := errors.Join(c.lacking(), c.idle()); err != nil {
		return nil, program.NotComputed(c.period(), err)
	}
	for i := range c.months {
		if err := c.months[i].compile(); err != nil {
			return nil, program.NotComputed(c.months[i].month, err)
		}
		c.extend(&c.months[i])
	}
	return c, nil
}

// employers checks the settings of the groups.
func employers() (all [groupCount]payroll.Employer, err error) {
	for g := range groups {
		if all[g], err = payroll.NewEmployer(groups[g].settings); err != nil {
			return all, err
		}
	}
	return all, nil
}

// fill puts the figures of -with where the month lacks one that an amount needs, and notes every such figure.
func (c *city) fill(m *month) error {
	missing, err := m.missing()
	if err != nil {
		return err
	}
	own := map[string]string{}
	for _, lack := range missing {
		at := slices.IndexFunc(c.supplied, func(s supply) bool { return s.name == lack.Name })
		if at < 0 {
			s := supply{name: lack.Name, why: lack.Err}
			for _, f := range c.own {
				if f.Name == lack.Name {
					s.value = f.Value
				}
			}
			at, c.supplied = len(c.supplied), append(c.supplied, s)
		}
		s := &c.supplied[at]
		s.months = append(s.months, m.month)
		if s.value != "" {
			own[s.name] = s.value
		}
	}
	m.policy, err = m.policy.WithAll(own)
	return program.FlagError("with", err)
}

// missing returns the figures that some amount needs and the policy lacks.
func (m *month) missing() ([]payroll.Unknown, error) {
	var all []payroll.Unknown
	for _, boss := range m.bosses {
		plan, err := m.policy.Plan(boss, nil, payroll.Partial)
		if err != nil {
			return nil, err
		}
		for _, lack := range plan.Missing() {
			for _, unknown := range m.policy.Missing() {
				if unknown.Err == lack.Err && !slices.Contains(all, unknown) {
					all = append(all, unknown)
				}
			}
		}
	}
	return all, nil
}

// lacking is the error of the figures that stay unknown.
func (c *city) lacking() error {
	var errs []error
	for _, s := range c.supplied {
		if s.value != "" {
			continue
		}
		why := rule.Say("the library has no "+s.name, "本库没有 "+s.name)
		if disputed := (*rule.DisputedError)(nil); errors.As(s.why, &disputed) {
			why = rule.Sayf("sources disagree on %[1]s, %[2]s (%[3]s) or %[5]s (%[6]s),",
				"%[1]s 的来源不一：%[2]s（%[4]s）或 %[5]s（%[6]s）", s.name, disputed.Value, disputed.Source.English,
				disputed.Source.Chinese, disputed.Other, disputed.OtherSource)
		}
		errs = append(errs, program.Errorf("%s for %s; pass your own with -with %s=VALUE, "+
			"or other months with -from and -months",
			"%s，月份 %s；请用 -with %s=数值 自填，或用 -from 和 -months 换月份", why, listed(s.months, c.Say), s.name))
	}
	return errors.Join(errs...)
}

// idle is the error of the figures of -with that are none, or that no month lacks.
func (c *city) idle() error {
	var errs []error
	for _, f := range c.own {
		if err := checkOwn(f); err != nil {
			errs = append(errs, program.FlagError("with", err))
		} else if !slices.ContainsFunc(c.supplied, func(s supply) bool { return s.name == f.Name }) {
			errs = append(errs,
				program.Errorf("-with %s=%s fills nothing: no amount of these months lacks it; leave it out",
					"-with %s=%s 没有用处：这些月份不缺它；请去掉", f.Name, f.Value))
		}
	}
	return errors.Join(errs...)
}

// checkOwn refuses a name that is no figure of a policy and a value out of its bounds.
func checkOwn(f program.OwnFigure) error {
	info, known := payroll.DescribeFigure(f.Name)
	if !known {
		return program.Errorf("%s is no figure of a policy; use a name such as pension.floor",
			"%s 不是政策数据的名称；请用 pension.floor 之类的名称", f.Name)
	}
	if f.Value == "none" {
		return nil
	}
	_, err := info.Input.ParseNumber(f.Value)
	return err
}

// compile makes the plans, and takes the grade and the limits from a slip of each group.
func (m *month) compile() error {
	for g, boss := range m.bosses {
		p, err := m.policy.Plan(boss, nil)
		if err != nil {
			return err
		}
		m.plans[g] = plan{p, p.Columns()}
		slip, err := m.policy.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(5000, 0))})
		if err != nil {
			return err
		}
		m.grade = max(m.grade, slip.Grade())
		m.relief = slices.ContainsFunc(slip.Notices, isRelief2020)
		for i := range slip.Lines {
			charge := slip.Lines[i].Charge()
			m.limits[charge.Scheme] = limitsOf(&charge)
		}
	}
	return nil
}

func isRelief2020(n payroll.Notice) bool { return n.Code == "relief_2020_not_applied" }

func limitsOf(c *rule.Charge) limits {
	l := limits{clamped: !c.Fixed, ceiling: noCeiling}
	if !c.Floor.None() {
		l.floor = c.Floor.Number().Decimal().Shift(2).BigInt().Int64()
	}
	if !c.Ceiling.None() {
		l.ceiling = c.Ceiling.Number().Decimal().Shift(2).BigInt().Int64()
	}
	return l
}

// extend takes a month into the spans of its limits.
func (c *city) extend(m *month) {
	for scheme, l := range m.limits {
		if !l.clamped {
			continue
		}
		next := span{rule.Scheme(scheme), m.month, m.month, baseYear(m.month), l}
		at := slices.IndexFunc(c.spans, func(s span) bool {
			return s.scheme == next.scheme && s.year == next.year && s.limits == l && s.to == m.month.Add(-1)
		})
		if at < 0 {
			c.spans = append(c.spans, next)
		} else {
			c.spans[at].to = m.month
		}
	}
}

// period names the months of the run.
func (c *city) period() string { return stretch(c.from, c.from.Add(c.options.months-1), c.Say) }

// stretch names the months from one to another.
func stretch(from, to rule.Month, say func(english, chinese string) string) string {
	if from == to {
		return from.String()
	}
	return from.String() + say(" to ", " 至 ") + to.String()
}

// listed names months in order, those that follow each other as one stretch.
func listed(months []rule.Month, say func(english, chinese string) string) string {
	var parts []string
	for i := 0; i < len(months); {
		to := i
		for to+1 < len(months) && months[to+1] == months[to].Add(1) {
			to++
		}
		parts = append(parts, stretch(months[i], months[to], say))
		i = to + 1
	}
	return strings.Join(parts, say(", ", "、"))
}
