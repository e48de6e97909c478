package main

import (
	"fmt"
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

// palette tells groups apart in print and for colour-blind readers.
var palette = []color.Color{
	color.RGBA{R: 0x00, G: 0x72, B: 0xb2, A: 0xff}, color.RGBA{R: 0xd5, G: 0x5e, B: 0x00, A: 0xff},
	color.RGBA{R: 0x00, G: 0x9e, B: 0x73, A: 0xff}, color.RGBA{R: 0xcc, G: 0x79, B: 0xa7, A: 0xff},
}

// draw writes the rates of every path over time as an SVG. The chart is a picture: its numbers are for the eye only.
func draw(file string, w whatIf, answers []pension.Unified) error {
	p := plot.New()
	p.Title.Text = w.Title
	p.Title.Padding = vg.Points(8)
	p.Y.Label.Text = "employer rate, %"
	p.X.Tick.Marker = plot.ConstantTicks(yearTicks(w.Start, answers))
	p.Legend.Top, p.Legend.Left = true, true // the viewer's font may be wider: leave room to the right
	p.Legend.XOffs, p.Legend.Padding = 15*vg.Centimeter, vg.Points(3)
	p.Legend.ThumbnailWidth = vg.Centimeter
	p.Legend.TextStyle.Font.Size = font.Points(9)
	for i, answer := range answers {
		for k, path := range answer.Paths {
			line, err := plotter.NewLine(points(path, w.Start, lastMonth(answers)))
			if err != nil {
				return err
			}
			line.StepStyle = plotter.PostStep
			line.Color = palette[k%len(palette)]
			line.Width = vg.Points(2)
			line.Dashes = []([]vg.Length){nil, {vg.Points(6), vg.Points(3)}, {vg.Points(2), vg.Points(3)}}[i%3]
			p.Add(line)
			p.Legend.Add(path.Name+", "+w.Paths[i].Name, line)
		}
	}
	p.Add(plotter.NewGrid())
	return p.Save(22*vg.Centimeter, 13*vg.Centimeter, file)
}

// lastMonth is half a year after the longest path's last step, so that the target is seen.
func lastMonth(answers []pension.Unified) rule.Month {
	var last rule.Month
	for _, a := range answers {
		steps := a.Paths[0].Path.Steps()
		if m := steps[len(steps)-1].From.Add(6); last.IsZero() || m.After(last) {
			last = m
		}
	}
	return last
}

// points samples a path month by month from half a year before its start.
func points(g pension.GroupPath, start, last rule.Month) plotter.XYs {
	var out plotter.XYs
	for m := start.Add(-6); !m.After(last); m = m.Add(1) {
		y, _ := g.Path.At(m).Shift(2).Float64()
		out = append(out, plotter.XY{X: float64(m.Sub(start)), Y: y})
	}
	return out
}

func yearTicks(start rule.Month, answers []pension.Unified) []plot.Tick {
	var ticks []plot.Tick
	for m := start; !m.After(lastMonth(answers)); m = m.Add(12) {
		ticks = append(ticks, plot.Tick{Value: float64(m.Sub(start)), Label: fmt.Sprint(m)})
	}
	return ticks
}
