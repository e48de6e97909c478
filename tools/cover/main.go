// Command cover says which statements of the core no test runs.
//
//	go -C tools run ./cover                      runs the tests
//	go -C tools run ./cover -profile FILE        reads what go test -coverpkg=./... -coverprofile=FILE wrote
//
// It fails below 98 % (-least), and on a statement that no test runs and explained.csv does not name. A block that only
// hands on the error of the call before it needs no line there: where that error is made, it is tested.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/cover"

	"github.com/shebao-go/shebao/tools/internal/command"
	"github.com/shebao-go/shebao/tools/internal/csvlist"
)

func main() { command.Main(run) }

// leftOut are the folders that are no part of the core: programs, and helpers of tests.
var leftOut = []string{"examples/", "oracle/", "internal/tabletest/", "scenario/internal/"}

func run(args []string, out, usage io.Writer) error {
	flags, root := command.Flags("cover", usage)
	profile := flags.String("profile", "", "the `file` that go test wrote; without it the tests run")
	least := flags.Float64("least", 98, "how much of the statements has to run, in `percent`")
	if err := command.Parse(flags, args); err != nil {
		return err
	}
	if *profile == "" {
		dir, err := os.MkdirTemp("", "cover")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		*profile = filepath.Join(dir, "profile")
		if err := test(*root, *profile); err != nil {
			return err
		}
	}
	blocks, err := read(*root, *profile)
	if err != nil {
		return err
	}
	explained, err := csvlist.Read(filepath.Join(*root, "tools/cover/explained.csv"), "file", "code", "reason")
	if err != nil {
		return err
	}
	return report(out, blocks, explained, *least)
}

// test runs the tests of the repository.
func test(root, profile string) error {
	cmd := exec.Command("go", "test", "-coverpkg=./...", "-coverprofile="+profile, "./...")
	cmd.Dir = root
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go test: %w\n%s", err, said)
	}
	return nil
}

// block is some statements that follow one another, and what is written there.
type block struct {
	file       string // below the root
	line       int
	code       string // its lines in one
	statements int
	runs       bool
}

// read reads a profile and the source of what no test ran.
func read(root, path string) ([]block, error) {
	profiles, err := cover.ParseProfiles(path)
	if err != nil {
		return nil, err
	}
	module, err := modulePath(root)
	if err != nil {
		return nil, err
	}
	var out []block
	for _, p := range profiles {
		file := strings.TrimPrefix(p.FileName, module+"/")
		if slices.ContainsFunc(leftOut, func(folder string) bool { return strings.HasPrefix(file, folder) }) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			return nil, err
		}
		lines := strings.Split(string(text), "\n")
		for _, b := range p.Blocks {
			if b.EndLine > len(lines) {
				return nil, fmt.Errorf("%s is not the file %s was written for; write it anew", file, path)
			}
			code := strings.Join(strings.Fields(strings.Join(lines[b.StartLine-1:b.EndLine], " ")), " ")
			out = append(out, block{file, b.StartLine, code, b.NumStmt, b.Count > 0})
		}
	}
	return out, nil
}

// modulePath is the path of the module.
func modulePath(root string) (string, error) {
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimPrefix(line, "module "), nil
}
