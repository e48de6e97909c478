// Package palette is the colours of the charts: they can be told apart in print and by colour-blind readers (Okabe and
// Ito).
package palette

import "image/color"

// Of returns the colour of the first line of a chart for 0, and so on; after the fourth they begin again.
func Of(line int) color.RGBA {
	all := [...]color.RGBA{
		{R: 0x00, G: 0x72, B: 0xb2, A: 0xff},
		{R: 0xd5, G: 0x5e, B: 0x00, A: 0xff},
		{R: 0x00, G: 0x9e, B: 0x73, A: 0xff},
		{R: 0xcc, G: 0x79, B: 0xa7, A: 0xff},
	}
	return all[line%len(all)]
}
