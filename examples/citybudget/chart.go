package main

import (
	"fmt"
	"image/color"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

// chartLine is one line of the chart, a value for each year. Its numbers are for the eye only.
type chartLine struct {
	name   string
	values []float64
}

// colours are those of the first, second and third line.
var colours = [...]color.Color{
	color.RGBA{R: 0x00, G: 0x72, B: 0xb2, A: 0xff},
	color.RGBA{R: 0xd5, G: 0x5e, B: 0x00, A: 0xff},
	color.RGBA{R: 0x00, G: 0x9e, B: 0x73, A: 0xff},
}

// draw writes up to three lines over the years as an SVG.
func draw(file, title string, years []int, lines []chartLine) error {
	p := plot.New()
	p.Title.Text = title
	p.Title.Padding = vg.Points(8)
	p.Legend.Top, p.Legend.Left = true, true
	p.Legend.Padding, p.Legend.ThumbnailWidth = vg.Points(3), vg.Centimeter
	p.Y.Min = 0
	for i, l := range lines {
		var points plotter.XYs
		for k, y := range years {
			points = append(points, plotter.XY{X: float64(y), Y: l.values[k]})
		}
		line, marks, err := plotter.NewLinePoints(points)
		if err != nil {
			return err
		}
		line.Color, marks.Color, line.Width = colours[i], colours[i], vg.Points(2)
		p.Add(line, marks)
		p.Legend.Add(l.name, line)
	}
	p.Add(plotter.NewGrid())
	var ticks plot.ConstantTicks
	for _, y := range years {
		ticks = append(ticks, plot.Tick{Value: float64(y), Label: strconv.Itoa(y)})
	}
	p.X.Tick.Marker = ticks
	// room for the legend and the labels at both ends
	p.X.Min, p.X.Max, p.Y.Max = p.X.Min-0.3, p.X.Max+0.3, p.Y.Max*1.2
	return p.Save(22*vg.Centimeter, 13*vg.Centimeter, file)
}

// numbers are the years of a file.
func numbers(years []year) []int {
	var out []int
	for _, y := range years {
		out = append(out, y.number)
	}
	return out
}

// yearLines are the income, spending and closing balance of a file's years, billion yuan.
func (p *page) yearLines() []chartLine {
	lines := []chartLine{{name: p.say("income", "收入")}, {name: p.say("spending", "支出")},
		{name: p.say("closing balance", "年末结余")}}
	for _, y := range p.years {
		income := billions(y, "contributions") + billions(y, "subsidy")
		income += billions(y, "interest") + billions(y, "other_income")
		spending := billions(y, "expenditure")
		for i, v := range [...]float64{income, spending, billions(y, "opening") + income - spending} {
			lines[i].values = append(lines[i].values, v)
		}
	}
	return lines
}

func billions(y year, name string) float64 {
	f, _ := y.get(name).Shift(-9).Float64()
	return f
}

// providentLines are the provident fund's deposits, withdrawals and balance as published, with their years.
func (p *page) providentLines() ([]chartLine, []int, error) {
	list, err := readRecords(providentCSV)
	if err != nil {
		return nil, nil, err
	}
	columns := [...]string{"deposits", "withdrawals", "balance"}
	lines := []chartLine{{name: p.say(columns[0], "缴存额")}, {name: p.say(columns[1], "提取额")},
		{name: p.say(columns[2], "缴存余额")}}
	var years []int
	for _, r := range list {
		n, err := strconv.Atoi(r["year"])
		if err != nil {
			return nil, nil, fmt.Errorf("provident.csv: %w", err)
		}
		years = append(years, n)
		for i := range lines {
			v, err := strconv.ParseFloat(r[columns[i]], 64)
			if err != nil {
				return nil, nil, fmt.Errorf("provident.csv: %w", err)
			}
			lines[i].values = append(lines[i].values, v)
		}
	}
	return lines, years, nil
}
