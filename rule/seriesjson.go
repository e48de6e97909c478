package rule

import (
	"encoding/json"

	"github.com/shopspring/decimal"
)

type pathJSON struct {
	Start decimal.Decimal `json:"start"`
	Steps []Step          `json:"steps"`
}

// MarshalJSON writes {"start":"0.13","steps":[{"From":"2014-07","Value":"0.14"}]}. The zero Path, which has no step, is
// an error.
func (p Path) MarshalJSON() ([]byte, error) {
	if _, err := NewPath(p.start, p.steps...); err != nil {
		return nil, err
	}
	return json.Marshal(pathJSON{p.start, p.steps})
}

// UnmarshalJSON reads what MarshalJSON writes and refuses what NewPath refuses.
func (p *Path) UnmarshalJSON(data []byte) error {
	var in pathJSON
	if err := strict(data, &in, aPath(), "start", "steps"); err != nil {
		return err
	}
	read, err := NewPath(in.Start, in.Steps...)
	if err != nil {
		return err
	}
	*p = read
	return nil
}

type seriesJSON[T any] struct {
	Area    Area       `json:"area"`
	Name    string     `json:"name,omitempty"`
	What    Text       `json:"what"`
	Entries []Entry[T] `json:"entries"`
}

// MarshalJSON writes the area, the name, what the series is and every entry.
func (s Series[T]) MarshalJSON() ([]byte, error) {
	return json.Marshal(seriesJSON[T]{s.area, s.name, s.what, s.entries})
}

// UnmarshalJSON reads what MarshalJSON writes and refuses what NewSeries refuses.
func (s *Series[T]) UnmarshalJSON(data []byte) error {
	var in seriesJSON[T]
	if err := strict(data, &in, aSeries(), "area", "name", "what", "entries"); err != nil {
		return err
	}
	read, err := NewSeries(in.Area, in.What, in.Entries...)
	if err != nil {
		return err
	}
	*s = read.Named(in.Name)
	return nil
}
