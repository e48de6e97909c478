package retro

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// Payment is what another program, or the bureau's record, says was paid for one line of a month (已缴), in yuan. An
// amount of 0 says that nothing was paid (未缴). Base (缴费基数) and Rate (费率) are what it was paid on; where they are not
// known, a cause that lies in them is not known either.
type Payment struct {
	Month  rule.Month          `json:"month" doc:"the month it was paid for" zh:"费款所属月"`
	Scheme rule.Scheme         `json:"scheme" doc:"scheme" zh:"险种"`
	Payer  rule.Payer          `json:"payer" doc:"whose part" zh:"缴费方"`
	Amount decimal.Decimal     `json:"amount" in:"yuan" doc:"paid, yuan; 0 for nothing" zh:"已缴（元）；0 表示未缴"`
	Base   decimal.NullDecimal `json:"base" in:"yuan" doc:"paid on, yuan" zh:"已缴的缴费基数（元）"`
	Rate   decimal.NullDecimal `json:"rate" in:"rate" doc:"paid at, a fraction" zh:"已缴的费率"`
}

func (p *Payment) key() key { return key{p.Month, p.Scheme, p.Payer} }

// Account is what was paid of one person's months (已缴). Nothing is taken from silence: a month nothing was paid for
// stands in Unpaid, a month nothing is due for in NotDue, and a line of 0 is said with 0.
type Account struct {
	Paid   []Payment     `json:"paid" doc:"what was paid, a line each" zh:"已缴，一行一笔"`
	Unpaid []rule.Month  `json:"unpaid" in:",optional" doc:"months nothing was paid for" zh:"整月未缴的月份"`
	NotDue []rule.Month  `json:"not_due" in:",optional" doc:"months paid, and nothing is due" zh:"已缴而无应缴的月份"`
	Covers []bill.Column `json:"covers" in:",optional" doc:"what is compared; absent: all" zh:"比较的项目；不填为全部"`
}

// CheckFields refuses payments and months that contradict one another.
func (a Account) CheckFields() error {
	var errs []error
	first := map[key]int{}
	for i := range a.Paid {
		p := &a.Paid[i]
		at := "paid[" + strconv.Itoa(i) + "]"
		if before, twice := first[p.key()]; twice {
			errs = append(errs, conflict(at, p.key().String(),
				rule.Sayf("stands for the same line as paid[%d]", "与 paid[%d] 是同一行", before),
				rule.Say("add up what was paid for the line", "请把同一行的已缴金额合计为一笔")))
		} else {
			first[p.key()] = i
		}
		if slices.Contains(a.Unpaid, p.Month) {
			errs = append(errs, conflict(at+".month", p.Month.String(),
				rule.Say("is among the months nothing was paid for", "在整月未缴（unpaid）的月份之中"),
				rule.Say("leave out the payment, or take the month out of unpaid", "请删除该笔，或从 unpaid 中删除该月")))
		}
		if !a.covers(p.key()) {
			errs = append(errs, conflict(at, p.key().String(),
				rule.Say("is not among what is compared", "不在比较的项目（covers）之中"),
				rule.Say("leave it out, or name its scheme and payer in covers", "请删除，或在 covers 中写明其险种和缴费方")))
		}
	}
	return rule.Join(append(errs, a.checkMonths("unpaid", a.Unpaid), a.checkMonths("not_due", a.NotDue))...)
}

// checkMonths refuses a month that is listed twice, or in both lists.
func (a *Account) checkMonths(name string, months []rule.Month) error {
	var errs []error
	for i, m := range months {
		at := name + "[" + strconv.Itoa(i) + "]"
		if slices.Contains(months[:i], m) {
			errs = append(errs, conflict(at, m.String(), rule.Say("is listed twice", "重复"),
				rule.Say("list it once", "请只填一次")))
		}
		if name == "not_due" && slices.Contains(a.Unpaid, m) {
			errs = append(errs, conflict(at, m.String(), rule.Say("is in unpaid too", "同时在 unpaid 之中"),
				rule.Say("leave out a month that was neither due nor paid", "既无应缴也未缴的月份请删除")))
		}
	}
	return rule.Join(errs...)
}

// covers reports whether a line is compared.
func (a *Account) covers(k key) bool {
	return len(a.Covers) == 0 || slices.Contains(a.Covers, bill.Column{Scheme: k.scheme, Payer: k.payer})
}

// compares reports whether a line of a payer may be compared.
func (a *Account) compares(payer rule.Payer) bool {
	return len(a.Covers) == 0 || slices.ContainsFunc(a.Covers, func(c bill.Column) bool { return c.Payer == payer })
}

// due reads the slips that are due, less what is not compared.
func (a *Account) due(slips []payroll.Slip) (*book, error) {
	b, err := read("due", slips)
	for k := range b.lines {
		if !a.covers(k) {
			delete(b.lines, k)
		}
	}
	b.gaps = slices.DeleteFunc(b.gaps, func(m Missing) bool { return !a.covers(key{m.Month, m.Scheme, m.Payer}) })
	return b, err
}

func conflict(field, value string, reason, do rule.Text) error {
	return &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaPayroll, Field: field, Value: value, Reason: reason,
		Do: do}
}

func unsaid(field, value string, reason, do rule.Text) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaPayroll, Field: field, Value: value,
		Reason: reason, Do: do}
}
