package payrollyear

import (
	"encoding/json"
	"io"

	"github.com/shebao-go/shebao/payroll/receipt"
)

// receipts are those of July as it was first run, and what the figures that came late do to them.
type receipts struct {
	list    []receipt.Receipt
	same    int // computed again byte for byte
	touched int // whose slip uses a figure that changed
	changed int // whose slip has another amount
	digest  string
}

func (y *year) receipts() (receipts, error) {
	var r receipts
	before, after := y.paid[declaration], y.due[declaration]
	for i := range y.people {
		one := &y.people[i]
		if one.paid[declaration] == nil {
			continue
		}
		made, err := receipt.New(july().String()+", first run", before,
			receipt.Inputs{Settings: y.options.employer.Settings, Employee: one.inputs[declaration]})
		if err != nil {
			return r, err
		}
		differences, err := made.Verify(before)
		if err != nil {
			return r, err
		}
		if len(differences) == 0 {
			r.same++
		}
		r.list = append(r.list, made)
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
