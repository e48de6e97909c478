package payrollmonth

import (
	"io"

	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// ReadColumns reads a roster up to the end of its header, whatever may be wrong with that, and returns its reader with
// the columns that a roster has, by their places.
//
// Errors: why no header is found in it.
func ReadColumns(in io.Reader, how table.How) (*roster.Reader, []table.Column, error) {
	people, err := newPeople(in, how, rule.Month{})
	if people.Reader == nil {
		return nil, nil, err
	}
	return people.Reader, roster.Format(ownColumns()...).Columns, nil
}
