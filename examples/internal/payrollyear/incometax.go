package payrollyear

import (
	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/payroll/deduct"
)

func (p *sheet) taxPart() {
	s := p.sums
	p.part("Told to income tax, yuan: the columns of the import", "个税申报专项扣除（元）：导入表各列")
	header := []string{""}
	for _, c := range (&deduct.TaxRow{}).Columns() {
		header = append(header, c.Name)
	}
	row := func(name string, columns [4]int64) []string {
		cells, total := []string{name}, int64(0)
		for _, n := range columns {
			cells, total = append(cells, page.Fen(n)), total+n
		}
		return append(cells, page.Fen(total))
	}
	var own [4]int64
	for i := range own {
		own[i] = s.tax[i] - s.taxMadeUp[i]
	}
	p.Grid([][]string{append(header, p.Say("All", "合计")), nil, row(p.Say("For the months themselves", "当月"), own),
		row(p.Say("Made up", "补差"), s.taxMadeUp), row(p.Say("Year", "全年"), s.tax)})
}
