// Package payrollyear is the program of that name: it runs a company's payroll from January to December, prints
// the page a payroll manager wants and writes the files for the clients.
package payrollyear

import (
	"io"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	work := func(o *options) (bool, error) { return o.compute(stdin, stdout, stderr) }
	return program.Run("payrollyear", args, stderr, readFlags, work)
}
