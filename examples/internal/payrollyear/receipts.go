package payrollyear

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/inorder"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

// receipts are those of one month as it was first run, and what the figures that came late do to them.
type receipts struct {
	all     int
	same    int // computed again byte for byte
	touched int // whose slip uses a figure that changed
	changed int // whose slip has another amount
	digest  string
}

// receiptBlock is how many people's receipts are made before the next are begun.
const receiptBlock = 250

// receiptMonth is the month receipts are made of: July, or where it cannot be computed the last one that can.
func (y *year) receiptMonth() int {
	if y.runs[declaration] {
		return int(declaration)
	}
	list := y.computed()
	return list[len(list)-1]
}

// makeReceipts makes the receipts of everybody who works in the month and verifies them, looks for what the late
// figures touch, and writes one a line; nil is written nowhere.
func (y *year) makeReceipts(to io.Writer) error {
	m := y.receiptMonth()
	var working []*kept
	for i := range y.people {
		if one := &y.people[i]; one.works[m] {
			working = append(working, one)
		}
	}
	blocks := slices.Collect(slices.Chunk(working, receiptBlock))
	var errs []error
	inorder.Each(len(blocks), func(i int) madeReceipts { return y.receiptsOf(blocks[i], m, to != nil) },
		func(_ int, some madeReceipts) {
			y.receipts.add(&some.receipts)
			errs = append(errs, some.err)
			if to != nil && some.err == nil {
				_, err := to.Write(some.text)
				errs = append(errs, err)
			}
		})
	digest, err := receipt.Digest(y.paid[m])
	y.receipts.digest = digest
	return errors.Join(append(errs, err)...)
}

// madeReceipts are those of some people, as counted and as written, or why there are none.
type madeReceipts struct {
	receipts
	text []byte
	err  error
}

// add adds the receipts of other people.
func (r *receipts) add(other *receipts) {
	r.all += other.all
	r.same += other.same
	r.touched += other.touched
	r.changed += other.changed
}

// receiptsOf makes the receipts of some people for a month, and writes them where they are to be written.
func (y *year) receiptsOf(people []*kept, m int, written bool) (r madeReceipts) {
	maker := receipt.NewMaker(y.monthOf(m).String()+", first run", y.paid[m])
	block := make([]receipt.Receipt, len(people))
	for i, one := range people {
		var e payroll.Employee
		if e, r.err = y.employee(one, m); r.err != nil {
			return r
		}
		block[i], r.err = r.make(maker, receipt.Inputs{Settings: y.options.employer.Settings, Employee: e,
			OneMedicalItem: y.options.employer.OneMedicalItem})
		if r.err != nil {
			return r
		}
	}
	if r.err = r.look(y.paid[m], y.due[m], block); r.err == nil && written {
		r.text, r.err = lines(block)
	}
	return r
}

// make makes one receipt and computes it again.
func (r *receipts) make(maker *receipt.Maker, inputs receipt.Inputs) (receipt.Receipt, error) {
	made, err := maker.New(inputs)
	if err != nil {
		return made, err
	}
	differences, err := maker.Verify(&made)
	if err == nil && len(differences) == 0 {
		r.same++
	}
	r.all++
	return made, err
}

// lines writes receipts as JSON, one a line.
func lines(block []receipt.Receipt) ([]byte, error) {
	var text bytes.Buffer
	to := json.NewEncoder(&text)
	for i := range block {
		if err := to.Encode(&block[i]); err != nil {
			return nil, err
		}
	}
	return text.Bytes(), nil
}

// look counts what the late figures touch.
func (r *receipts) look(before, after payroll.Policy, block []receipt.Receipt) error {
	touched, err := receipt.Affected(before, after, block)
	r.touched += len(touched)
	for _, t := range touched {
		for _, d := range t.Differences {
			if d.Field == "slip.employer.total" {
				r.changed++
			}
		}
	}
	return err
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
		p.monthOf(p.receiptMonth()), r.all, r.same, r.touched, r.changed)
	p.Line("  " + r.digest)
}
