package main

import (
	"bytes"
	"encoding/json"

	"github.com/shebao-go/shebao/payroll/receipt"
)

// receiptReport is what the receipts of July say.
type receiptReport struct {
	all, same, touched, changed int
	digest                      string
	lines                       []byte // one receipt a line, as JSON
}

// receipts makes a receipt of every slip of July as it was first run, verifies them and asks whom the new limits touch.
func (y *year) receipts() (receiptReport, error) {
	var r receiptReport
	var list []receipt.Receipt
	var lines bytes.Buffer
	before, after := y.paid[firstLate], y.due[firstLate]
	for i := range y.people {
		one := &y.people[i]
		if one.paid[firstLate] == nil {
			continue
		}
		made, err := receipt.New("2025-07, first run", before, receipt.Inputs{Settings: y.settings, Employee: one.inputs[firstLate]})
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
		if err := json.NewEncoder(&lines).Encode(made); err != nil {
			return r, err
		}
		list = append(list, made)
	}
	r.all, r.lines = len(list), lines.Bytes()
	touched, err := receipt.Affected(before, after, list)
	if err != nil {
		return r, err
	}
	r.touched = len(touched)
	for _, t := range touched {
		for _, d := range t.Differences {
			if d.Field == "slip.lines[pension employee].amount" {
				r.changed++
			}
		}
	}
	r.digest, err = receipt.Digest(before)
	return r, err
}
