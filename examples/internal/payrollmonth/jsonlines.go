package payrollmonth

import (
	"encoding/json"
	"io"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/payroll"
)

// jsonLines writes an object a line for each slip: its amounts.
type jsonLines struct{ to io.Writer }

// briefSlip is a slip of jsonLines.
type briefSlip struct {
	ID   string          `json:"id"`
	Slip planrow.Amounts `json:"slip"`
}

func (j *jsonLines) write(who Who, s *payroll.Slip) error {
	text, err := json.Marshal(briefSlip{who.ID, planrow.Of(s)})
	if err != nil {
		return err
	}
	_, err = j.to.Write(append(text, '\n'))
	return err
}

func (j *jsonLines) end() error { return nil }

// rowText is how write writes a plain row.
func (j *jsonLines) rowText(p *planrow.Plan, slip *payroll.Slip) *planrow.Text {
	one := briefSlip{planrow.Variable, planrow.Of(slip)}
	parts := append([]planrow.Part{planrow.ID()}, one.Slip.Vary(p)...)
	text, _ := json.Marshal(one) // as write does, once for all rows
	return p.NewText(string(text)+"\n", parts)
}

func (j *jsonLines) writeRows(to io.Writer, rows []byte) error {
	_, err := to.Write(rows)
	return err
}
