package bill

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// medicalRows are what the bill's rows of the employer's medical insurance in one month show.
type medicalRows struct {
	there     bool // there are rows of our people
	alone     bool // one of them is of medical insurance alone
	item      bool // one of them is of one item with maternity insurance
	maternity bool // maternity insurance has rows of its own
}

// oneItems returns the months in which the bill has medical and maternity insurance as one item (职工基本医疗保险（含生育保险）):
// from 2021-10, where maternity insurance has no rows of its own and the rows of medical insurance show the sum of both
// rates, or show neither and the bill is about maternity insurance too.
func (m *matcher) oneItems() map[rule.Month]bool {
	shown := map[rule.Month]medicalRows{}
	slips := m.people.slips()
	for i := range m.rows {
		row := &m.rows[i]
		if row.sum || row.payer != rule.Employer || row.scheme != rule.Medical && row.scheme != rule.Maternity {
			continue
		}
		of := shown[row.month]
		if row.scheme == rule.Maternity {
			of.maternity = true
		} else if slip := slips[month{row.id, row.month}]; slip != nil {
			of.look(slip, row.Figures)
		}
		shown[row.month] = of
	}
	out := map[rule.Month]bool{}
	for month, of := range shown {
		covered := m.bill.covers(rule.Maternity, rule.Employer)
		out[month] = maternity.InMedicalItem(month) && of.there && !of.maternity && !of.alone && (of.item || covered)
	}
	return out
}

// slips finds the slip of a person and a month.
func (d *directory) slips() map[month]*payroll.Slip {
	out := map[month]*payroll.Slip{}
	for i, p := range d.people {
		for j := range p.Slips {
			out[month{d.ids[i], p.Slips[j].Month}] = &p.Slips[j]
		}
	}
	return out
}

// look notes what a row shows beside the slip of its person.
func (of *medicalRows) look(slip *payroll.Slip, row Figures) {
	item, there := slip.MedicalItem()
	if !there {
		return
	}
	alone, _ := slip.Line(rule.Medical, rule.Employer) // it is there, as the item is
	of.there = true
	of.alone = of.alone || shows(alone, row)
	of.item = of.item || shows(&item, row)
}

// shows reports whether a row has the rate of a line or, where it prints none, an amount of that rate.
func shows(line *rule.Line, row Figures) bool {
	if row.Rate.Valid {
		return row.Rate.Decimal.Equal(line.Rate())
	}
	base := line.Base()
	if row.Base.Valid {
		base = row.Base.Decimal
	}
	return row.Amount.Valid && gives(line, base, line.Rate(), line.Charge().Rounding, row.Amount.Decimal)
}

// figures are the base, the rate and the amount of a line of ours, for one item those of both lines.
func (o *own) figures() Figures {
	if o.line == nil {
		return Figures{}
	}
	rate, amount := o.line.Rate(), o.line.Amount()
	if o.also != nil {
		rate, amount = o.once.Rate(), amount.Add(o.also.Amount())
	}
	return Figures{decimal.NewNullDecimal(o.line.Base()), decimal.NewNullDecimal(rate), decimal.NewNullDecimal(amount)}
}
