package cell

import (
	"strings"

	"github.com/shebao-go/shebao/payroll/printed"
)

// ID returns the number of a person or a document in its one form (see printed.ID), and counts what that took.
//
// Errors: those of printed.ID.
func ID(text string, seen *Seen) (string, error) {
	id, err := printed.ID(text)
	if err != nil {
		return "", err
	}
	seen.note(taken(text)...)
	if strings.HasSuffix(printed.Plain(text), "x") && strings.HasSuffix(id, "X") {
		seen.note(smallX)
	}
	return id, nil
}
