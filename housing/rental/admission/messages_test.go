package admission_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/admission"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// Every error of the package says itself in Chinese.
func TestMessagesInChinese(t *testing.T) {
	errOf := func(_ any, err error) error { return err }
	decide := func(applied string, change func(*admission.Household)) error {
		h := family(t, applied)
		change(&h)
		return errOf(admission.Rules2013().Decide(h))
	}
	entry := admission.Entry{ID: "a", Number: 1, Sequence: admission.Third}
	other := entry
	other.ID = "b"
	for _, err := range []error{
		decide("2030-01-01", func(*admission.Household) {}),
		decide("2013-06-01", func(h *admission.Household) { h.Members = nil }),
		decide("2013-06-01", func(h *admission.Household) { h.RentedLiving = area(t, "1") }),
		decide("2013-06-01", func(h *admission.Household) { h.LeftOn = day(t, "2013-06-02") }),
		decide("2015-09-01", func(h *admission.Household) { h.Income = decimal.New(70000, 0) }),
		decide("2015-09-01", func(h *admission.Household) { h.Assets = decimal.New(700000, 0) }),
		errOf(admission.Rules2024().Decide(family(t, "2024-09-01"))),
		admission.Rules{}.Check(),
		errOf(admission.Order([]admission.Entry{entry, entry, {Number: 2, Sequence: admission.First}})),
		errOf(admission.Order([]admission.Entry{entry, other})),
		errOf(admission.HomeFor(0)),
	} {
		if err == nil {
			t.Error("an input that should be refused is taken")
			continue
		}
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
