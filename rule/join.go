package rule

// maxErrors is how many errors of one input are kept; the others are counted.
const maxErrors = 20

// Join is errors.Join for what is wrong with an input, however long: the first 20 errors as they are, of the others the
// number. It is nil without errors.
func Join(errs ...error) error {
	var all several
	for _, err := range errs {
		all.add(err)
	}
	return Several(all.kept, all.more)
}

// Several is some errors as one, with the number of those that are not among them; nil without errors.
func Several(kept []error, more int) error {
	if len(kept) == 0 {
		return nil
	}
	return &several{kept, more}
}

// several is more errors than one, a line each, and how many were only counted.
type several struct {
	kept []error
	more int
}

// add adds an error; of one made of several, each.
func (s *several) add(err error) {
	if err == nil {
		return
	}
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		s.more += NotKept(err)
		for _, one := range list.Unwrap() {
			s.add(one)
		}
		return
	}
	if len(s.kept) == maxErrors {
		s.more++
		return
	}
	s.kept = append(s.kept, err)
}

// NotKept is how many errors were counted only, beside those that Errors yields.
func NotKept(err error) int {
	if s, ok := err.(*several); ok {
		return s.more
	}
	return 0
}

// Error prints them as Message does.
func (s *several) Error() string { return Message(s, English) }

// notKept says how many errors were only counted.
func (s *several) notKept(lang Language) string {
	return Sayf("and %s more", "另有 %d 个错误", Count(s.more, "error")).In(lang)
}

// Unwrap returns the errors that were kept.
func (s *several) Unwrap() []error { return s.kept }
