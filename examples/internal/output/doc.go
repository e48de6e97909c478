// Package output writes the files a program makes. A file or a folder takes its name only when it is complete, and
// only its owner may read it.
package output
