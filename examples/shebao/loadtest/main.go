// Command loadtest puts the server of shebao under load and abuse, on this machine alone, and ends by itself:
//
//	go run -C examples/shebao ./loadtest          a minute of each, some eight minutes in all
//	go run -C examples/shebao ./loadtest -h       less, or more
//
// The exit status is 0 where every answer was right and everything came back to rest, 1 where not, 2 where it could not
// run.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/shebao/internal/loadtest"
)

func main() {
	os.Exit(loadtest.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
