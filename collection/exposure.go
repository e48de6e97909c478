package collection

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Criteria are what makes an employer one to be named (曝光). All that are set must be met. The zero value is refused: it
// would name everybody.
type Criteria struct {
	LeastArrears decimal.Decimal `json:"least_arrears" in:"total" default:"0" doc:"yuan" zh:"最低欠费额（元）"`
	LeastMonths  int             `json:"least_months" in:"months" default:"0" doc:"in arrears" zh:"最少欠费月数"`
	AfterOrder   bool            `json:"after_order" default:"false" doc:"only after a missed order" zh:"仅限责令后逾期"`
}

// Debtor is an employer in arrears. AfterOrder: payment was ordered and the deadline missed.
type Debtor struct {
	ID         string          `json:"id" doc:"of the employer, its own" zh:"单位编号"`
	Arrears    decimal.Decimal `json:"arrears" in:"total" out:"yuan" doc:"yuan" zh:"欠费额（元）"`
	Months     int             `json:"months" in:"months" doc:"in arrears" zh:"欠费月数"`
	AfterOrder bool            `json:"after_order" default:"false" doc:"an order was missed" zh:"责令后逾期未缴"`
}

// Debtors are employers in arrears and the criteria by which they are named.
type Debtors struct {
	Criteria
	Debtors []Debtor `json:"debtors" doc:"the employers in arrears" zh:"欠费单位"`
}

// CheckFields refuses criteria that name everybody, and an employer without a name or there twice.
func (d Debtors) CheckFields() error {
	var errs []error
	if d.LeastArrears.Sign() == 0 && d.LeastMonths == 0 && !d.Criteria.AfterOrder {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "least_arrears",
			Reason: rule.Say("and the other criteria are not set", "与其他标准均未填写"),
			Do:     rule.Say("say from which arrears or months on an employer is named", "请填写欠费额或月数标准")})
	}
	ids := make([]string, len(d.Debtors))
	for i, debtor := range d.Debtors {
		ids[i] = debtor.ID
	}
	return rule.Join(append(errs, checkIDs("debtors", ids))...)
}

// checkIDs refuses a name that is missing or there twice.
func checkIDs(list string, ids []string) error {
	var errs []error
	seen := make(map[string]bool, len(ids))
	for i, id := range ids {
		at := list + "[" + strconv.Itoa(i) + "].id"
		switch {
		case id == "":
			errs = append(errs, rule.AreaCollection.Missing(at, rule.Say("name every one", "请逐一填写编号")))
		case seen[id]:
			errs = append(errs, rule.AreaCollection.Refuse(rule.ErrConflict, at, id, rule.Say("is there twice", "重复"),
				rule.Say("name every one once", "每个编号只填一次")))
		}
		seen[id] = true
	}
	return rule.Join(errs...)
}

// Exposed returns the debtors that meet the criteria, the highest arrears first; equal ones stay in the order they
// came in. The list passed is not changed.
//
// Errors: ErrMissingField where no criterion is set or an employer has no name, ErrConflict for one there twice,
// ErrOutOfRange for a number out of bounds.
func Exposed(in Debtors) ([]Debtor, error) {
	if err := jsonrule.Check(rule.AreaCollection, in); err != nil {
		return nil, err
	}
	var out []Debtor
	for _, d := range in.Debtors {
		if in.Criteria.met(d) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b Debtor) int { return b.Arrears.Cmp(a.Arrears) })
	return out, nil
}

// met says whether an employer meets all criteria.
func (c Criteria) met(d Debtor) bool {
	if c.AfterOrder && !d.AfterOrder {
		return false
	}
	return d.Months >= c.LeastMonths && !d.Arrears.LessThan(c.LeastArrears)
}
