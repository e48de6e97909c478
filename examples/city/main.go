// Command city computes a made-up city: every scheme and both payers for 13,000,000 employees in each of twelve
// months, and prints one page of totals, of people at the limits, and of what the run took.
//
//	go run ./examples/city                                the whole city, 2025-07 to 2026-06
//	go run ./examples/city -people 100000 -lang zh        a smaller one, in Chinese
//	go run ./examples/city -from 2026-07 -months 5 -with pension.floor=5510 -with pension.ceiling=27549
//
// The limits and rates are those of guangzhou/figures (guangzhou.Policy). The people, their wages and their employers
// are made up by a generator of whole numbers (people.go in examples/internal/madeupcity says how): the same seed is
// the same city, whatever the number of cores. A figure nobody knows in a month, or on which sources disagree, is never
// guessed: the run is refused until -with gives one of your own, which fills only the months that lack it and makes
// their grade supplied.
//
// Memory does not grow with the people. Each core takes a block of them, makes their wages, runs every month's plans on
// them while they are in its cache, and adds the amounts up in 128 bits, which no total of a run can exceed.
//
// The exit status is 0 where all is well, 1 where a wage was refused, 2 where nothing could be computed.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/madeupcity"
	"github.com/shebao-go/shebao/examples/internal/program"
)

func main() {
	os.Exit(madeupcity.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
