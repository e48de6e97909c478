// Package table reads a CSV table that people made: UTF-8 with or without a byte order mark, with the line ends of any
// system, its columns in any order under an English or a Chinese header.
//
// A line that cannot be read is an error of that line alone; the next one is read. Memory is bounded by the longest
// line, 64 KiB.
package table
