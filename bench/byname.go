package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// byName is the slips of the month as JSON lines: each a call of payroll.slip by name.
type byName struct {
	lines   []byte
	people  int
	answers []payroll.SlipFields // of the same people, for whoever only writes them
}

// call is a line.
type call struct {
	Rule string            `json:"rule"`
	In   map[string]string `json:"in"`
}

func newByName(wages []int64) (*byName, error) {
	s, err := unread(wages)
	if err != nil {
		return nil, err
	}
	b := &byName{people: len(wages)}
	out := json.NewEncoder((*writer)(b))
	for person, wage := range wages {
		if err := s.slip(person); err != nil {
			return nil, err
		}
		b.answers = append(b.answers, s.last.Fields())
		if err := out.Encode(call{"payroll.slip", map[string]string{"month": monthText, "wage": decimalText(wage, 2),
			"injury_rate": settings.InjuryRate, "unemployment_rate": settings.UnemploymentRate,
			"housing_employer_rate": settings.HousingEmployerRate,
			"housing_employee_rate": settings.HousingEmployeeRate}}); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// writer collects the lines.
type writer byName

func (w *writer) Write(text []byte) (int, error) {
	w.lines = append(w.lines, text...)
	return len(text), nil
}

// byCallAll reads, checks, computes and writes.
func (b *byName) byCallAll(to io.Writer) error {
	failed, err := scenario.CallAll(bytes.NewReader(b.lines), to, rule.English)
	if failed > 0 {
		return fmt.Errorf("%d lines failed", failed)
	}
	return err
}

// byEncodingJSON reads every line and writes its answer, which is there already: it checks and computes nothing.
func (b *byName) byEncodingJSON(to io.Writer) error {
	in, out := json.NewDecoder(bytes.NewReader(b.lines)), json.NewEncoder(to)
	for person := range b.people {
		var read call
		if err := in.Decode(&read); err != nil {
			return err
		}
		if err := out.Encode(&b.answers[person]); err != nil {
			return err
		}
	}
	return nil
}
