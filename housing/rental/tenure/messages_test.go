package tenure_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental/tenure"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// Every error of the package says itself in Chinese.
func TestMessagesInChinese(t *testing.T) {
	t13, t24 := tenure.Terms2013(), tenure.Terms2024()
	errOf := func(_ any, err error) error { return err }
	due, err := t24.Review(tenure.Subsidy, day(t, "2024-09-15"))
	require.NoError(t, err)
	above := home(t, "1501", "0")
	bare := tenure.Transition{Home: tenure.Home{Project: decimal.New(1500, 0)}}
	falling := tenure.Terms2024()
	falling.Tiers.SecondUpTo = decimal.New(1, 0)
	unpaid := tenure.Conduct{RentRow: 4, RentTotal: 3, Cancelled: day(t, "2015-05-10")}
	late := tenure.Conduct{False: true, Cancelled: day(t, "2199-01-01")}
	for _, err := range []error{
		tenure.Terms{}.Check(),
		falling.Check(),
		errOf(t13.Review(0, rule.Date{})),
		errOf(t13.Review(tenure.Stay, day(t, "2013-06-01"))),
		errOf(t13.Review(tenure.Contract, day(t, "2017-06-01"))),
		errOf(t24.Resume(due, day(t, "2029-06-02"), day(t, "2029-06-01"), decimal.Decimal{})),
		errOf(t24.Resume(due, day(t, "2029-12-15"), day(t, "2030-01-01"), decimal.Decimal{})),
		errOf(t13.TransitionRent(above)),
		errOf(t13.TransitionRent(bare)),
		errOf(t24.TransitionRent(tenure.Transition{Home: bare.Home, Banded: true})),
		errOf(t13.Beyond(overLimit(t, "1", "0"))),
		errOf(t24.Remain(decimal.New(1, 0), 1, false)),
		errOf(t13.Misuse(unpaid)),
		errOf(t13.Misuse(late)),
		errOf(endless().Misuse(late)),
		errOf(t24.Misuse(unpaid)),
		errOf(t24.Recover(tenure.Obtained{})),
		errOf(t13.Recover(tenure.Obtained{RentPaid: decimal.New(1, 0)})),
	} {
		if err == nil {
			t.Error("an input that should be refused is taken")
			continue
		}
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
