package family_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/rule"
)

// Every error of the package says itself in Chinese.
func TestMessagesInChinese(t *testing.T) {
	errOf := func(_ any, err error) error { return err }
	minus := decimal.New(-1, 0)
	p, born, now := family.Guangzhou2021(), month(t, "1964-05"), month(t, "2024-05")
	parent := family.Parent{Scheme: family.Reward, Sex: family.Male, Birth: born, Month: now}
	unborn, early := parent, parent
	unborn.Birth, unborn.Month = now, born
	early.Month = month(t, "2021-11")
	row := family.Standard{From: now, Basic: minus}
	good := family.Standard{From: now}
	for _, err := range []error{
		family.Params{}.Check(),
		errOf(family.Entitlement(p, family.Parent{})),
		errOf(family.Entitlement(p, unborn)),
		errOf(family.Entitlement(p, early)),
		errOf(family.OneChildFee(p, month(t, "2010-06"), month(t, "2010-05"), now)),
		errOf(family.CareLeave(p, now, born, false)),
		errOf(family.Amount([]family.Standard{row}, family.Support{}, now)),
		errOf(family.Amount([]family.Standard{good, good}, family.Support{}, now)),
		errOf(family.Amount([]family.Standard{good}, family.Support{}, born)),
	} {
		if err == nil {
			t.Error("an input that should be refused is taken")
			continue
		}
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
