// Command licences writes LICENCES.md: the modules that each module of this repository is built and tested with, with
// version and licence.
//
//	go -C tools run ./licences            # fails where the page is not up to date
//	go -C tools run ./licences -update    # writes it
//
// The licence is read from the file that a module ships; one that is not recognised is an error, so that somebody reads
// it.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/tools/internal/command"
)

func main() { command.Main(run) }

// own is how the paths of our modules begin.
const own = "github.com/shebao-go/shebao"

// page is the file, below the root of the repository.
const page = "LICENCES.md"

const head = `# Licences

The modules that the library (.) and the programs are built and tested with, with the licence that each of them ships.
Written by go -C tools run ./licences -update. The library itself is under the [MIT licence](LICENSE).
`

func run(args []string, out, usage io.Writer) error {
	flags, root := command.Flags("licences", usage)
	update := flags.Bool("update", false, "write "+page)
	if err := command.Parse(flags, args); err != nil {
		return err
	}
	text, err := describe(*root)
	if err != nil {
		return err
	}
	file := filepath.Join(*root, page)
	if *update {
		return os.WriteFile(file, []byte(text), 0o644)
	}
	written, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if string(written) != text {
		return fmt.Errorf("%s is not up to date; run go -C tools run ./licences -update", page)
	}
	_, err = fmt.Fprintln(out, page, "is up to date")
	return err
}

// describe writes the page: a table for each module of the repository.
func describe(root string) (string, error) {
	var files []string
	for _, pattern := range []string{"go.mod", "*/go.mod", "examples/*/go.mod"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			return "", err
		}
		files = append(files, found...)
	}
	text := head
	for _, file := range files {
		dir := filepath.Dir(file)
		modules, err := dependencies(dir)
		if err != nil {
			return "", err
		}
		name, err := filepath.Rel(root, dir)
		if err != nil {
			return "", err
		}
		text += "\n## " + filepath.ToSlash(name) + "\n\n| module | version | licence |\n|---|---|---|\n"
		for _, m := range modules {
			text += fmt.Sprintf("| %s | %s | %s |\n", m.path, m.version, m.licence)
		}
	}
	return text, nil
}

// module is one that a package of ours, or a test of it, is built with.
type module struct{ path, version, licence string }

// dependencies are the modules that the packages of a directory and their tests are built with, but ours.
func dependencies(dir string) ([]module, error) {
	const format = "{{with .Module}}{{if .Version}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}"
	list := exec.Command("go", "list", "-deps", "-test", "-f", format, "./...")
	list.Dir, list.Stderr = dir, os.Stderr
	printed, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: go list: %w", dir, err)
	}
	lines := strings.Split(strings.TrimSpace(string(printed)), "\n")
	slices.Sort(lines)
	var all []module
	for _, line := range slices.Compact(lines) {
		fields := strings.Split(line, "\t")
		if len(fields) != 3 || strings.HasPrefix(fields[0], own) {
			continue
		}
		licence, err := licenceOf(fields[2])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", fields[0], err)
		}
		all = append(all, module{fields[0], fields[1], licence})
	}
	return all, nil
}

// licenceOf reads the licence that a module's folder ships.
func licenceOf(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "COPYING") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		if found := recognise(string(text)); found != "" {
			return found, nil
		}
		return "", fmt.Errorf("%s is no licence that is known here; read it, and add its words to recognise", e.Name())
	}
	return "", errors.New("ships no file LICENSE or COPYING; read where it says under what it may be used")
}

// recognise names a licence by words that only it has; empty for any other text.
func recognise(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, known := range []struct{ words, name string }{
		{"Apache License", "Apache-2.0"},
		{"Mozilla Public License Version 2.0", "MPL-2.0"},
		{"Creative Commons Attribution 4.0", "CC-BY-4.0"},
		{"choice of exactly one of the following two licenses: * The FreeType License", "FTL or GPL-2.0"},
		{"Permission is hereby granted, free of charge", "MIT"},
		{"Permission to use, copy, modify, and/or distribute this software", "ISC"},
		{"Permission to use, copy, modify, and distribute this software", "ISC"},
		{"Neither the name of", "BSD-3-Clause"},
		{"may be used to endorse or promote products", "BSD-3-Clause"},
		{"Redistribution and use in source and binary forms", "BSD-2-Clause"},
	} {
		if strings.Contains(text, known.words) {
			return known.name
		}
	}
	return ""
}
