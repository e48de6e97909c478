// Package program is what the programs beside it do alike: flags, exit status, where the input comes from, and the
// language of what they print.
package program
