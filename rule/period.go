package rule

// Period is the span an entry is in force for (施行期间): From inclusive, Until exclusive. The zero value is no span.
type Period struct {
	From, Until Date
}

// Last returns the last day of the span, the zero Date of no span.
func (p Period) Last() Date { return p.Until.Add(-1) }

// Contains reports whether a day lies in the span.
func (p Period) Contains(day Date) bool { return !day.Before(p.From) && day.Before(p.Until) }

// String returns "2025-07 to 2026-06", with days where a month is not whole, "-" for no span.
func (p Period) String() string { return p.In(English) }

// In returns the span in a language, such as 2025-07 至 2026-06.
func (p Period) In(lang Language) string {
	if p.From.IsZero() || p.Until.IsZero() {
		return "-"
	}
	first, last, to := p.From.String(), p.Last().String(), " to "
	if p.From.Day() == 1 && p.Until.Day() == 1 {
		first, last = p.From.Month().String(), p.Last().Month().String()
	}
	if lang == Chinese {
		to = " 至 "
	}
	return first + to + last
}

// Standing says how an entry answers for the day that was asked (取值方式). The zero value is an entry in force.
type Standing uint8

// The ways an entry answers.
const (
	InForce Standing = iota // 现行: the day lies in the months its source was seen for
	Held                    // 沿用有效: nobody announced an end; the day is after the month its source was last looked at
	Carried                 // 暂沿用: the day is past its end, and no successor is known
)

// standingNames are the JSON names and Chinese terms of Standing.
var standingNames = [...]name{{"in_force", "现行"}, {"held", "沿用有效"}, {"carried", "暂沿用"}}

// String returns the JSON name, such as "held".
func (s Standing) String() string { return nameOf(standingNames[:], s).en }

// Chinese returns the Chinese term, such as 沿用有效.
func (s Standing) Chinese() string { return nameOf(standingNames[:], s).zh }

// MarshalText writes the JSON name. A value without one is an error.
func (s Standing) MarshalText() ([]byte, error) { return textOf("standing", standingNames[:], s) }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Standing) UnmarshalText(text []byte) (err error) {
	*s, err = parseName[Standing]("standing", standingNames[:], text)
	return err
}
