package workbook

import (
	"errors"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/rule"
)

// part is what a figure is in a charge.
type part uint8

const (
	floor part = iota
	ceiling
	rate
	relief
	rounding
)

// figureKey tells the figures of a month apart. A setting of the employer is known by its number alone, so that many
// employers of one rate share a row.
type figureKey struct {
	scheme  rule.Scheme
	payer   rule.Payer // 0 of a limit, which both payers may share
	part    part
	setting rule.Number
	figure  rule.Figure // zero of a setting
}

// figureRow is a figure with the charge it is of.
type figureRow struct {
	figureKey
	charge rule.Charge
	figure rule.Figure
}

// figureList is the figures that formulas refer to, in the order of their first use.
type figureList struct {
	sheet string
	rows  []figureRow
	at    map[figureKey]int
}

// valueColumn is where a figure's value stands, D.
const valueColumn = 4

// ref is the cell of a figure.
func (l *figureList) ref(c *rule.Charge, p part, f rule.Figure) string {
	key := figureKey{scheme: c.Scheme, payer: c.Payer, part: p, figure: f}
	if p == floor || p == ceiling {
		key.payer = 0
	}
	if f.Grade() == 0 {
		key.figure, key.setting = rule.Figure{}, f.Number()
	}
	if l.at == nil {
		l.at = map[figureKey]int{}
	}
	at, ok := l.at[key]
	if !ok {
		at = len(l.rows)
		l.at[key] = at
		l.rows = append(l.rows, figureRow{key, *c, f})
	}
	name, _ := excelize.ColumnNumberToName(valueColumn)
	return "'" + l.sheet + "'!$" + name + "$" + strconv.Itoa(at+2)
}

// writeFigures writes the figures, each with its document.
func (w *Writer) writeFigures() error {
	s, err := w.addSheet(w.figures.sheet, []head{
		{w.Say("scheme", "险种"), 18}, {w.Say("payer", "缴费方"), 10}, {w.Say("name", "项目"), 10}, {w.Say("value", "数值"), 14},
		{w.Say("from", "自"), 12}, {w.Say("to", "至"), 12}, {w.Say("grade", "等级"), 14}, {w.Say("standing", "取值方式"), 12},
		{w.Say("document", "文件"), 40}, {w.Say("number", "文号"), 20}, {w.Say("article", "条款"), 16},
		{w.Say("url", "网址"), 40},
	})
	if err != nil {
		return err
	}
	var errs []error
	for _, row := range w.figures.rows {
		errs = append(errs, s.add(w.figure(row)...))
	}
	return errors.Join(append(errs, s.end())...)
}

// figure is the cells of a figure.
func (w *Writer) figure(row figureRow) []any {
	f, cite := row.figure, row.figure.Cite()
	names := [...]rule.Text{floor: rule.Say("floor", "下限"), ceiling: rule.Say("ceiling", "上限"),
		rate: rule.Say("rate", "费率"), relief: rule.Say("relief", "减免系数"), rounding: rule.Say("rounding", "舍入")}
	name := names[row.part]
	if row.charge.Fixed && row.part == floor {
		name = rule.Say("base", "基数")
	}
	payer := ""
	if row.payer != 0 {
		payer = w.Say(row.payer.String(), row.payer.Chinese())
	}
	cells := []any{w.text(w.scheme(row.scheme)), w.text(payer), w.text(name.In(w.Lang)), w.value(row)}
	if f.Grade() == 0 {
		return append(cells, nil, nil, w.text(w.Say("the employer's setting", "本单位设置")))
	}
	title := cite.Title
	if w.Lang == rule.Chinese && cite.Chinese != "" {
		title = cite.Chinese
	}
	standing := w.text(w.Say(f.Standing().String(), f.Standing().Chinese()))
	if f.Standing() == rule.Carried {
		standing = excelize.Cell{StyleID: w.style.weak, Value: w.Say(f.Standing().String(), f.Standing().Chinese())}
	}
	return append(cells, w.day(f.Period().From), w.day(f.Period().Last()), w.grade(f.Grade()), standing,
		w.text(title), w.text(cite.Number), w.text(cite.Article), w.text(cite.URL))
}

// value is a figure's number, or in words that there is none and how an amount is rounded.
func (w *Writer) value(row figureRow) any {
	switch {
	case row.part == rounding:
		return w.text(row.charge.Rounding.Explain(w.Lang))
	case row.figure.None():
		return w.text(w.Say("none", "不设"))
	}
	style := w.style.rate
	if row.part == floor || row.part == ceiling {
		style = w.style.money
	}
	return excelize.Cell{StyleID: style, Value: row.figure.Number().Decimal().InexactFloat64()}
}

// day is a day of a period; nothing where the period has none.
func (w *Writer) day(d rule.Date) any {
	if d.IsZero() {
		return nil
	}
	return w.text(d.String())
}
