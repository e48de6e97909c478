// Package loadtest is the program of load and abuse: it asks the server of shebao, in the same process and over the
// loopback, what honest and dishonest clients ask, compares every answer with that of the library, byte for byte, and
// looks whether goroutines, files and memory come back to rest.
//
// An echo handler answers the same requests in the same run, in turns, for what a request costs without any rule.
package loadtest
