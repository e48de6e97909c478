// Package payrollyear is the program of that name: it runs a company's payroll from January to December, prints
// the page a payroll manager wants and writes the files for the clients.
package payrollyear

import (
	"io"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
// The files of -out are UTF-8 with a byte order mark.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return RunIn(output.Marked, args, stdin, stdout, stderr)
}

// RunIn is Run with the files of -out in an encoding, such as GB18030, which needs a library this module does not have.
func RunIn(encoding output.Encoding, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	work := func(o *options) (bool, error) {
		o.encoding = encoding
		return o.compute(stdin, stdout, stderr)
	}
	return program.Run("payrollyear", args, stderr, readFlags, work)
}
