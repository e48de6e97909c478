package finding_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/examples/internal/finding"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll/bill"
)

// TestEveryClassHasANameAndAnAdvice in both languages, with its numbers where it has any.
func TestEveryClassHasANameAndAnAdvice(t *testing.T) {
	number := func(text string) decimal.NullDecimal {
		return decimal.NewNullDecimal(decimal.RequireFromString(text))
	}
	for class := bill.Equal; class <= bill.Ambiguous; class++ {
		t.Run(class.String(), func(t *testing.T) {
			name := finding.Name(class)
			assert.Equal(t, class.String(), name.English)
			tabletest.Chinese(t, name.Chinese)
			do := finding.Do(&bill.Item{Class: class, Ours: bill.Figures{Base: number("8000"), Rate: number("0.08")},
				Bill: bill.Figures{Base: number("7500"), Rate: number("0.07")}})
			assert.NotEmpty(t, do.English)
			tabletest.Chinese(t, do.Chinese)
			assert.NotContains(t, do.English+do.Chinese, "%!")
		})
	}
	both := finding.Do(&bill.Item{Class: bill.BaseAndRateDiff,
		Ours: bill.Figures{Base: number("8000"), Rate: number("0.08")},
		Bill: bill.Figures{Base: number("7500"), Rate: number("0.07")}})
	assert.Equal(t, "base 7,500.00 at 7%, ours 8,000.00 at 8%: see which applies", both.English)
}
