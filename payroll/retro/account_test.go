package retro_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/rule"
)

func settle(t testing.TB, a retro.Account, due ...payroll.Slip) retro.Settlement {
	t.Helper()
	s, err := a.Settle(due)
	require.NoError(t, err)
	return s
}

// payment is an amount without base and rate.
func payment(t testing.TB, m string, scheme rule.Scheme, payer rule.Payer, amount string) retro.Payment {
	t.Helper()
	return retro.Payment{Month: month(t, m), Scheme: scheme, Payer: payer, Amount: tabletest.Dec(t, amount)}
}

// differences writes each line as one line of text.
func differences(s retro.Settlement) []string {
	out := []string{}
	for _, d := range s.Lines {
		due := "none"
		if d.Due.Valid {
			due = d.Due.Decimal.StringFixed(2)
		}
		out = append(out, strings.Join([]string{d.Month.String(), d.Scheme.String(), d.Payer.String(),
			d.Paid.StringFixed(2), due, d.Diff.StringFixed(2), d.Cause.String()}, " "))
	}
	return out
}

// sums writes a sum as back payment, refund and difference.
func sums(s retro.Sum) string {
	var out []string
	for _, d := range []decimal.NullDecimal{s.BackPayment, s.Refund, s.Diff} {
		if !d.Valid {
			out = append(out, "unknown")
			continue
		}
		out = append(out, d.Decimal.StringFixed(2))
	}
	return strings.Join(out, " ")
}

// pensionOnly is a slip of 8,000 in 2025: pension 640.00 and 1,280.00.
func pensionOnly(t testing.TB, m string) payroll.Slip {
	t.Helper()
	return slip(t, policy(t, m), "8000", rule.Medical, rule.Unemployment, rule.Injury, rule.Housing)
}

// July was paid in full, August in part, September not at all, and June though nothing was due: 社会保险法 art. 63 has
// August and September made up. 8,000 x 8 % = 640.00, x 16 % = 1,280.00.
func TestSettleMonthsOnOneSide(t *testing.T) {
	s := settle(t, retro.Account{
		Paid: []retro.Payment{
			payment(t, "2025-08", rule.Pension, rule.Employer, "1280.00"),
			payment(t, "2025-08", rule.Pension, rule.Employee, "0"),
			payment(t, "2025-07", rule.Pension, rule.Employee, "640.00"),
			payment(t, "2025-07", rule.Pension, rule.Employer, "1280.00"),
			payment(t, "2025-06", rule.Pension, rule.Employer, "1200.00"),
		},
		Unpaid: []rule.Month{month(t, "2025-09")},
		NotDue: []rule.Month{month(t, "2025-06")},
	}, pensionOnly(t, "2025-09"), pensionOnly(t, "2025-08"), pensionOnly(t, "2025-07"))
	assert.Equal(t, []string{
		"2025-06 pension employer 1200.00 none -1200.00 not_due",
		"2025-08 pension employee 0.00 640.00 640.00 not_paid",
		"2025-09 pension employee 0.00 640.00 640.00 not_paid",
		"2025-09 pension employer 0.00 1280.00 1280.00 not_paid",
	}, differences(s))
	assert.Equal(t, "1280.00 0.00 1280.00", sums(s.Employee))
	assert.Equal(t, "1280.00 1200.00 80.00", sums(s.Employer), "the refund of June is not set off against September")
	require.Len(t, s.Totals, 2)
	assert.Equal(t, s.Employer, s.Totals[1].Sum)
}

// Only one side was wrong: the other owes nothing, and that is a 0 that is known.
func TestSettleOneSidedCorrections(t *testing.T) {
	due := pensionOnly(t, "2025-08")
	for _, c := range []struct{ name, employee, employer, ofEmployee, ofEmployer string }{
		{"only the employer owes", "640.00", "1200.00", "0.00 0.00 0.00", "80.00 0.00 80.00"},
		{"only the employee owes", "600.00", "1280.00", "40.00 0.00 40.00", "0.00 0.00 0.00"},
		{"only the employee asks back", "700.00", "1280.00", "0.00 60.00 -60.00", "0.00 0.00 0.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := settle(t, retro.Account{Paid: []retro.Payment{
				payment(t, "2025-08", rule.Pension, rule.Employee, c.employee),
				payment(t, "2025-08", rule.Pension, rule.Employer, c.employer)}}, due)
			assert.Len(t, s.Lines, 1)
			assert.Equal(t, c.ofEmployee, sums(s.Employee))
			assert.Equal(t, c.ofEmployer, sums(s.Employer))
		})
	}
}

// The tax bureau's record has no provident fund, and this one only the employees' parts: the rest is not compared.
func TestSettleComparesWhatIsCovered(t *testing.T) {
	a := retro.Account{Covers: []bill.Column{{Scheme: rule.Pension, Payer: rule.Employee}},
		Paid: []retro.Payment{payment(t, "2025-08", rule.Pension, rule.Employee, "640.00")}}
	s := settle(t, a, slip(t, policy(t, "2025-08"), "8000"))
	assert.Empty(t, s.Lines)
	assert.NotNil(t, s.Lines)
	assert.NotNil(t, s.Totals)
	assert.Equal(t, "0.00 0.00 0.00", sums(s.Employee))
	assert.Equal(t, "unknown unknown unknown", sums(s.Employer), "a side nobody compared owes nothing that is known")
}

// A month that was paid and of which nobody says what is due is named once, however many payments it has.
func TestSettleNamesAMonthOnce(t *testing.T) {
	_, err := retro.Account{Paid: []retro.Payment{payment(t, "2025-08", rule.Pension, rule.Employee, "640.00"),
		payment(t, "2025-08", rule.Pension, rule.Employer, "1280.00")}}.Settle(nil)
	require.ErrorContains(t, err, "paid[0].month 2025-08 was paid, and nothing says what is due for it")
	assert.NotContains(t, err.Error(), "paid[1]")
}

// Everything that is wrong is said at once, at the path of the JSON field, in both languages.
func TestSettleRefuses(t *testing.T) {
	july, august := pensionOnly(t, "2025-07"), pensionOnly(t, "2025-08")
	paid := []retro.Payment{payment(t, "2025-07", rule.Pension, rule.Employee, "640.00"),
		payment(t, "2025-07", rule.Pension, rule.Employer, "1280.00")}
	months := func(all ...string) (out []rule.Month) {
		for _, m := range all {
			out = append(out, month(t, m))
		}
		return out
	}
	for _, c := range []struct {
		name string
		in   retro.Account
		due  []payroll.Slip
		code string
		says []string
	}{
		{name: "an empty slip is not a month nothing is due for", in: retro.Account{Paid: paid},
			due: []payroll.Slip{{Month: july.Month}}, code: "missing_field",
			says: []string{"due 2025-07 has a slip that says nothing of pension"}},
		{name: "a month nobody spoke of", in: retro.Account{Paid: paid}, due: []payroll.Slip{july, august},
			code: "missing_field",
			says: []string{"paid 2025-08 is due, and nothing says what was paid for it; give what was paid, or name " +
				"the month in unpaid"}},
		{name: "each line nobody spoke of", in: retro.Account{Paid: paid[:1]}, due: []payroll.Slip{july},
			code: "missing_field",
			says: []string{`paid "2025-07 pension employer" is due, and nothing says what was paid for it; give what ` +
				`was paid; 0 where nothing was`}},
		{name: "a month paid without a slip", in: retro.Account{Paid: paid}, code: "missing_field",
			says: []string{"paid[0].month 2025-07 was paid, and nothing says what is due for it"}},
		{name: "lists that contradict each other", in: retro.Account{Paid: paid,
			Unpaid: months("2025-07", "2025-09", "2025-09"), NotDue: months("2025-10", "2025-09")},
			due: []payroll.Slip{july}, code: "conflict",
			says: []string{"paid[0].month 2025-07 is among the months nothing was paid for", "paid[1].month 2025-07",
				"unpaid[2] 2025-09 is listed twice", "not_due[1] 2025-09 is in unpaid too"}},
		{name: "months that say nothing", in: retro.Account{Paid: paid, Unpaid: months("2025-11"),
			NotDue: months("2025-07", "2025-10")}, due: []payroll.Slip{july}, code: "missing_field",
			says: []string{"unpaid[0] 2025-11 has no slip that is due", "not_due[0] 2025-07 has a slip that is due",
				"not_due[1] 2025-10 has no payment"}},
		{name: "a payment twice, and one that is not compared",
			in: retro.Account{Paid: append(slices.Clone(paid), paid[0]),
				Covers: []bill.Column{{Scheme: rule.Pension, Payer: rule.Employee}}},
			due: []payroll.Slip{july}, code: "conflict",
			says: []string{`paid[1] "2025-07 pension employer" is not among what is compared`,
				`paid[2] "2025-07 pension employee" stands for the same line as paid[0]; add up`}},
		{name: "no month, no scheme, no payer, a debt",
			in:  retro.Account{Paid: []retro.Payment{{Amount: decimal.New(-1, 0)}}},
			due: []payroll.Slip{july}, code: "missing_field",
			says: []string{"paid[0].month", "paid[0].scheme", "paid[0].payer", "paid[0].amount -1"}},
		{name: "numbers nobody can have paid", in: retro.Account{Paid: []retro.Payment{{
			Month: july.Month, Scheme: rule.Pension, Payer: rule.Employee, Amount: decimal.New(1, 1_000_000_000),
			Base: decimal.NewNullDecimal(decimal.New(-1, 0)), Rate: decimal.NewNullDecimal(decimal.New(8, 0))}}},
			due: []payroll.Slip{july}, code: "out_of_range",
			says: []string{"paid[0].amount", "paid[0].base -1", "paid[0].rate 8"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := c.in.Settle(c.due)
			assert.Equal(t, c.code, rule.CodeOf(err))
			for _, says := range c.says {
				assert.Equal(t, 1, strings.Count(err.Error(), says), "%s in %s", says, err)
			}
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
			assert.Zero(t, s)
		})
	}
}

// A cause is named where it gives the amount paid to the fen: 7,000 x 8 %, 8,000 x 7 %, 7,000 x 7 %.
func TestPaidCauses(t *testing.T) {
	due := pensionOnly(t, "2025-08") // 8,000 at 8 %: 640.00
	for _, c := range []struct{ name, amount, base, rate, want string }{
		{"base", "560.00", "7000", "", "base_diff"},
		{"base, the rate said", "560.00", "7000", "0.08", "base_diff"},
		{"rate", "560.00", "", "0.07", "rate_diff"},
		{"rate, the base said", "560.00", "8000", "0.07", "rate_diff"},
		{"both", "490.00", "7000", "0.07", "base_and_rate_diff"},
		{"neither said", "560.00", "", "", "amount_diff"},
		{"both as they are due", "560.00", "8000", "0.08", "amount_diff"},
		{"a base that does not give the amount", "560.01", "7000", "", "amount_diff"},
		{"a rate that does not give the amount", "560.01", "", "0.07", "amount_diff"},
		{"the two together do not", "560.00", "7000", "0.07", "amount_diff"},
		{"nothing paid on a base", "0", "7000", "0.08", "not_paid"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := payment(t, "2025-08", rule.Pension, rule.Employee, c.amount)
			if c.base != "" {
				p.Base = decimal.NewNullDecimal(tabletest.Dec(t, c.base))
			}
			if c.rate != "" {
				p.Rate = decimal.NewNullDecimal(tabletest.Dec(t, c.rate))
			}
			s := settle(t, retro.Account{Paid: []retro.Payment{p,
				payment(t, "2025-08", rule.Pension, rule.Employer, "1280.00")}}, due)
			require.Len(t, s.Lines, 1)
			assert.Equal(t, c.want, s.Lines[0].Cause.String())
			var read retro.PaidCause
			require.NoError(t, read.UnmarshalText([]byte(c.want)))
			assert.Equal(t, s.Lines[0].Cause, read)
		})
	}
	assert.Equal(t, "invalid(0)", retro.PaidCause(0).String())
	assert.Error(t, new(retro.PaidCause).UnmarshalText([]byte("base")))
}

// Under a relief the rate due is what is left of it: 10,000 x 14 % is 1,400.00, and half of it, 7 %, is due.
func TestPaidWithoutARelief(t *testing.T) {
	due := slipOf(t, policy(t, "2020-03"), payroll.Settings{Relief2020: "large"}, "10000", rule.Medical,
		rule.Unemployment, rule.Injury, rule.Housing)
	whole := payment(t, "2020-03", rule.Pension, rule.Employer, "1400.00")
	whole.Base, whole.Rate = decimal.NewNullDecimal(decimal.New(10000, 0)), decimal.NewNullDecimal(decimal.New(14, -2))
	s := settle(t, retro.Account{Paid: []retro.Payment{whole,
		payment(t, "2020-03", rule.Pension, rule.Employee, "800.00")}}, due)
	require.Len(t, s.Lines, 1)
	assert.Equal(t, "rate_diff", s.Lines[0].Cause.String())
}

// What is written is read again as it was.
func TestSettlementInJSON(t *testing.T) {
	s := settle(t, retro.Account{Paid: []retro.Payment{payment(t, "2025-08", rule.Pension, rule.Employee, "600.00"),
		payment(t, "2025-08", rule.Pension, rule.Employer, "1280.00")}}, pensionOnly(t, "2025-08"))
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var read retro.Settlement
	require.NoError(t, json.Unmarshal(text, &read))
	assert.Equal(t, differences(s), differences(read))
	assert.Equal(t, sums(s.Employee), sums(read.Employee))
	again, err := json.Marshal(read)
	require.NoError(t, err)
	assert.JSONEq(t, string(text), string(again))
}

// foreign writes slips as the amounts of another program, and 0 for the lines it does not have and the others do.
func foreign(slips, others []payroll.Slip) (out []retro.Payment) {
	said := map[string]bool{}
	add := func(s *payroll.Slip, paid bool) {
		for i := range s.Lines {
			l := &s.Lines[i]
			p := retro.Payment{Month: s.Month, Scheme: l.Scheme(), Payer: l.Payer()}
			at := p.Month.String() + p.Scheme.String() + p.Payer.String()
			if paid {
				p.Amount = l.Amount()
				p.Base, p.Rate = decimal.NewNullDecimal(l.Base()), decimal.NewNullDecimal(l.Rate())
			}
			if !said[at] {
				out = append(out, p)
			}
			said[at] = true
		}
	}
	for i := range slips {
		add(&slips[i], true)
	}
	for i := range others {
		add(&others[i], false)
	}
	return out
}

// checkForeign compares slips with slips, and with the same slips as foreign amounts: the same months, lines and
// differences, but for a line of 0.00 on one side only, which as an amount is nothing paid.
func checkForeign(t *testing.T, paid, due []payroll.Slip) {
	t.Helper()
	r := compare(t, paid, due)
	s := settle(t, retro.Account{Paid: foreign(paid, due)}, due...)
	var want, got []string
	for _, d := range r.Deltas {
		if !d.Diff.IsZero() {
			want = append(want, d.Month.String()+d.Scheme.String()+d.Payer.String()+d.Old.Decimal.StringFixed(2)+
				d.New.Decimal.StringFixed(2)+d.Diff.StringFixed(2))
		}
	}
	for _, d := range s.Lines {
		got = append(got, d.Month.String()+d.Scheme.String()+d.Payer.String()+d.Paid.StringFixed(2)+
			d.Due.Decimal.StringFixed(2)+d.Diff.StringFixed(2))
		known := d.Cause != retro.AmountDiff
		require.True(t, known, "base and rate explain the amount of a slip: %v", d)
	}
	require.Equal(t, want, got)
	tabletest.Equal(t, total(t, r, rule.Employee).String(), s.Employee.Diff.Decimal)
	tabletest.Equal(t, total(t, r, rule.Employer).String(), s.Employer.Diff.Decimal)
	checkSums(t, s)
}

// checkSums adds up the printed lines by hand.
func checkSums(t *testing.T, s retro.Settlement) {
	t.Helper()
	byPayer := map[rule.Payer]decimal.Decimal{}
	for _, total := range s.Totals {
		var up, back decimal.Decimal
		for _, d := range s.Lines {
			if d.Scheme == total.Scheme && d.Payer == total.Payer {
				up = up.Add(decimal.Max(d.Diff, decimal.Decimal{}))
				back = back.Add(decimal.Min(d.Diff, decimal.Decimal{}))
			}
		}
		tabletest.Equal(t, up.String(), total.BackPayment.Decimal)
		tabletest.Equal(t, back.Neg().String(), total.Refund.Decimal)
		tabletest.Equal(t, up.Add(back).String(), total.Diff.Decimal)
		byPayer[total.Payer] = byPayer[total.Payer].Add(up).Add(back)
	}
	tabletest.Equal(t, byPayer[rule.Employee].String(), s.Employee.Diff.Decimal)
	tabletest.Equal(t, byPayer[rule.Employer].String(), s.Employer.Diff.Decimal)
}

// Slips given as the amounts of another program make the differences they make as slips.
func TestSlipsAsForeignAmounts(t *testing.T) {
	wages := []uint32{0, 249_999, 500_300, 533_333, 551_000, 1_200_000, 4_111_250}
	for _, old := range wages {
		for _, now := range wages {
			checkForeign(t, history(t, old, 5500, 0), history(t, now, 5510, 0))
		}
		checkForeign(t, history(t, old, 5510, 1<<rule.Housing), history(t, old, 5510, 1<<rule.Injury))
	}
}

// A month moved to one side alone is owed, or asked back, as a whole, and the other months stay as they were.
func TestAMonthOnOneSideIsTheWholeMonth(t *testing.T) {
	slips := history(t, 800_000, 5510, 0)
	paid := foreign(slips, nil)
	for i := range slips {
		m := slips[i].Month
		others := slices.DeleteFunc(slices.Clone(paid), func(p retro.Payment) bool { return p.Month == m })
		unpaid := settle(t, retro.Account{Paid: others, Unpaid: []rule.Month{m}}, slips...)
		notDue := settle(t, retro.Account{Paid: paid, NotDue: []rule.Month{m}},
			slices.Delete(slices.Clone(slips), i, i+1)...)
		require.Len(t, unpaid.Lines, len(slips[i].Lines))
		require.Len(t, notDue.Lines, len(slips[i].Lines))
		for j, d := range unpaid.Lines {
			line := &slips[i].Lines[j]
			assert.Equal(t, retro.NotPaid, d.Cause)
			assert.Equal(t, retro.NotDue, notDue.Lines[j].Cause)
			tabletest.Equal(t, line.Amount().String(), d.Diff)
			tabletest.Equal(t, line.Amount().Neg().String(), notDue.Lines[j].Diff)
		}
		assert.True(t, unpaid.Employer.Refund.Decimal.IsZero())
		assert.True(t, notDue.Employer.BackPayment.Decimal.IsZero())
		checkSums(t, unpaid)
		checkSums(t, notDue)
	}
}
