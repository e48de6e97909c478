// Command contract writes the contract of the rules by name, RULES.md and openapi.json, into a folder: the root of the
// repository, whose copies a test compares with what the rules declare.
//
//	go generate ./...
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/shebao-go/shebao/scenario"
)

func main() {
	if err := write(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// document is a file of the contract.
type document struct {
	name string
	text []byte
}

// documents are the files of the contract.
func documents() ([]document, error) {
	rules, rulesErr := page()
	openapi, openapiErr := scenario.OpenAPI()
	return []document{{"RULES.md", rules}, {"openapi.json", openapi}}, errors.Join(rulesErr, openapiErr)
}

// write writes the contract into the folder of the one argument.
func write(args []string) error {
	if len(args) != 1 {
		return errors.New("usage: contract FOLDER")
	}
	all, err := documents()
	if err != nil {
		return err
	}
	for _, d := range all {
		if err := os.WriteFile(filepath.Join(args[0], d.name), d.text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
