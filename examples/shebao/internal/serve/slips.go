package serve

import (
	"io"
	"net/http"
	"strings"

	"github.com/shebao-go/shebao/examples/shebao/internal/amounts"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// slipRule is the rule of /v1/slips.
const slipRule = "payroll.slip"

// slipsRoute is the route of slips.
func slipsRoute() route {
	return route{method: "POST", path: "/v1/slips", id: "slips", answer: slipRule + ".output", short: "Amounts",
		streams: true, serve: (*server).slips,
		summary: rule.Say("The slip of one person, or of every line of a stream, in its order: read the answer "+
			"while you send. A line that cannot be used is answered by {\"error\": ...} with its number. With "+
			"form=amounts lines and totals alone, many times as fast.",
			"一人的缴费明细；或以流的方式每行一人，按原顺序逐行答复：请边发送边读取。不能计算的行答复为带行号的 {\"error\": ...}。"+
				"form=amounts 只答复各项金额与合计，快许多倍。"),
		query: []parameter{{"form", map[string]any{"type": "string", "enum": []string{"full", "amounts"}},
			rule.Say("full, as without it, or amounts: lines and totals without documents and reasons",
				"full（不写时亦同）为全部内容；amounts 只有各项金额与合计，不附依据和理由")}}}
}

// slipForm is a form of the answers to inputs of payroll.slip: to one, and to each of a stream.
type slipForm struct {
	one  work
	each answerer
}

// answerer answers the lines of a stream, in their order.
type answerer func(r io.Reader, w io.Writer, lang rule.Language) error

// slipFormOf is the form that a request asks for.
func (s *server) slipFormOf(r *http.Request) (slipForm, error) {
	given, err := queryOf(r, []string{"form"})
	if err != nil {
		return slipForm{}, err
	}
	form := strings.Join(given["form"], "")
	switch {
	case given["form"] == nil || form == "full":
		return slipForm{func(body []byte) ([]byte, error) { return s.rule(slipRule, body) },
			func(r io.Reader, w io.Writer, lang rule.Language) error {
				_, err := scenario.CallEach(slipRule, r, w, lang)
				return err
			}}, nil
	case form == "amounts":
		return slipForm{amounts.Answer, amounts.Each}, nil
	}
	return slipForm{}, badField(rule.ErrOutOfRange, "form", form, rule.Say("is not known", "不能识别"),
		rule.Say("use full or amounts", "请用 full 或 amounts"))
}

// slips answers with the slip of one person, or of a stream of people.
func (s *server) slips(w http.ResponseWriter, r *http.Request) {
	form, err := s.slipFormOf(r)
	switch {
	case err != nil:
		s.refuse(w, r, http.StatusBadRequest, err)
	case mediaType(r) == linesType:
		s.stream(w, r, form.each)
	default:
		s.workJSON(w, r, form.one)
	}
}
