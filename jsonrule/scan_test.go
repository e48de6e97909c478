package jsonrule_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
)

// standard is what encoding/json says of a document, but that it takes bytes that are not UTF-8 and halves of surrogate
// pairs: it reads both as U+FFFD.
func standard(in []byte) bool {
	var value any
	if !utf8.Valid(in) || json.Unmarshal(in, &value) != nil {
		return false
	}
	text, err := json.Marshal(value)
	return err == nil && !strings.Contains(string(text), "\ufffd")
}

// A document is JSON where encoding/json says so: whatever byte is put in the place of another or between two, is taken
// out, or is the last.
func TestDocumentAgreesWithEncodingJSON(t *testing.T) {
	for _, c := range []struct{ name, document string }{
		{name: "names and values", document: ` {"a":[1,true],"b" : {"c":null,"d":false} } `},
		{name: "numbers", document: `[0,-1.05,10 ,2E-3,3e+4]`},
		{name: "escapes", document: `"\u00Ff\ud83d\ude00\"\\\/\b\f\n\r\t"`},
		{name: "characters", document: "{\"\u4e00\U0001f600\x7f\":\"\u00e9\"}"},
		{name: "nothing within", document: `[[ ],{ },"",[{}]]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.True(t, standard([]byte(c.document)))
			said := 0
			ask := func(in string) {
				_, err := jsonrule.Document([]byte(in))
				if standard([]byte(in)) != (err == nil) {
					t.Errorf("%q: %v", in, err)
				}
				said++
			}
			for at := range c.document {
				before, behind := c.document[:at], c.document[at:]
				ask(before)
				ask(before + behind[1:])
				for b := range 256 {
					ask(before + string([]byte{byte(b)}) + behind[1:])
					ask(before + string([]byte{byte(b)}) + behind)
				}
			}
			assert.Greater(t, said, 512*10)
		})
	}
}

// Escapes above 0xffff are pairs of 0xd800 to 0xdbff and 0xdc00 to 0xdfff.
func TestSurrogates(t *testing.T) {
	for _, c := range []struct {
		name, text string
		good       bool
	}{
		{name: "below", text: `\ud7ff`, good: true},
		{name: "above", text: `\ue000`, good: true},
		{name: "the last of all", text: `\uffff`, good: true},
		{name: "U+FFFD itself, which is no mistake", text: "\ufffd", good: true},
		{name: "U+FFFD as an escape", text: `\ufffd`, good: true},
		{name: "the first pair", text: `\ud800\udc00`, good: true},
		{name: "the last low half", text: `\ud800\udfff`, good: true},
		{name: "the last high half", text: `\udbff\udc00`, good: true},
		{name: "the last pair", text: `\udbff\udfff`, good: true},
		{name: "the first high half alone", text: `\ud800`},
		{name: "the last high half alone", text: `\udbff`},
		{name: "the first low half alone", text: `\udc00`},
		{name: "the last low half alone", text: `\udfff`},
		{name: "two high halves", text: `\ud800\udbff`},
		{name: "two low halves", text: `\udc00\udc00`},
		{name: "a high half before what is above", text: `\ud800\ue000`},
		{name: "a high half before another escape", text: `\ud800\n`},
		{name: "a high half before letters like a low one", text: `\ud800xxdc00`},
		{name: "a high half before half an escape", text: `\ud800\udc0`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := jsonrule.Document([]byte(`"` + c.text + `"`))
			if c.good {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, "line 1, column 2: half a surrogate pair stands alone")
		})
	}
}

// An error says where the document is bad, and how.
func TestWhereADocumentIsBad(t *testing.T) {
	for _, c := range []struct{ name, document, want string }{
		{name: "a backslash at the end", document: `"\`, want: "column 2: an escape is not known"},
		{name: "an escape at the end", document: `"\n`, want: "column 4: a string has no end"},
		{name: "half an escape at the end", document: `"\u004`, want: "column 2: an escape is not known"},
		{name: "a whole one at the end", document: `"\u0041`, want: "column 8: a string has no end"},
		{name: "another letter before four digits", document: `"\x0041"`, want: "column 2: an escape is not known"},
		{name: "a digit beyond f", document: `"\u004g"`, want: "column 2: an escape is not known"},
		{name: "a byte behind ASCII", document: "\"\x80\"", want: "column 2: the bytes are not UTF-8"},
		{name: "the last control character", document: "\"\x1f\"", want: "column 2: a string has a control character"},
		{name: "a string of spaces", document: `" \" ` + "\x7f\x01",
			want: "column 7: a string has a control character"},
		{name: "a bad name hides that no colon follows", document: `{"\x" 1}`,
			want: "column 3: an escape is not known"},
		{name: "a bad value hides what follows", document: `[tru] 1`, want: "column 2: no value begins here"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := jsonrule.Document([]byte(c.document))
			assert.ErrorContains(t, err, "input is not valid at line 1, "+c.want)
		})
	}
}

// A document has at most 1 MiB, without the byte order mark that is taken from it.
func TestHowLongADocumentIs(t *testing.T) {
	const mark = "\ufeff"
	longest := "1" + strings.Repeat(" ", 1<<20-1)
	for _, c := range []struct {
		name, document string
		good           bool
	}{
		{name: "1 MiB", document: longest, good: true},
		{name: "1 MiB behind the mark", document: mark + longest, good: true},
		{name: "a byte more", document: longest + " "},
		{name: "a byte more behind the mark", document: mark + longest + " "},
		{name: "three bytes more", document: longest + "   "},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := jsonrule.Document([]byte(c.document))
			if c.good {
				require.NoError(t, err)
				assert.True(t, string(got) == longest)
				return
			}
			assert.EqualError(t, err, "input is longer than 1 MiB; send one case at a time")
		})
	}
}

// A value lies at most 64 deep, whether arrays or objects are around it.
func TestHowDeepADocumentIs(t *testing.T) {
	for _, c := range []struct {
		name, open, end string
	}{
		{name: "arrays", open: "[", end: "]"},
		{name: "objects", open: `{"a":`, end: "}"},
		{name: "one in another", open: `[{"a":`, end: "}]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			deep := func(levels int) string {
				times := levels / (len(c.end))
				return strings.Repeat(c.open, times) + "1" + strings.Repeat(c.end, times)
			}
			_, err := jsonrule.Document([]byte(deep(64)))
			require.NoError(t, err)
			_, err = jsonrule.Document([]byte(deep(66)))
			require.ErrorContains(t, err, "it is nested deeper than 64")
		})
	}
	_, err := jsonrule.Document([]byte(strings.Repeat(`{"a":`, 65) + "1" + strings.Repeat("}", 65)))
	assert.ErrorContains(t, err, "it is nested deeper than 64")
}
