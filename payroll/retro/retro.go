package retro

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Delta is one line that differs, in yuan. Old (已缴) is not valid where no such line was paid, New (应缴) where none is
// due. Diff is new less old: positive is to be paid (补), negative to be paid back (退).
type Delta struct {
	Month  rule.Month          `json:"month" doc:"month" zh:"月份"`
	Scheme rule.Scheme         `json:"scheme" doc:"scheme" zh:"险种"`
	Payer  rule.Payer          `json:"payer" doc:"who pays" zh:"缴费方"`
	Old    decimal.NullDecimal `json:"old" in:",null" out:"yuan" doc:"paid, yuan; null for no line" zh:"已缴（元）"`
	New    decimal.NullDecimal `json:"new" in:",null" out:"yuan" doc:"due, yuan; null for no line" zh:"应缴（元）"`
	Diff   decimal.Decimal     `json:"diff" out:"yuan" doc:"new less old, yuan" zh:"差额（元；正数补、负数退）"`
	Cause  Cause               `json:"cause" doc:"why it differs" zh:"差异原因"`
}

// Missing is a line that cannot be compared because a slip lacks a figure.
type Missing struct {
	Month rule.Month
	payroll.Missing
}

// Result is every difference, in the order of months, schemes and payers (employee first). Deltas is empty, not nil,
// where nothing differs.
type Result struct {
	Deltas  []Delta
	Missing []Missing // only with slips made with payroll.Partial
}

// key names a line of one person.
type key struct {
	month  rule.Month
	scheme rule.Scheme
	payer  rule.Payer
}

func (k key) String() string {
	return k.month.String() + " " + k.scheme.String() + " " + k.payer.String()
}

func (k key) compare(other key) int {
	return cmp.Or(k.month.Sub(other.month), cmp.Compare(k.scheme, other.scheme), cmp.Compare(k.payer, other.payer))
}

// book is one person's slips of one side by line.
type book struct {
	name   string // "paid" or "due"
	months map[rule.Month]bool
	lines  map[key]*rule.Line
	gaps   []Missing
}

// Compare takes one person's slips as paid (已缴) and as due (应缴) for the same months, in any order, and returns the
// lines that differ. Comparing the same slips gives nothing, and months compared in parts give the parts of the
// whole.
//
// Errors: a month only one side has (see BothSides), a month twice on a side, a slip without a month (one that was
// refused), and lines that no slip has; all at once. The months are named.
func Compare(paid, due []payroll.Slip) (Result, error) {
	old, oldErr := read("paid", paid)
	now, nowErr := read("due", due)
	if err := rule.Join(oldErr, nowErr, old.pairs(now), now.pairs(old)); err != nil {
		return Result{}, err
	}
	both := &book{gaps: append(old.gaps, now.gaps...)}
	out := Result{Deltas: []Delta{}, Missing: both.inOrder()}
	unknown := both.unknown()
	keys := maps.Clone(old.lines)
	maps.Copy(keys, now.lines)
	for _, k := range slices.SortedFunc(maps.Keys(keys), key.compare) {
		if d, differs := delta(k, old.lines[k], now.lines[k]); differs && !unknown[k] {
			out.Deltas = append(out.Deltas, d)
		}
	}
	return out, nil
}

// read puts the slips of one side into a book.
func read(name string, slips []payroll.Slip) (*book, error) {
	b := &book{name: name, months: map[rule.Month]bool{}, lines: map[key]*rule.Line{}}
	var errs []error
	for i := range slips {
		s := &slips[i]
		errs = append(errs, b.month(s.Month), b.says(s))
		for j := range s.Lines {
			errs = append(errs, b.line(s.Month, &s.Lines[j]))
		}
		for _, m := range s.Missing {
			errs = append(errs, b.gap(s.Month, m))
		}
	}
	return b, rule.Join(errs...)
}

// month notes the month of a slip and refuses one that is not set or comes twice.
func (b *book) month(m rule.Month) error {
	twice := b.months[m]
	b.months[m] = true
	switch {
	case m.IsZero():
		return m.Blame(b.fail(rule.ErrMissingField, 0, "",
			rule.Say("has a slip without a month", "有一份缴费明细没有月份"),
			rule.Say("leave out slips that were refused", "请剔除计算失败的明细")))
	case twice:
		return b.fail(rule.ErrConflict, 0, m.String(), rule.Say("has two slips", "有两份缴费明细"),
			rule.Say("pass one slip a month and compare one person at a time", "请每月只传一份，并逐人比较"))
	}
	return nil
}

// says refuses a slip that says nothing of a scheme: no line, no figure that is missing, and not that the scheme is not
// applicable. That is how a slip looks that lost its lines on the way, not one by which nothing was paid.
func (b *book) says(s *payroll.Slip) error {
	var said [rule.Housing + 1]bool
	note := func(scheme rule.Scheme) {
		if scheme <= rule.Housing {
			said[scheme] = true
		}
	}
	for i := range s.Lines {
		note(s.Lines[i].Scheme())
	}
	for _, m := range s.Missing {
		note(m.Scheme)
	}
	for _, x := range s.NotApplicable {
		note(x.Scheme)
	}
	var silent, chinese []string
	for _, scheme := range rule.Schemes() {
		if !said[scheme] {
			silent, chinese = append(silent, scheme.String()), append(chinese, scheme.Chinese())
		}
	}
	if s.Month.IsZero() || len(silent) == 0 {
		return nil
	}
	return b.fail(rule.ErrMissingField, 0, s.Month.String(),
		rule.Say("has a slip that says nothing of "+strings.Join(silent, ", "),
			"的明细没有提到"+strings.Join(chinese, "、")),
		rule.Say("pass the slip as payroll.Policy made it: silence is not a payment of 0",
			"请传入由 payroll.Policy 计算的完整明细：没有提到不等于未缴"))
}

// made says what to pass in place of a slip that was put together by hand.
func made() rule.Text {
	return rule.Say("pass slips made by payroll.Policy", "请传入由 payroll.Policy 计算的明细")
}

// line notes a line and refuses one that no slip has.
func (b *book) line(m rule.Month, line *rule.Line) error {
	k := key{m, line.Scheme(), line.Payer()}
	there := b.lines[k] != nil
	b.lines[k] = line
	switch {
	case k.scheme == 0 || k.scheme > rule.Housing || k.payer == 0 || k.payer > rule.Employer:
		return b.fail(rule.ErrMissingField, k.scheme, m.String(),
			rule.Say("has a line without scheme or payer", "有一行没有险种或缴费方"), made())
	case there && !m.IsZero():
		return b.fail(rule.ErrConflict, k.scheme, m.String(), rule.Text{
			English: "has two lines of the " + k.payer.String(), Chinese: k.payer.Chinese() + "部分有两行"},
			rule.Say("pass one line each", "请各传一行"))
	}
	return nil
}

// gap notes a figure a slip lacks; its reason is part of it.
func (b *book) gap(m rule.Month, lacking payroll.Missing) error {
	b.gaps = append(b.gaps, Missing{m, lacking})
	if lacking.Err != nil {
		return nil
	}
	return b.fail(rule.ErrMissingField, lacking.Scheme, m.String(),
		rule.Sayf("misses %s for no reason", "缺少 %s 而没有说明原因", lacking.What), made())
}

func (b *book) fail(kind error, scheme rule.Scheme, value string, reason, do rule.Text) error {
	return scheme.Area().Refuse(kind, b.name, value, reason, do)
}

// pairs refuses months the other side does not have.
func (b *book) pairs(other *book) error {
	var errs []error
	for _, m := range slices.SortedFunc(maps.Keys(b.months), rule.Month.Sub) {
		if !m.IsZero() && !other.months[m] {
			errs = append(errs, b.fail(rule.ErrMissingField, 0, m.String(),
				rule.Sayf("is not among the months %s", "不在 %s 的月份之中", other.name),
				rule.Say("pass the same months on both sides, or say with BothSides that it was not paid or due",
					"两边请传入相同的月份；若该月未缴或无应缴，请用 BothSides")))
		}
	}
	return rule.Join(errs...)
}

// inOrder lists the figures that are lacking, each once, in the order of the lines.
func (b *book) inOrder() []Missing {
	type gap struct {
		key
		what string
	}
	seen := map[gap]bool{}
	var out []Missing
	for _, m := range b.gaps {
		g := gap{key{m.Month, m.Scheme, m.Payer}, m.What}
		if !seen[g] {
			out = append(out, m)
		}
		seen[g] = true
	}
	slices.SortStableFunc(out, func(a, b Missing) int {
		return key{a.Month, a.Scheme, a.Payer}.compare(key{b.Month, b.Scheme, b.Payer})
	})
	return out
}

// unknown is the lines that lack a figure.
func (b *book) unknown() map[key]bool {
	out := map[key]bool{}
	for _, m := range b.gaps {
		out[key{m.Month, m.Scheme, m.Payer}] = true
	}
	return out
}

// delta compares one line, either side of which may be absent; false where the two are equal.
func delta(k key, paid, due *rule.Line) (Delta, bool) {
	d := Delta{Month: k.month, Scheme: k.scheme, Payer: k.payer, Cause: Correction}
	if paid != nil {
		d.Old = decimal.NewNullDecimal(paid.Amount())
	}
	if due != nil {
		d.New = decimal.NewNullDecimal(due.Amount())
	}
	d.Diff = d.New.Decimal.Sub(d.Old.Decimal)
	if paid != nil && due != nil {
		if paid.Fen() == due.Fen() {
			return Delta{}, false
		}
		d.Cause = causeOf(paid, due)
	}
	return d, true
}

// Total returns the sum of one payer's differences over all months and schemes, in yuan; 0 where there is none. It
// fails with the figure's own error, and the sum is nil, where a line of that payer cannot be compared.
func (r Result) Total(payer rule.Payer) (*decimal.Decimal, error) {
	return r.sum(payer, func(rule.Scheme) bool { return true })
}

// Amount returns the sum of one payer's differences in one scheme, in yuan: what goes into that scheme's column of
// the month the difference is settled in. It fails as Total does, for this scheme alone.
func (r Result) Amount(payer rule.Payer, scheme rule.Scheme) (*decimal.Decimal, error) {
	return r.sum(payer, func(s rule.Scheme) bool { return s == scheme })
}

func (r *Result) sum(payer rule.Payer, in func(rule.Scheme) bool) (*decimal.Decimal, error) {
	if payer != rule.Employee && payer != rule.Employer {
		return nil, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "payer", Value: payer.String(),
			Reason: rule.Say("is not known", "不在可选范围内"),
			Do:     rule.Say("use rule.Employee or rule.Employer", "请使用 rule.Employee 或 rule.Employer")}
	}
	var errs []error
	for _, m := range r.Missing {
		if m.Payer == payer && in(m.Scheme) {
			errs = append(errs, m.Err)
		}
	}
	if err := rule.Join(errs...); err != nil {
		return nil, err
	}
	var sum decimal.Decimal
	for _, d := range r.Deltas {
		if d.Payer == payer && in(d.Scheme) {
			sum = sum.Add(d.Diff)
		}
	}
	return &sum, nil
}
