// Package jsontext writes strings as JSON.
package jsontext

import (
	"encoding/json"
	"unicode/utf8"
)

// Append appends a string as encoding/json writes it.
func Append(to []byte, text string) []byte {
	if isPlain(text) {
		return append(append(append(to, '"'), text...), '"')
	}
	quoted, _ := json.Marshal(text) // a string never fails
	return append(to, quoted...)
}

// notASCII is the bit that only the bytes of a longer character have.
const notASCII = 0x80

// classes is 0 for a byte that stands in a JSON string as it is, notASCII for a part of a longer character, and another
// number for one that is escaped, or perhaps: encoding/json escapes two characters that begin with the byte 0xe2.
var classes = func() (all [256]uint8) {
	for c := range all {
		all[c] = uint8(c) & notASCII
		if c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0xe2 {
			all[c]++
		}
	}
	return all
}()

// isPlain reports whether a string stands in JSON as it is.
func isPlain(text string) bool {
	found, rest := uint8(0), text
	for len(rest) > 3 {
		found |= classes[rest[0]] | classes[rest[1]] | classes[rest[2]] | classes[rest[3]]
		rest = rest[4:]
	}
	for i := range len(rest) {
		found |= classes[rest[i]]
	}
	return found == 0 || found == notASCII && utf8.ValidString(text)
}
