// Command ownfigures prints a slip on figures of one's own (自有数值): a file of them goes in, and the explanation of
// each line says which figure is one's own and where it comes from.
//
//	go run ./examples/ownfigures             own.csv in examples/internal/ownfigures
//	go run ./examples/ownfigures own.csv     your own file; go doc ./figures says what the columns mean
//
// A row that could have no effect is refused. With -lang zh everything is in Chinese. The exit status is 0, or 2 where
// there is no slip.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/ownfigures"
	"github.com/shebao-go/shebao/examples/internal/program"
)

func main() {
	os.Exit(ownfigures.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdout, os.Stderr))
}
