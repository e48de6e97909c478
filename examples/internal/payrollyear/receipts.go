package payrollyear

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

// receipts are those of one month as it was first run, and what the figures that came late do to them.
type receipts struct {
	list    []receipt.Receipt
	same    int // computed again byte for byte
	touched int // whose slip uses a figure that changed
	changed int // whose slip has another amount
	digest  string
}

// receiptMonth is the month receipts are made of: July, or where it cannot be computed the last one that can.
func (y *year) receiptMonth() int {
	if y.runs[declaration] {
		return int(declaration)
	}
	list := y.computed()
	return list[len(list)-1]
}

// makeReceipts makes and verifies them, and looks for what the late figures touch.
func (y *year) makeReceipts() (receipts, error) {
	var r receipts
	m := y.receiptMonth()
	before, after := y.paid[m], y.due[m]
	for i := range y.people {
		if one := &y.people[i]; one.paid[m] != nil {
			inputs := receipt.Inputs{Settings: y.options.employer.Settings, Employee: one.inputs[m]}
			if err := r.add(before, inputs); err != nil {
				return r, err
			}
		}
	}
	touched, err := receipt.Affected(before, after, r.list)
	if err != nil {
		return r, err
	}
	r.touched = len(touched)
	for _, t := range touched {
		for _, d := range t.Differences {
			if d.Field == "slip.employer.total" {
				r.changed++
			}
		}
	}
	r.digest, err = receipt.Digest(before)
	return r, err
}

// add makes one receipt and computes it again.
func (r *receipts) add(policy payroll.Policy, inputs receipt.Inputs) error {
	made, err := receipt.New(policy.Month.String()+", first run", policy, inputs)
	if err != nil {
		return err
	}
	differences, err := made.Verify(policy)
	if err != nil {
		return err
	}
	if len(differences) == 0 {
		r.same++
	}
	r.list = append(r.list, made)
	return nil
}

// write writes one receipt a line, as JSON.
func (r *receipts) write(to io.Writer) error {
	lines := json.NewEncoder(to)
	for i := range r.list {
		if err := lines.Encode(&r.list[i]); err != nil {
			return err
		}
	}
	return nil
}

// known says how well the figures are known.
func (p *sheet) known() {
	r := &p.receipts
	p.part("How well it is known", "数据可信度")
	var grades []string
	for g := rule.Official; g <= rule.Supplied; g++ {
		if n := p.sums.grades[g]; n > 0 {
			grades = append(grades, p.Say(g.String(), g.Chinese())+" "+strconv.Itoa(n))
		}
	}
	p.text("Slips by their weakest figure: %s.", "工资条按最弱数据：%s。", strings.Join(grades, p.Say(", ", "、")))
	if p.demo() {
		p.text("Made up are the city average and the prices of what is beside the insurances.", "附加项目的社平工资与价格为编造。")
	}
	p.text("Receipts of %[1]s: %[2]d, of which %[3]d come out the same again, byte for byte. What came late is used "+
		"by %[4]d and changes %[5]d. Policy of %[1]s as first run, SHA-256:",
		"%[1]s 回执 %[2]d 份，重算逐字节一致 %[3]d 份。迟发的数值涉及 %[4]d 份，变动 %[5]d 份。%[1]s 先行计算的政策 SHA-256：",
		p.monthOf(p.receiptMonth()), len(r.list), r.same, r.touched, r.changed)
	p.Line("  " + r.digest)
}
