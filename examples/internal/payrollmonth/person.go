package payrollmonth

import (
	"io"

	"github.com/shebao-go/shebao/examples/internal/payslip"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// pageEnding is the ending of -out that makes it the page of the one person of -explain.
const pageEnding = ".html"

// personPage writes the slip of one person as a page that prints.
type personPage struct {
	to    io.Writer
	id    string
	lang  rule.Language
	wrote bool
}

func (p *personPage) write(who Who, s *payroll.Slip) error {
	if who.ID != p.id {
		return nil
	}
	p.wrote = true
	return payslip.Write(p.to, payslip.Who(who), s, program.Say(p.lang, "Guangzhou", guangzhou.Place), p.lang)
}

// end is an error where nobody was written, so that no page replaces an older one.
func (p *personPage) end() error {
	if p.wrote {
		return nil
	}
	return program.Errorf("-explain %s: no row with this id was computed", "-explain %s：没有算出这个工号", p.id)
}
