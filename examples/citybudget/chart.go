package main

import (
	"fmt"
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

// draw writes income, spending and closing balance of the years as an SVG. Its numbers are for the eye only.
func draw(file string, years []year) error {
	p := plot.New()
	p.Title.Text = "Income, spending and closing balance, billion yuan"
	p.Title.Padding = vg.Points(8)
	p.Legend.Top, p.Legend.Left = true, true
	p.Legend.Padding, p.Legend.ThumbnailWidth = vg.Points(3), vg.Centimeter
	p.Y.Min = 0
	lines := []struct {
		name  string
		color color.Color
		of    func(year) float64
	}{
		{"income", color.RGBA{R: 0x00, G: 0x72, B: 0xb2, A: 0xff}, func(y year) float64 {
			return billions(y, "contributions") + billions(y, "subsidy") + billions(y, "interest") + billions(y, "other_income")
		}},
		{"spending", color.RGBA{R: 0xd5, G: 0x5e, B: 0x00, A: 0xff}, func(y year) float64 { return billions(y, "expenditure") }},
		{"closing balance", color.RGBA{R: 0x00, G: 0x9e, B: 0x73, A: 0xff}, func(y year) float64 {
			return billions(y, "opening") + billions(y, "contributions") + billions(y, "subsidy") + billions(y, "interest") + billions(y, "other_income") - billions(y, "expenditure")
		}},
	}
	for _, l := range lines {
		var points plotter.XYs
		for _, y := range years {
			points = append(points, plotter.XY{X: float64(y.number), Y: l.of(y)})
		}
		line, marks, err := plotter.NewLinePoints(points)
		if err != nil {
			return err
		}
		line.Color, marks.Color, line.Width = l.color, l.color, vg.Points(2)
		p.Add(line, marks)
		p.Legend.Add(l.name, line)
	}
	p.Add(plotter.NewGrid())
	var ticks plot.ConstantTicks
	for _, y := range years {
		ticks = append(ticks, plot.Tick{Value: float64(y.number), Label: fmt.Sprint(y.number)})
	}
	p.X.Tick.Marker = ticks
	p.X.Min, p.X.Max, p.Y.Max = p.X.Min-0.3, p.X.Max+0.3, p.Y.Max*1.2 // room for the legend and the labels at both ends
	return p.Save(22*vg.Centimeter, 13*vg.Centimeter, file)
}

func billions(y year, name string) float64 {
	f, _ := y.get(name).Shift(-9).Float64()
	return f
}
