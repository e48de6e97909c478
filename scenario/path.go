package scenario

import (
	"errors"
	"fmt"

	"github.com/shebao-go/shebao/rule"
)

// within names where in the input an error belongs: the field of each is put behind a path, and what has no field, such
// as a figure nobody knows, has the path in front of it.
func within(path string, err error) error {
	var errs []error
	for one := range rule.Errors(err) {
		if field, ok := one.(*rule.FieldError); ok {
			placed := *field
			placed.Field = path + "." + field.Field
			errs = append(errs, &placed)
			continue
		}
		errs = append(errs, fmt.Errorf("%s: %w", path, one))
	}
	return errors.Join(errs...)
}
