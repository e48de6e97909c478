package serve

import (
	"net/http"
	"slices"
	"strings"

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
	to := route{method: "POST", path: "/v1/rosters", id: "rosters", answer: "Roster", takesFile: true, givesFile: true,
		serve: (*server).roster,
		summary: rule.Say("A month for a roster (.xlsx, or text such as CSV, as the command month reads it): sums, "+
			"people, and each row that cannot be used with line, column, value and reason; with format, the file "+
			"of slips.",
			"按名册（.xlsx 或 CSV 等文本，读法同命令 month）计算一个月：合计、各人金额，不能使用的行逐一写明行、列、值和原因；"+
				"指定 format 时答复缴费明细文件。")}
	to.query = settingParameters(rosteranswer.Settings())
	to.query = append(to.query, parameter{"format", map[string]any{"type": "string", "enum": []string{"csv", "xlsx"}},
		rule.Say("of the file of slips", "缴费明细文件的格式")})
	return to
}

// columnsRoute is the route of the columns of a roster.
func columnsRoute() route {
	return route{method: "POST", path: "/v1/rosters/columns", id: "rosters.columns", answer: "RosterColumns",
		takesFile: true, serve: (*server).rosterColumns, query: settingParameters(columnSettings()),
		summary: rule.Say("How the columns of a roster are read: the heading each is taken from, those that are "+
			"needed and not there, and the headings that are not known.",
			"名册各列的读法：取自哪个表头，缺哪些必需的列，有哪些不认识的表头。")}
}

// columnSettings are the settings that say how columns are read.
func columnSettings() []rosteranswer.Setting {
	return slices.DeleteFunc(rosteranswer.Settings(), func(s rosteranswer.Setting) bool {
		return s.Name != "sheet" && s.Name != "map"
	})
}

// settingParameters are settings as fields of a query.
func settingParameters(settings []rosteranswer.Setting) []parameter {
	var out []parameter
	for _, s := range settings {
		schema := map[string]any{"type": "boolean"}
		if !s.Boolean {
			schema = map[string]any{"type": "string", "examples": []string{s.Example}}
		}
		if s.Many {
			schema = map[string]any{"type": "array", "items": schema}
		}
		out = append(out, parameter{s.Name, schema, s.Meaning})
	}
	return out
}

// roster answers with a month of a roster.
func (s *server) roster(w http.ResponseWriter, r *http.Request) {
	given, body, good := s.rosterSent(w, r, rosteranswer.Settings(), "format")
	if !good {
		return
	}
	lang := languageOf(r, s.lang)
	if given["format"] == nil {
		s.work(w, r, s.streams, jsonType, func() ([]byte, error) { return rosteranswer.Answer(given, body, lang) })
		return
	}
	file := strings.Join(given["format"], "")
	kind, known := slipFiles()[file]
	if !known {
		s.refuse(w, r, http.StatusBadRequest, badField(rule.ErrOutOfRange, "format", file,
			rule.Say("is not known", "不能识别"), rule.Say("use csv or xlsx", "请用 csv 或 xlsx")))
		return
	}
	s.work(w, r, s.streams, kind, func() ([]byte, error) { return rosteranswer.Slips(given, body, file, lang) })
}

// rosterColumns answers how the columns of a roster are read.
func (s *server) rosterColumns(w http.ResponseWriter, r *http.Request) {
	given, body, good := s.rosterSent(w, r, columnSettings())
	if !good {
		return
	}
	lang := languageOf(r, s.lang)
	s.work(w, r, s.streams, jsonType, func() ([]byte, error) { return rosteranswer.ReadColumns(given, body, lang) })
}

// rosterSent reads the settings and the file of a request, of which the settings and some more fields are known. Where
// they cannot be used, the request is answered.
func (s *server) rosterSent(w http.ResponseWriter, r *http.Request, settings []rosteranswer.Setting,
	more ...string) (given rosteranswer.Given, body []byte, good bool) {
	if mediaType(r) != fileType {
		s.fail(w, r, wrongType(fileType))
		return nil, nil, false
	}
	given, err := settingsOf(r, settings, more)
	if err != nil {
		s.refuse(w, r, http.StatusBadRequest, err)
		return nil, nil, false
	}
	if body, err = s.body(w, r); err != nil {
		s.failBody(w, r, err)
		return nil, nil, false
	}
	if most := unpackedTimes * s.limits.body; unpacksTo(body) > uint64(most) {
		s.fail(w, r, unpacksTooLong(most))
		return nil, nil, false
	}
	return given, body, true
}

// settingsOf reads the settings of a query, each once but those that may be given several times.
func settingsOf(r *http.Request, settings []rosteranswer.Setting, more []string) (rosteranswer.Given, error) {
	known, many := slices.Clone(more), []string(nil)
	for _, s := range settings {
		known = append(known, s.Name)
		if s.Many {
			many = append(many, s.Name)
		}
	}
	return queryOf(r, known, many...)
}

// queryOf reads a query of fields that are known, each once but for those of many.
func queryOf(r *http.Request, known []string, many ...string) (map[string][]string, error) {
	out := map[string][]string{}
	err := eachField(r, func(name, value string) error {
		if !slices.Contains(known, name) {
			return badField(rule.ErrUnknownField, name, "", rule.Say("is not known", "不能识别"),
				rule.Say("see /openapi.json for those that are", "可用的字段见 /openapi.json"))
		}
		out[name] = append(out[name], value)
		return nil
	}, many...)
	return out, err
}
