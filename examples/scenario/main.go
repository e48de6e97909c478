// Command scenario runs case files, lists and documents the rules, and calls them with JSON.
//
//	go run ./examples/scenario FILE...                 run case files; exit 1 unless all pass and all are built
//	go run ./examples/scenario -rules [-lang zh]       list the rules, the name at the start of each first line
//	go run ./examples/scenario -schema NAME            print the JSON Schemas of a rule's input and output
//	go run ./examples/scenario -example NAME           print an input of a rule that runs
//	go run ./examples/scenario -openapi                print the OpenAPI 3.1 document of every rule
//	go run ./examples/scenario -call NAME < in.json    compute one rule; exit 1 on an error
//	go run ./examples/scenario -stream < calls.jsonl   compute {"rule","in"} line by line; exit 1 where a line failed
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/rulecalls"
)

func main() {
	os.Exit(rulecalls.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
