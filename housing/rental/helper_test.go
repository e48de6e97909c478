package rental_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/tabletest"
)

// maybe reads an amount that may be absent: "".
func maybe(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

// filled is 2024 with made-up attachments: the shape is the text's, the numbers are the test's.
func filled(t testing.TB) rental.Rules {
	r := rental.Rules2024()
	r.Limits = []rental.Limit{{Year: tabletest.Dec(t, "59942"), Assets: tabletest.Dec(t, "200000")},
		{Year: tabletest.Dec(t, "109894"), Assets: tabletest.Dec(t, "400000")}}
	r.AreaStandard, r.SingleCountsAs, r.ReliefFactor = maybe(t, "15"), maybe(t, "1.5"), maybe(t, "1.3")
	r.ReliefKinds = []rental.Kind{rental.Dibao}
	r.SubsidyBands = []rental.Band{{UpTo: tabletest.Dec(t, "24795"), Factor: tabletest.Dec(t, "0.9")},
		{UpTo: tabletest.Dec(t, "59942"), Factor: tabletest.Dec(t, "0.5")}}
	r.Districts = []rental.DistrictFactor{{District: rental.Yuexiu, Factor: tabletest.Dec(t, "1.1")},
		{District: rental.Conghua, Factor: tabletest.Dec(t, "0.8")}}
	r.RentBands = []rental.Band{{UpTo: tabletest.Dec(t, "12000"), Factor: tabletest.Dec(t, "0.1")},
		{UpTo: tabletest.Dec(t, "36000"), Factor: tabletest.Dec(t, "0.5")}, {UpTo: tabletest.Dec(t, "59942"),
			Factor: tabletest.Dec(t, "0.7")}}
	return r
}
