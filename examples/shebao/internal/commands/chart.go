package commands

import (
	"io"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/shebao-go/shebao/examples/internal/costcompare"
	"github.com/shebao-go/shebao/examples/internal/palette"
)

// draw writes a chart of bars as an SVG. It is a picture: its numbers are for the eye only.
func draw(to io.Writer, c costcompare.Chart) error {
	p := plot.New()
	p.Title.Text, p.Y.Label.Text = c.Title, c.Axis
	p.Title.Padding = vg.Points(8)
	p.Legend.Top = true
	p.Legend.Padding, p.Legend.ThumbnailWidth = vg.Points(3), vg.Centimeter
	p.Add(plotter.NewGrid())
	width := vg.Points(24)
	for i, bars := range c.Bars {
		chart, err := plotter.NewBarChart(plotter.Values(bars.Yuan), width)
		if err != nil {
			return err
		}
		chart.Color = palette.Of(i)
		chart.LineStyle.Width = 0
		chart.Offset = width * vg.Length(2*i-len(c.Bars)+1) / 2
		p.Add(chart)
		p.Legend.Add(bars.Name, chart)
	}
	p.NominalX(c.Names...)
	// room for the legend above the highest bar, and for the bars at both ends
	p.Y.Max += (p.Y.Max - p.Y.Min) / 5
	p.X.Min, p.X.Max = -0.6, float64(len(c.Names))-0.4
	image, err := p.WriterTo(26*vg.Centimeter, 13*vg.Centimeter, "svg")
	if err != nil {
		return err
	}
	_, err = image.WriteTo(to)
	return err
}
