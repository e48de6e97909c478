package rule

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// object is a kind of JSON object that is read strictly: what it is, and how it is written.
type object struct {
	field   string
	what    Text
	example string
}

func aFigure() object {
	return object{"figure", Say("a figure", "数值"), `{"value":"0.08","grade":"supplied","cite":{"title":"..."}}`}
}

func aCharge() object {
	return object{"charge", Say("a charge", "缴费项目"),
		`{"scheme":"pension","payer":"employee","floor":{...},"rate":{...}}`}
}

func aLine() object {
	return object{"line", Say("a line", "缴费明细"), `{"scheme":"pension","payer":"employee",...,"charge":{...}}`}
}

func aPath() object {
	return object{"path", Say("a path", "分步过渡"), `{"start":"0.13","steps":[{"From":"2014-07","Value":"0.14"}]}`}
}

func aSeries() object {
	return object{"series", Say("a series", "数值序列"), `{"area":"pension","what":{...},"entries":[...]}`}
}

// UnmarshalJSON reads a document and refuses a field nobody knows.
func (c *citeJSON) UnmarshalJSON(data []byte) error {
	type plain citeJSON
	return strict(data, (*plain)(c), aFigure(),
		"title", "title_zh", "number", "article", "issued", "url", "quote", "note", "seen", "checked")
}

// MarshalJSON writes what UnmarshalJSON reads. A day or month that was not set is left out; numbers that name none are
// an error.
func (c citeJSON) MarshalJSON() ([]byte, error) {
	if err := Join(c.Issued.Err(), c.Seen.Err(), c.Checked.Err()); err != nil {
		return nil, err
	}
	type plain citeJSON
	return json.Marshal(plain(c))
}

// strict decodes an object whose fields are all among names.
func strict(data []byte, into any, is object, names ...string) error {
	malformed := func(reason, do Text) error {
		return &FieldError{Kind: ErrBadType, Field: is.field, Reason: reason, Do: do}
	}
	var fields map[string]json.RawMessage
	_ = json.Unmarshal(data, &fields) // what is no object has no fields
	if fields == nil {
		return malformed(Say("is not a JSON object", "不是 JSON 对象"), Say("write "+is.example, "请写作 "+is.example))
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !slices.Contains(names, name) {
			return &FieldError{Kind: ErrUnknownField, Field: clip(name),
				Reason: Say("is not a field of "+is.what.English, "不是"+is.what.Chinese+"的字段"),
				Do:     Sayf("use %s", "可用：%s", strings.Join(names, ", "))}
		}
	}
	err := json.Unmarshal(data, into)
	if err != nil && CodeOf(err) == "" {
		return malformed(Sayf("cannot be read: %s", "无法读取：%s", err),
			Say(`write numbers as text, such as "0.08"`, `数字请写成文本，例如 "0.08"`))
	}
	return err
}
