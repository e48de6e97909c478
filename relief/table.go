package relief

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// maxRows bounds a table and a list of classes.
const maxRows = 1000

// Row is one class of a table and its amount, yuan.
type Row struct {
	Class  string
	Amount decimal.Decimal
}

// Table is amounts by class of need, each class once: the uplift by class (分类救济), education aid (分类资助, by stage and
// group; 社会救助暂行办法 art. 33-35), or the subsidy of an old person in need by care level in an institution
// (困难老人入住养老机构补贴, 2.3a-b of the 2014 notice). No text seen gives one, so it is the caller's.
type Table []Row

// Combine says how the amounts of several classes of one person go together. The zero value is refused.
type Combine uint8

// The two ways.
const (
	Highest Combine = iota + 1 // 就高不就低: one class a person counts
	Sum                        // 叠加: each class counts
)

// Amount returns the amount of a person who is of the given classes, yuan; none gives 0. A class given twice counts
// once.
//
// Errors: ErrOutOfRange for a class the table does not have, an unknown Combine or a bad amount, ErrConflict for a
// class that is twice in the table.
func (t Table) Amount(classes []string, how Combine) (decimal.Decimal, error) {
	if err := t.check(how); err != nil {
		return decimal.Decimal{}, err
	}
	return t.amount(classes, how)
}

// amount is Amount for a table already checked.
func (t Table) amount(classes []string, how Combine) (decimal.Decimal, error) {
	amounts := make(map[string]decimal.Decimal, len(t))
	for _, row := range t {
		amounts[row.Class] = row.Amount
	}
	var out decimal.Decimal
	for _, class := range classes {
		amount, known := amounts[class]
		if !known {
			return decimal.Decimal{}, t.foreign(class)
		}
		amounts[class] = decimal.Decimal{}
		if how == Sum {
			out = out.Add(amount)
		} else {
			out = decimal.Max(out, amount)
		}
	}
	return out, nil
}

// foreign is the error of a class that is not in the table.
func (t Table) foreign(class string) error {
	return door.Fail(rule.ErrOutOfRange, "class", strconv.Quote(class), "is not in the table", "use a class of the table")
}

func (t Table) check(how Combine) error {
	var errs []error
	if how != Highest && how != Sum {
		errs = append(errs, door.Unknown("combine", uint8(how), "say how several classes of one person go together: Highest or Sum"))
	}
	if len(t) == 0 || len(t) > maxRows {
		return errors.Join(append(errs, door.Fail(rule.ErrMissingField, "table", strconv.Itoa(len(t)), "rows are not 1 to 1000", "pass the table the city publishes"))...)
	}
	seen := make(map[string]bool, len(t))
	for i, row := range t {
		at := "table[" + strconv.Itoa(i) + "]"
		if row.Class == "" {
			errs = append(errs, door.Fail(rule.ErrMissingField, at+".class", "", "is missing", "name each class"))
		}
		if seen[row.Class] {
			errs = append(errs, door.Fail(rule.ErrConflict, at+".class", row.Class, "is in the table twice", "keep one"))
		}
		seen[row.Class] = true
		errs = append(errs, door.Yuan(at+".amount").Check(row.Amount))
	}
	return errors.Join(errs...)
}

// Uplifts are the uplifts of the members of one household, in their order (分类救济金).
type Uplifts struct {
	Members []decimal.Decimal
	Total   decimal.Decimal // the sum of the members'
}

// Uplift returns what a household gets on top of the benefit for its old, minors, severely disabled and seriously ill
// (分类救济; 社会救助暂行办法 art. 12). members are the classes of each member; how says whether one class a person counts (the
// highest) or all of them.
func Uplift(t Table, members [][]string, how Combine) (Uplifts, error) {
	if err := errors.Join(t.check(how), door.Persons(len(members))); err != nil {
		return Uplifts{}, err
	}
	var out Uplifts
	var errs []error
	for _, classes := range members {
		amount, err := t.amount(classes, how)
		errs = append(errs, err)
		out.Members = append(out.Members, amount)
		out.Total = out.Total.Add(amount)
	}
	if err := errors.Join(errs...); err != nil {
		return Uplifts{}, err
	}
	return out, nil
}
