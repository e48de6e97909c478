package rates

import (
	"fmt"
	"image/color"
	"io"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/shebao-go/shebao/examples/internal/palette"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

// draw writes the rates of every path, and those of the city, over time as an SVG. The chart is a picture: its numbers
// are for the eye only.
func (s *solution) draw(to io.Writer) error {
	c := chart{Plot: plot.New(), start: s.whatIf.Start, last: lastStep(s.answers...).Add(6)}
	c.Title.Text = s.whatIf.Title
	c.Title.Padding = vg.Points(8)
	c.Y.Label.Text = s.Say("employer rate, %", "单位费率，%")
	c.Legend.Top = true
	c.Legend.Padding = vg.Points(3)
	c.Legend.ThumbnailWidth = vg.Centimeter
	c.Legend.TextStyle.Font.Size = font.Points(9)
	if s.fact != nil {
		c.last = lastStep(*s.fact).Add(6)
		name := s.Say("what became of it", "实际结果")
		if err := c.answer(*s.fact, name, s.rates[0].from, style{width: vg.Points(5), alpha: 0x60}); err != nil {
			return err
		}
	}
	dashes := [][]vg.Length{nil, {vg.Points(6), vg.Points(3)}, {vg.Points(2), vg.Points(3)}}
	for i, answer := range s.answers {
		solid := style{width: vg.Points(2), dashes: dashes[i%3], alpha: 0xff}
		if err := c.answer(answer, s.whatIf.Paths[i].Name, c.start.Add(-6), solid); err != nil {
			return err
		}
	}
	c.X.Tick.Marker = c.years()
	c.Add(plotter.NewGrid())
	image, err := c.WriterTo(26*vg.Centimeter, 13*vg.Centimeter, "svg")
	if err != nil {
		return err
	}
	_, err = image.WriteTo(to)
	return err
}

// chart is a plot of months to last; a what-if begins half a year before start.
type chart struct {
	*plot.Plot
	start, last rule.Month
}

// style is how the lines of an answer look.
type style struct {
	width  vg.Length
	dashes []vg.Length
	alpha  uint8
}

// answer adds a line for every group of an answer, from a month on.
func (c *chart) answer(a pension.Unified, name string, from rule.Month, look style) error {
	for k, path := range a.Paths {
		line, err := plotter.NewLine(c.points(path, from))
		if err != nil {
			return err
		}
		of := palette.Of(k)
		line.StepStyle = plotter.PostStep
		line.Color = color.NRGBA{R: of.R, G: of.G, B: of.B, A: look.alpha}
		line.Width, line.Dashes = look.width, look.dashes
		c.Add(line)
		c.Legend.Add(path.Name+", "+name, line)
	}
	return nil
}

// points samples a path month by month.
func (c *chart) points(g pension.GroupPath, from rule.Month) plotter.XYs {
	var out plotter.XYs
	for m := from; !m.After(c.last); m = m.Add(1) {
		y, _ := g.Path.At(m).Shift(2).Float64()
		out = append(out, plotter.XY{X: float64(m.Sub(c.start)), Y: y})
	}
	return out
}

// years marks every year from the start, or every second where there are many.
func (c *chart) years() plot.ConstantTicks {
	every := 12
	if c.last.Sub(c.start) > 8*12 {
		every = 24
	}
	var ticks plot.ConstantTicks
	for m := c.start; !m.After(c.last); m = m.Add(every) {
		ticks = append(ticks, plot.Tick{Value: float64(m.Sub(c.start)), Label: fmt.Sprint(m)})
	}
	return ticks
}
