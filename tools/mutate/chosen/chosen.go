// Package chosen decides, in a program that was rewritten with all its mutants at once, which of them is alive: the one
// whose number the environment variable MUTANT holds. Every place that was rewritten asks here, so a program is
// compiled once for all mutants. Without MUTANT the program is what it was.
//
// With MUTANT_REACHED, the path of a file, Flush writes there the numbers of the mutants that were reached: those that
// would have made a difference at their place, where that can be told there.
//
// The file is copied into the module under test; it imports what that module has, and no more.
package chosen

import (
	"cmp"
	"os"
	"reflect"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// most is more than a module has mutants.
const most = 1 << 18

var (
	alive    = number(os.Getenv("MUTANT"))
	file     = os.Getenv("MUTANT_REACHED")
	watching = file != ""
	reached  [most]bool
)

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}

// On reports whether a mutant is alive.
func On(id int) bool {
	if watching {
		reached[id] = true
	}
	return alive == id
}

// Flush writes the numbers of the mutants that were reached, one on a line.
func Flush() {
	if !watching {
		return
	}
	var text strings.Builder
	for id, yes := range reached {
		if yes {
			text.WriteString(strconv.Itoa(id) + "\n")
		}
	}
	if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
		panic(err)
	}
}

// Of is what was written, or one of what the mutants first, first+1, ... have instead.
func Of[T any](first int, was T, instead ...T) T {
	if watching {
		for i := range instead {
			reached[first+i] = true
		}
	}
	if n := alive - first; 0 <= n && n < len(instead) {
		return instead[n]
	}
	return was
}

// reach notes a mutant that makes a difference.
func reach(id int, differs bool) {
	if watching && differs {
		reached[id] = true
	}
}

// same reports whether two results are one.
func same(a, b any) bool {
	if x, ok := a.(decimal.Decimal); ok {
		return x.Equal(b.(decimal.Decimal))
	}
	return reflect.DeepEqual(a, b)
}

// vast reports whether a number is too large to try something else with it, such as 1e9999 plus 1.
func vast(v any) bool {
	d, ok := v.(decimal.Decimal)
	return ok && (d.Exponent() > 100 || d.Exponent() < -100)
}

// Of2 is Of for functions of two arguments.
func Of2[A, B, R any](first int, was func(A, B) R, instead ...func(A, B) R) func(A, B) R {
	if n := alive - first; 0 <= n && n < len(instead) {
		return instead[n]
	}
	if !watching {
		return was
	}
	return func(a A, b B) R {
		out := was(a, b)
		for i, other := range instead {
			reach(first+i, vast(a) || vast(b) || !same(out, other(a, b)))
		}
		return out
	}
}

// Of3 is Of for functions of three arguments.
func Of3[A, B, C, R any](first int, was func(A, B, C) R, instead ...func(A, B, C) R) func(A, B, C) R {
	if n := alive - first; 0 <= n && n < len(instead) {
		return instead[n]
	}
	if !watching {
		return was
	}
	return func(a A, b B, c C) R {
		out := was(a, b, c)
		for i, other := range instead {
			reach(first+i, vast(a) || vast(b) || !same(out, other(a, b, c)))
		}
		return out
	}
}

// Err is an error, or nil.
func Err(id int, err error) error {
	if err != nil && On(id) {
		return nil
	}
	return err
}

// And is an operand of &&, or true.
func And(id int, operand bool) bool { return operand || On(id) }

// Or is an operand of ||, or false.
func Or(id int, operand bool) bool { return operand && !On(id) }

// integer is what has whole-number arithmetic.
type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// Add is a+b, or a-b.
func Add[T integer](id int, a, b T) T { return either(id, a+b, a-b) }

// Sub is a-b, or a+b.
func Sub[T integer](id int, a, b T) T { return either(id, a-b, a+b) }

// Mul is a*b, or a+b.
func Mul[T integer](id int, a, b T) T { return either(id, a*b, a+b) }

// Quo is a/b, or a*b.
func Quo[T integer](id int, a, b T) T { return either(id, a/b, a*b) }

// Rem is a%b, or a*b.
func Rem[T integer](id int, a, b T) T { return either(id, a%b, a*b) }

// either is a number, or another one.
func either[T comparable](id int, was, instead T) T {
	if was != instead && On(id) {
		return instead
	}
	return was
}

// Less is a < b, or a <= b.
func Less[T cmp.Ordered](id int, a, b T) bool { return either(id, a < b, a <= b) }

// LessEqual is a <= b, or a < b.
func LessEqual[T cmp.Ordered](id int, a, b T) bool { return either(id, a <= b, a < b) }

// Greater is a > b, or a >= b.
func Greater[T cmp.Ordered](id int, a, b T) bool { return either(id, a > b, a >= b) }

// GreaterEqual is a >= b, or a > b.
func GreaterEqual[T cmp.Ordered](id int, a, b T) bool { return either(id, a >= b, a > b) }

// OrEqual is a comparison that is false for equals, or the one that is true for them.
func OrEqual[T any](id int, less func(T, T) bool) func(T, T) bool {
	return func(a, b T) bool { return either(id, less(a, b), !less(b, a)) }
}

// Min is the least, or the greatest.
func Min[T cmp.Ordered](id int, first T, others ...T) T {
	return either(id, extreme(true, first, others), extreme(false, first, others))
}

// Max is the greatest, or the least.
func Max[T cmp.Ordered](id int, first T, others ...T) T {
	return either(id, extreme(false, first, others), extreme(true, first, others))
}

func extreme[T cmp.Ordered](least bool, out T, others []T) T {
	for _, one := range others {
		if least {
			out = min(out, one)
		} else {
			out = max(out, one)
		}
	}
	return out
}

// DivDown, DivUp and DivBank are decimal.Decimal.DivRound with another way of rounding.
func DivDown(a, b decimal.Decimal, places int32) decimal.Decimal {
	quotient, _ := a.QuoRem(b, places)
	return quotient
}

// DivUp rounds away from zero.
func DivUp(a, b decimal.Decimal, places int32) decimal.Decimal {
	quotient, rest := a.QuoRem(b, places)
	if rest.IsZero() {
		return quotient
	}
	return quotient.Add(decimal.New(int64(a.Sign()*b.Sign()), -places))
}

// DivBank rounds a half to the even digit.
func DivBank(a, b decimal.Decimal, places int32) decimal.Decimal {
	quotient, rest := a.QuoRem(b, places)
	twice := rest.Abs().Add(rest.Abs())
	unit := decimal.New(1, -places).Mul(b.Abs())
	odd := !quotient.Shift(places).Mod(decimal.New(2, 0)).IsZero()
	if twice.GreaterThan(unit) || twice.Equal(unit) && odd {
		return quotient.Add(decimal.New(int64(a.Sign()*b.Sign()), -places))
	}
	return quotient
}

// Tag is a tag of a struct as it was written, or as the mutant that is alive has it: the key mutant, which the
// rewriting adds, lists numbers and what they change, as `mutant:"7 max 5;8 max 3"`.
func Tag(tag reflect.StructTag) reflect.StructTag {
	list := tag.Get("mutant")
	if list == "" {
		return tag
	}
	for one := range strings.SplitSeq(list, ";") {
		words := strings.SplitN(one, " ", 3)
		if id := number(words[0]); On(id) {
			was := words[1] + `:"` + tag.Get(words[1]) + `"`
			return reflect.StructTag(strings.Replace(string(tag), was, words[1]+`:"`+words[2]+`"`, 1))
		}
	}
	return tag
}
