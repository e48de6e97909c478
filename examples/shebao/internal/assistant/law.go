package assistant

import (
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// figureList is the resource shebao://figures.
type figureList struct {
	Version string   `json:"version"`
	Figures []listed `json:"figures"`
}

// listed is a figure in the list: what it is, and the days its values cover, with the gaps between them.
type listed struct {
	URI    string    `json:"uri"`
	Name   string    `json:"name"`
	What   string    `json:"what"`
	WhatZH string    `json:"what_zh"`
	Unit   string    `json:"unit"`
	From   rule.Date `json:"from"`
	To     rule.Date `json:"to"`
}

// figure is the resource of a figure.
type figure struct {
	listed
	Entries []entry `json:"entries"`
}

// entry is a value of a figure. Both days belong to it.
type entry struct {
	From      rule.Date     `json:"from"`
	To        rule.Date     `json:"to"`
	Value     rule.Number   `json:"value"` // "none" where the law has none, as no ceiling
	Modality  rule.Modality `json:"modality"`
	Grade     rule.Grade    `json:"grade"`
	InForceBy bool          `json:"in_force_by,omitempty"` // it may have begun earlier
	Holds     bool          `json:"holds,omitempty"`       // no end was announced
	Expires   bool          `json:"expires,omitempty"`     // it ends with its instrument
	Due       string        `json:"successor_due,omitempty"`
	Other     string        `json:"other,omitempty"` // what another source prints, of a disputed value
	OtherBy   string        `json:"other_source,omitempty"`
	Document  document      `json:"document"`
}

// document is where a value was read.
type document struct {
	URI     string     `json:"uri"`
	Title   string     `json:"title"`
	TitleZH string     `json:"title_zh,omitempty"`
	Number  string     `json:"number,omitempty"`
	Article string     `json:"article,omitempty"`
	Issued  rule.Date  `json:"issued,omitzero"`
	URL     string     `json:"url,omitempty"`
	Quote   string     `json:"quote,omitempty"`
	Note    string     `json:"note,omitempty"`
	Seen    rule.Date  `json:"seen,omitzero"`
	Checked rule.Month `json:"checked,omitzero"`
}

// sourceList is the resource shebao://sources.
type sourceList struct {
	Version string     `json:"version"`
	Sources []document `json:"sources"`
}

// source is the resource of a document: what it is, and the values read from it.
type source struct {
	document
	Figures []use `json:"figures"`
}

// use is a value read from a document.
type use struct {
	URI   string      `json:"uri"`
	From  rule.Date   `json:"from"`
	To    rule.Date   `json:"to"`
	Value rule.Number `json:"value"`
	Grade rule.Grade  `json:"grade"`
}

// figure is a series as a resource.
func (l law) figure(table guangzhou.Table) figure {
	f := figure{listed: listed{URI: figuresURI + "/" + table.Name, Name: table.Name, What: table.What.English,
		WhatZH: table.What.Chinese, Unit: table.Unit}}
	for _, e := range table.Entries {
		one := entry{From: e.From, To: e.Period().Last(), Value: e.Value, Modality: e.Modality, Grade: e.Grade,
			InForceBy: e.InForceBy, Holds: e.Holds, Expires: e.Expires, Other: e.Other, OtherBy: e.OtherSource,
			Document: l.document(e.Cite)}
		if e.Due != 0 {
			one.Due = e.Due.String()
		}
		f.Entries = append(f.Entries, one)
	}
	f.From, f.To = f.Entries[0].From, f.Entries[len(f.Entries)-1].To
	return f
}

// document is a citation as a resource gives it.
func (l law) document(c rule.Cite) document {
	return document{URI: l.uris[c.Title], Title: c.Title, TitleZH: c.Chinese, Number: c.Number, Article: c.Article,
		Issued: c.Issued, URL: c.URL, Quote: c.Quote, Note: c.Note, Seen: c.Seen, Checked: c.Checked}
}

// source is a document as a resource.
func (l law) source(s guangzhou.Source) source {
	out := source{document: l.document(s.Cite)}
	for _, table := range l.tables {
		for _, e := range table.Entries {
			if e.Cite.Title == s.Cite.Title {
				out.Figures = append(out.Figures, use{figuresURI + "/" + table.Name, e.From, e.Period().Last(), e.Value,
					e.Grade})
			}
		}
	}
	return out
}
