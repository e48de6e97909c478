// Package pagetest is what the tests of programs that print a page do alike.
package pagetest
