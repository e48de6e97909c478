package survivor

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Grant is what one scheme pays on a death, yuan: the funeral grant (丧葬补助金) and its other benefits at once, such as
// 抚恤金.
type Grant struct {
	Scheme  rule.Scheme     `json:"scheme" except:"medical,maternity,illness_supplement,housing" doc:"payer" zh:"险种"`
	Funeral decimal.Decimal `json:"funeral" in:"yuan" doc:"funeral grant, yuan" zh:"丧葬补助金（元）"`
	Other   decimal.Decimal `json:"other" in:"yuan" doc:"other benefits at once, yuan" zh:"其他一次性待遇（元）"`
}

// grants are those of several schemes.
type grants struct {
	Grants []Grant `json:"grants" items:"1-3" doc:"what each scheme pays" zh:"各险种待遇"`
}

// CheckFields refuses a scheme that stands twice.
func (g grants) CheckFields() error {
	var errs []error
	seen := map[rule.Scheme]bool{}
	for i, grant := range g.Grants {
		if seen[grant.Scheme] {
			errs = append(errs, rule.AreaPension.Refuse(rule.ErrConflict, "grants["+strconv.Itoa(i)+"].scheme",
				grant.Scheme.String(), rule.Say("stands twice", "重复"),
				rule.Say("pass one grant for each scheme", "每个险种只填写一项")))
		}
		seen[grant.Scheme] = true
	}
	return rule.Join(errs...)
}

// Combined is what the schemes pay together, yuan: the one funeral grant that is taken and the scheme it is of, the
// funeral grants not taken, and every scheme's other benefits.
type Combined struct {
	From    rule.Scheme     `json:"from" doc:"the scheme whose grant is taken" zh:"领取丧葬补助金的险种"`
	Funeral decimal.Decimal `json:"funeral" out:"yuan" doc:"the one grant taken, yuan" zh:"领取的丧葬补助金（元）"`
	Forgone decimal.Decimal `json:"forgone" out:"yuan" doc:"the grants not taken, yuan" zh:"放弃的丧葬补助金（元）"`
	Other   decimal.Decimal `json:"other" out:"yuan" doc:"other benefits, yuan" zh:"其他待遇（元）"`
	Total   decimal.Decimal `json:"total" out:"yuan" doc:"the sum, yuan" zh:"合计（元）"`
}

// Combine joins the grants of several schemes: the survivors choose one funeral grant (只能选择领取其中的一项), here the largest
// and of equal ones the first; the other benefits add up.
//
// Errors: ErrOutOfRange without a grant, for a scheme without a funeral grant or an amount outside 0 to 10^10,
// ErrConflict for a scheme twice.
//
// 社会保险法 art. 49.
func Combine(list ...Grant) (Combined, error) {
	if err := jsonrule.Check(rule.AreaPension, grants{list}); err != nil {
		return Combined{}, err
	}
	var out Combined
	var funerals decimal.Decimal
	for _, g := range list {
		if out.From == 0 || g.Funeral.GreaterThan(out.Funeral) {
			out.From, out.Funeral = g.Scheme, g.Funeral
		}
		funerals = funerals.Add(g.Funeral)
		out.Other = out.Other.Add(g.Other)
	}
	out.Forgone = funerals.Sub(out.Funeral)
	out.Total = out.Funeral.Add(out.Other)
	return out, nil
}
