package scenario

import "github.com/shebao-go/shebao/rule"

// within names where in the input an error belongs.
func within(path string, err error) error { return rule.Within(path, err) }
