package payrollyear

import (
	"time"

	"github.com/shebao-go/shebao/rule"
)

const (
	months      = 12
	declaration = time.July
	runDay      = 15 // the day of each month it was first run on
)

// calendar is the year of the run.
type calendar int

// monthOf is a month of the year, 1 to 12.
func (c calendar) monthOf(m int) rule.Month { return rule.MonthOf(int(c), time.Month(m)) }

// july is the month in which bases are declared.
func (c calendar) july() rule.Month { return c.monthOf(int(declaration)) }

// holds reports whether a month is one of the year.
func (c calendar) holds(month rule.Month) bool { return month.Year() == int(c) }

// spans names months of the year, 1 to 12 in their order, those behind one another by the first and the last.
func (o *options) spans(list []int) string {
	text := ""
	for i := 0; i < len(list); {
		first := i
		for i++; i < len(list) && list[i] == list[i-1]+1; i++ {
		}
		if text != "" {
			text += o.Say(", ", "、")
		}
		text += o.monthOf(list[first]).String()
		if last := list[i-1]; last != list[first] {
			text += o.Say(" to ", " 至 ") + o.monthOf(last).String()
		}
	}
	return text
}
