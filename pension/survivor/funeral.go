package survivor

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Grant is what one scheme pays on a death, yuan.
type Grant struct {
	Scheme  rule.Scheme     // Pension, Injury or Unemployment
	Funeral decimal.Decimal // 丧葬补助金
	Other   decimal.Decimal // the scheme's other benefits at once, such as 抚恤金
}

// Combined is what the schemes pay together, yuan.
type Combined struct {
	From    rule.Scheme     // the scheme whose funeral grant is taken
	Funeral decimal.Decimal // the one grant taken
	Forgone decimal.Decimal // the funeral grants not taken
	Other   decimal.Decimal // every scheme's other benefits
	Total   decimal.Decimal
}

// Combine joins the grants of several schemes: the survivors choose one funeral grant (只能选择领取其中的一项), here the largest
// and of equal ones the first; the other benefits add up.
//
// Errors: ErrMissingField without a grant, ErrNotApplicable for a scheme without a funeral grant, ErrConflict for a
// scheme twice, ErrOutOfRange for an amount outside 0 to 10^10.
//
// 社会保险法 art. 49.
func Combine(grants ...Grant) (Combined, error) {
	if err := checkGrants(grants); err != nil {
		return Combined{}, err
	}
	var out Combined
	var funerals decimal.Decimal
	for _, g := range grants {
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

// checkGrants reports every bad grant at once.
func checkGrants(grants []Grant) error {
	if len(grants) == 0 {
		return failed(rule.ErrMissingField, "grants", "", "are missing", "pass what each scheme pays")
	}
	var errs []error
	seen := map[rule.Scheme]bool{}
	for _, g := range grants {
		if g.Scheme != rule.Pension && g.Scheme != rule.Injury && g.Scheme != rule.Unemployment {
			errs = append(errs, failed(rule.ErrNotApplicable, "scheme", g.Scheme.String(), "pays no funeral grant", "use pension, injury or unemployment"))
		}
		if seen[g.Scheme] {
			errs = append(errs, failed(rule.ErrConflict, "scheme", g.Scheme.String(), "stands twice", "pass one grant for each scheme"))
		}
		seen[g.Scheme] = true
		errs = append(errs, yuan(g.Scheme.String()+" funeral").Check(g.Funeral), yuan(g.Scheme.String()+" other").Check(g.Other))
	}
	return errors.Join(errs...)
}
