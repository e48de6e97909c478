package aid

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// maxGroups bounds a table of groups.
const maxGroups = 1000

// Share is what the government pays of the own contribution of one group (资助比例).
type Share struct {
	Group string
	Share decimal.Decimal // a fraction from 0 to 1
}

// Split is a contribution and who pays it, yuan.
type Split struct {
	Government decimal.Decimal // 政府资助
	Own        decimal.Decimal // 个人缴费
	Share      decimal.Decimal // the share that was used
}

// Contribution splits a person's own contribution (yuan) between the government and the person. groups are those the
// person belongs to; the highest share counts, and without a group the person pays all of it. 社会救助暂行办法 art. 29(1).
//
// Errors: ErrOutOfRange for a group the table does not have or a share above 1, ErrConflict for a group twice in the
// table.
func Contribution(table []Share, groups []string, contribution decimal.Decimal) (Split, error) {
	shares, err := read(table)
	errs := []error{err, door.Yuan("contribution").Check(contribution)}
	var share decimal.Decimal
	for _, group := range groups {
		one, known := shares[group]
		if !known {
			errs = append(errs, door.Fail(rule.ErrOutOfRange, "group", strconv.Quote(group), "is not in the table", "use a group of the table"))
		}
		share = decimal.Max(share, one)
	}
	if err := errors.Join(errs...); err != nil {
		return Split{}, err
	}
	paid := contribution.Mul(share).Round(2)
	return Split{Government: paid, Own: contribution.Sub(paid), Share: share}, nil
}

// read checks a table and returns its shares by group.
func read(table []Share) (map[string]decimal.Decimal, error) {
	if len(table) == 0 || len(table) > maxGroups {
		return nil, door.Fail(rule.ErrMissingField, "table", strconv.Itoa(len(table)), "groups are not 1 to 1000", "pass the groups and their shares")
	}
	var errs []error
	out := make(map[string]decimal.Decimal, len(table))
	for i, row := range table {
		at := "table[" + strconv.Itoa(i) + "]"
		if _, twice := out[row.Group]; twice || row.Group == "" {
			errs = append(errs, door.Fail(rule.ErrConflict, at+".group", strconv.Quote(row.Group), "is empty or in the table twice", "name each group once"))
		}
		errs = append(errs, door.Share(at+".share", 100).Check(row.Share))
		out[row.Group] = row.Share
	}
	return out, errors.Join(errs...)
}
