// Package output writes the files of a run. What a run writes stands beside its name until the run is done, and takes
// the name of it only then, so that there is a whole file or the one of before. Only its owner may read a new file; one
// that is replaced keeps its permissions.
//
// An output that is a link (symbolic) goes to the file the link leads to; the link stays.
package output
