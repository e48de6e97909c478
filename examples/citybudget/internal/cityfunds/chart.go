package cityfunds

import (
	"io"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/shebao-go/shebao/examples/internal/palette"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// chartLine is one line of the chart, a value for each year. Its numbers are for the eye only.
type chartLine struct {
	name   string
	values []float64
}

// chart is up to three lines over the years.
type chart struct {
	title string
	years []int
	lines []chartLine
}

// draw writes the chart as an SVG.
func (c chart) draw(to io.Writer) error {
	p := plot.New()
	p.Title.Text = c.title
	p.Title.Padding = vg.Points(8)
	p.Legend.Top, p.Legend.Left = true, true
	p.Legend.Padding, p.Legend.ThumbnailWidth = vg.Points(3), vg.Centimeter
	p.Y.Min = 0
	for i, l := range c.lines {
		var points plotter.XYs
		for k, y := range c.years {
			points = append(points, plotter.XY{X: float64(y), Y: l.values[k]})
		}
		line, marks, err := plotter.NewLinePoints(points)
		if err != nil {
			return err
		}
		line.Color, marks.Color, line.Width = palette.Of(i), palette.Of(i), vg.Points(2)
		p.Add(line, marks)
		p.Legend.Add(l.name, line)
	}
	p.Add(plotter.NewGrid())
	var ticks plot.ConstantTicks
	for _, y := range c.years {
		ticks = append(ticks, plot.Tick{Value: float64(y), Label: strconv.Itoa(y)})
	}
	p.X.Tick.Marker = ticks
	// room for the legend and the labels at both ends
	p.X.Min, p.X.Max, p.Y.Max = p.X.Min-0.3, p.X.Max+0.3, p.Y.Max*1.2
	image, err := p.WriterTo(22*vg.Centimeter, 13*vg.Centimeter, "svg")
	if err != nil {
		return err
	}
	_, err = image.WriteTo(to)
	return err
}

// yearChart shows the income, spending and closing balance of a file's years, billion yuan.
func (p *sheet) yearChart() (chart, error) {
	c := chart{title: p.Say("Income, spending and closing balance, billion yuan", "收入、支出与年末结余（十亿元）")}
	c.lines = []chartLine{{name: p.Say("income", "收入")}, {name: p.Say("spending", "支出")},
		{name: p.Say("closing balance", "年末结余")}}
	for _, y := range p.years {
		c.years = append(c.years, y.number)
		income := billions(y, contributions) + billions(y, subsidy)
		income += billions(y, interest) + billions(y, otherIncome)
		spending := billions(y, expenditure)
		for i, v := range [...]float64{income, spending, billions(y, opening) + income - spending} {
			c.lines[i].values = append(c.lines[i].values, v)
		}
	}
	return c, nil
}

func billions(y year, column int) float64 {
	f, _ := y.get(column).Shift(-9).Float64()
	return f
}

// providentChart shows the provident fund's deposits, withdrawals and balance as published.
func (p *sheet) providentChart() (chart, error) {
	c := chart{title: p.Say("Provident fund of Guangzhou, 100 million yuan", "广州住房公积金（亿元）")}
	list, err := readRecords(providentCSV)
	if err != nil {
		return c, err
	}
	columns := [...]string{"deposits", "withdrawals", "balance"}
	c.lines = []chartLine{{name: p.Say(columns[0], "缴存额")}, {name: p.Say(columns[1], "提取额")},
		{name: p.Say(columns[2], "缴存余额")}}
	for _, r := range list {
		n, err := strconv.Atoi(r["year"])
		if err != nil {
			return c, program.About("provident.csv", err)
		}
		c.years = append(c.years, n)
		for i := range c.lines {
			v, err := strconv.ParseFloat(r[columns[i]], 64)
			if err != nil {
				return c, program.About("provident.csv", err)
			}
			c.lines[i].values = append(c.lines[i].values, v)
		}
	}
	return c, nil
}
