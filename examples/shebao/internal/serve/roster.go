package serve

import (
	"net/http"
	"slices"

	"github.com/shebao-go/shebao/examples/shebao/internal/rosteranswer"
	"github.com/shebao-go/shebao/rule"
)

// The types of the files of slips by the format asked for.
func slipFiles() map[string]string {
	return map[string]string{"csv": "text/csv; charset=utf-8",
		"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
}

// fileType is the type of a roster: what it is in, its content says.
const fileType = "application/octet-stream"

// rosterRoute is the route of a roster.
func rosterRoute() route {
	to := route{method: "POST", path: "/v1/rosters", id: "rosters", answer: "Roster", takesFile: true,
		serve: (*server).roster,
		summary: rule.Say("A month for a roster (.xlsx, or text such as CSV, as the command month reads it): sums, "+
			"people, and each row that cannot be used with line, column, value and reason; with format, the file "+
			"of slips.",
			"按名册（.xlsx 或 CSV 等文本，读法同命令 month）计算一个月：合计、各人金额，不能使用的行逐一写明行、列、值和原因；"+
				"指定 format 时答复缴费明细文件。")}
	for _, s := range rosteranswer.Settings() {
		schema := map[string]any{"type": "boolean"}
		if !s.Boolean {
			schema = map[string]any{"type": "string", "examples": []string{s.Example}}
		}
		to.query = append(to.query, parameter{s.Name, schema, s.Meaning})
	}
	to.query = append(to.query, parameter{"format", map[string]any{"type": "string", "enum": []string{"csv", "xlsx"}},
		rule.Say("of the file of slips", "缴费明细文件的格式")})
	return to
}

// roster answers with a month of a roster.
func (s *server) roster(w http.ResponseWriter, r *http.Request) {
	if mediaType(r) != fileType {
		s.fail(w, r, wrongType(fileType))
		return
	}
	known := []string{"format"}
	for _, setting := range rosteranswer.Settings() {
		known = append(known, setting.Name)
	}
	given, err := queryOf(r, known)
	if err != nil {
		s.refuse(w, r, http.StatusBadRequest, err)
		return
	}
	file, asksFile := given["format"]
	kind, knownFile := slipFiles()[file]
	if asksFile && !knownFile {
		s.refuse(w, r, http.StatusBadRequest, badField(rule.ErrOutOfRange, "format", file,
			rule.Say("is not known", "不能识别"), rule.Say("use csv or xlsx", "请用 csv 或 xlsx")))
		return
	}
	body, err := s.body(w, r)
	if err != nil {
		s.failBody(w, r, err)
		return
	}
	if most := unpackedTimes * s.limits.body; unpacksTo(body) > uint64(most) {
		s.fail(w, r, unpacksTooLong(most))
		return
	}
	lang := languageOf(r, s.lang)
	if asksFile {
		s.work(w, r, s.streams, kind, func() ([]byte, error) { return rosteranswer.Slips(given, body, file, lang) })
		return
	}
	s.work(w, r, s.streams, jsonType, func() ([]byte, error) { return rosteranswer.Answer(given, body, lang) })
}

// queryOf reads a query of fields that are known, each once.
func queryOf(r *http.Request, known []string) (map[string]string, error) {
	out := map[string]string{}
	err := eachField(r, func(name, value string) error {
		if !slices.Contains(known, name) {
			return badField(rule.ErrUnknownField, name, "", rule.Say("is not known", "不能识别"),
				rule.Say("see /openapi.json for those that are", "可用的字段见 /openapi.json"))
		}
		out[name] = value
		return nil
	})
	return out, err
}
