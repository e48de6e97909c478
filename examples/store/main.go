// Command store keeps a month of slips in a database and reads them back (工资单入库与读回): every line in columns of its
// own, for queries, and the slip as JSON, which verifies and explains itself when it is read.
//
//	go run . [FILE]    in examples/store; FILE is a SQLite database, without it one in memory
//
// Slips are added to FILE one by one, each whole or not at all. The exit status is 0, or 2 where something failed.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/store/internal/month"
)

func main() {
	os.Exit(month.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdout, os.Stderr))
}
