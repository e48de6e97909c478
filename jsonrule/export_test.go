package jsonrule

// Unprinted lets a rule answer with every decimal its numbers have, until the function it returns is called.
func Unprinted(r Rule) (restore func()) {
	printed := map[*shape]int{}
	plain(r.out, printed)
	return func() {
		for s, digits := range printed {
			s.digits = digits
		}
	}
}

// plain takes the decimals away that a shape and those within it print.
func plain(s *shape, printed map[*shape]int) {
	if s == nil {
		return
	}
	if _, seen := printed[s]; seen {
		return
	}
	printed[s] = s.digits
	s.digits = -1
	plain(s.elem, printed)
	for _, f := range s.fields {
		plain(f.shape, printed)
	}
}
