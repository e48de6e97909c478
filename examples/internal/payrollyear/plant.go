package payrollyear

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// unread is an amount nobody can read.
const unread = "待核"

// plant returns our own list as the bureau's bill with six errors: a base of 500 less, a rate of a point less, a fen
// cut off instead of rounded up, an amount that cannot be read, a person missing, a person too many.
func plant(ours adapter.Detail, lines []*rule.Line) (string, error) {
	var text strings.Builder
	if err := ours.Write(&text); err != nil {
		return "", err
	}
	rows, err := csv.NewReader(strings.NewReader(text.String())).ReadAll()
	if err != nil {
		return "", err
	}
	n := len(lines)
	lowBase, lowRate, unreadable, missing := n/7, 2*n/7, 4*n/7, 5*n/7
	cut := missing + 1 + slices.IndexFunc(lines[missing+1:], roundedUp)
	if cut == missing {
		return "", program.Errorf("no amount of the bill is rounded up: no error of rounding can be planted",
			"账单里没有向上舍入的金额：无法放入舍入差错")
	}
	header, people := rows[0], rows[1:]
	set := func(row int, column string, text string) { people[row][slices.Index(header, column)] = text }
	amount := func(d decimal.Decimal) string { return d.StringFixed(2) }

	base := lines[lowBase].Base().Sub(decimal.New(500, 0))
	set(lowBase, "缴费基数", amount(base))
	set(lowBase, "应缴费额", amount(base.Mul(lines[lowBase].Rate())))
	rate := lines[lowRate].Rate().Sub(decimal.New(1, -2))
	set(lowRate, "费率", rate.Shift(2).String()+"%")
	set(lowRate, "应缴费额", amount(lines[lowRate].Base().Mul(rate)))
	set(unreadable, "应缴费额", unread)
	set(cut, "应缴费额", amount(lines[cut].Amount().Sub(decimal.New(1, -2))))

	people = append(people, slices.Clone(people[0]))
	set(n, "姓名", "员工X")
	set(n, "证件号码", "TEST99999999999999")
	set(n, "人员编号", "X")
	people = slices.Delete(people, missing, missing+1)

	var out strings.Builder
	w := csv.NewWriter(&out)
	err = errors.Join(w.Write(header), w.WriteAll(people))
	return out.String(), err
}

// roundedUp reports whether an amount is more than base x rate.
func roundedUp(line *rule.Line) bool {
	return line.Amount().GreaterThan(line.Base().Mul(line.Rate()))
}
