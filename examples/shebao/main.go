// Command shebao is the programs of social insurance in one, for files as people have them: workbooks (.xlsx) and text
// in any encoding of China, in and out.
//
//	go run -C examples/shebao . month -in roster.xlsx -month 2025-08 -injury-rate 0.002 -unemployment-rate 0.008 \
//	    -housing-rate 0.05 -out slips.xlsx
//	go run -C examples/shebao .                     every command
//	go run -C examples/shebao . month -h            the flags of one
//
// Files are given by their absolute path, or the program is built once (build.sh) and run anywhere. The exit status is
// 0 where all is well, 1 where a part of the input could not be used, 2 where nothing could be done.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/shebao/internal/commands"
)

func main() {
	os.Exit(commands.Run(os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}
