package annuity_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// schedule reads "12 0.2, 24 0.5, 96 1".
func schedule(t testing.TB, text string) annuity.Schedule {
	t.Helper()
	var out annuity.Schedule
	for _, step := range strings.Split(text, ", ") {
		months, share, ok := strings.Cut(step, " ")
		if !ok {
			continue
		}
		n, err := strconv.Atoi(months)
		require.NoError(t, err)
		out = append(out, annuity.Step{Months: n, Share: tabletest.Dec(t, share)})
	}
	return out
}

const gradual = "12 0.2, 36 0.5, 96 1"

func TestVest(t *testing.T) {
	type c struct {
		plan                           string
		months                         int
		event                          annuity.Event
		own, employer                  string
		share, vested, unvested, total string
	}
	tabletest.Run(t, map[string]c{
		"before the first step": {gradual, 11, annuity.InService, "1000", "5000", "0", "0", "5000", "1000"},
		"on the first step": {gradual, 12, annuity.InService, "1000", "5000", "0.2", "1000", "4000",
			"2000"},
		"between steps": {gradual, 35, annuity.InService, "1000", "5000", "0.2", "1000", "4000",
			"2000"},
		"half": {gradual, 36, annuity.InService, "1000", "5000", "0.5", "2500", "2500",
			"3500"},
		"the month before 8 years": {gradual, 95, annuity.InService, "1000", "5000", "0.5", "2500", "2500",
			"3500"},
		"8 years":        {gradual, 96, annuity.InService, "1000", "5000", "1", "5000", "0", "6000"},
		"a lifetime":     {gradual, 1200, annuity.InService, "1000", "5000", "1", "5000", "0", "6000"},
		"from the start": {"0 1", 0, annuity.InService, "0", "5000", "1", "5000", "0", "5000"},
		"retirement age": {gradual, 0, annuity.RetirementAge, "1000", "5000", "1", "5000", "0",
			"6000"},
		"total incapacity": {gradual, 1, annuity.TotalIncapacity, "1000", "5000", "1", "5000", "0",
			"6000"},
		"died":       {gradual, 1, annuity.Died, "1000", "5000", "1", "5000", "0", "6000"},
		"plan ended": {gradual, 1, annuity.PlanEnded, "1000", "5000", "1", "5000", "0", "6000"},
		"ended by the employer": {gradual, 1, annuity.EmployerEnded, "1000", "5000", "1", "5000", "0",
			"6000"},
		"not renewed":              {gradual, 1, annuity.NotRenewed, "1000", "5000", "1", "5000", "0", "6000"},
		"another case of the plan": {gradual, 1, annuity.PlanOther, "1000", "5000", "1", "5000", "0", "6000"},
		"half a fen goes up, once": {gradual, 36, annuity.InService, "0", "0.03", "0.5", "0.02", "0.01", "0.02"},
		"a third to 8 decimals of a yuan": {"0 0.33333333, 96 1", 5, annuity.InService, "0", "100", "0.33333333",
			"33.33", "66.67", "33.33"},
	}, func(t *testing.T, c c) {
		got, err := annuity.Vest(annuity.Vesting{Schedule: schedule(t, c.plan), Months: c.months, Event: c.event,
			Own: tabletest.Dec(t, c.own), Employer: tabletest.Dec(t, c.employer)})
		require.NoError(t, err)
		tabletest.Equal(t, c.share, got.Share)
		tabletest.Equal(t, c.own, got.Own)
		tabletest.Equal(t, c.vested, got.Employer)
		tabletest.Equal(t, c.unvested, got.Unvested)
		tabletest.Equal(t, c.total, got.Total)
	})
}

func TestScheduleOfArticle19(t *testing.T) {
	tabletest.Run(t, map[string]struct{ plan, says string }{
		"no step":                    {"", "annuity: schedule 0"},
		"full after 8 years 1 month": {"12 0.2, 97 1", "schedule[1].months 97"},
		"never full":                 {"12 0.2, 96 0.99", "is the last share"},
		"months fall":                {"24 0.2, 12 1", "schedule[1].months 12"},
		"a month twice":              {"24 0.2, 24 1", "schedule[1].months 24"},
		"negative months":            {"-1 1", "schedule[0].months -1"},
		"share falls":                {"12 0.5, 24 0.4, 96 1", "schedule[1].share 0.4"},
		"share above the whole":      {"12 1.01", "schedule[0].share 1.01"},
		"negative share":             {"12 -0.1, 96 1", "schedule[0].share -0.1"},
		"enormous share":             {"12 1e9999, 96 1", "schedule[0].share"},
		"two bad steps are told":     {"-5 0.1, 99 2", "schedule[1].share 2"},
	}, func(t *testing.T, c struct{ plan, says string }) {
		_, err := annuity.Vest(annuity.Vesting{Schedule: schedule(t, c.plan), Event: annuity.Died})
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
	_, err := annuity.Vest(annuity.Vesting{Schedule: make(annuity.Schedule, 98), Event: annuity.Died})
	assert.ErrorContains(t, err, "schedule 98")
	_, err = annuity.Vest(annuity.Vesting{Schedule: schedule(t, "0 0, 96 1"), Event: annuity.Died})
	assert.NoError(t, err)
}

func TestVestRefuses(t *testing.T) {
	one := decimal.New(1, 0)
	type c struct {
		plan          string
		months        int
		event         annuity.Event
		own, employer decimal.Decimal
		says          string
	}
	tabletest.Run(t, map[string]c{
		"unknown event":    {gradual, 1, 9, one, one, "annuity: event invalid(9)"},
		"negative months":  {gradual, -1, annuity.InService, one, one, "annuity: service_months -1"},
		"too many months":  {gradual, 1201, annuity.InService, one, one, "annuity: service_months 1201"},
		"a bad plan":       {"12 0.5", 1, annuity.Died, one, one, "is the last share"},
		"negative account": {gradual, 1, annuity.Died, decimal.New(-1, 0), one, "annuity: own -1"},
		"three decimals":   {gradual, 1, annuity.Died, one, decimal.New(1, -3), "annuity: employer 0.001"},
	}, func(t *testing.T, c c) {
		_, err := annuity.Vest(annuity.Vesting{Schedule: schedule(t, c.plan), Months: c.months, Event: c.event,
			Own:      c.own,
			Employer: c.employer})
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
	_, err := annuity.Vest(annuity.Vesting{Schedule: schedule(t, gradual), Months: 1, Own: one, Employer: one})
	assert.ErrorIs(t, err, rule.ErrMissingField)
	assert.ErrorContains(t, err, "annuity: event is missing; use one of in_service")
}

func TestEventText(t *testing.T) {
	for i, text := range []string{"in_service", "retirement_age", "total_incapacity", "died", "plan_ended",
		"employer_ended", "not_renewed", "plan_other"} {
		event := annuity.Event(i + 1)
		data, err := json.Marshal(event)
		require.NoError(t, err)
		assert.Equal(t, `"`+text+`"`, string(data))
		var back annuity.Event
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, event, back)
	}
	_, err := json.Marshal(annuity.Event(0))
	assert.Error(t, err)
	var e annuity.Event
	for _, bad := range []string{"", "resigned", "Died"} {
		assert.ErrorIs(t, e.UnmarshalText([]byte(bad)), rule.ErrOutOfRange, bad)
	}
}

// FuzzVest: a longer service never vests less, nothing is lost, and an event of art. 20 never gives less than the
// schedule.
func FuzzVest(f *testing.F) {
	f.Add(uint16(10), uint16(20), uint8(12), uint8(60), uint32(2000), uint32(5000), uint32(500_000))
	f.Add(uint16(96), uint16(0), uint8(95), uint8(96), uint32(9999), uint32(1), uint32(3))
	f.Fuzz(func(t *testing.T, months, more uint16, at, then uint8, first, second, employer uint32) {
		plan := annuity.Schedule{{Months: int(at), Share: decimal.New(int64(first), -4)},
			{Months: int(then), Share: decimal.New(int64(second), -4)}, {Months: 96, Share: decimal.New(1, 0)}}
		account := annuity.Vesting{Schedule: plan, Months: int(months), Event: annuity.InService,
			Employer: decimal.New(int64(employer), -2)}
		early, err := annuity.Vest(account)
		if err != nil {
			require.NotEmpty(t, rule.CodeOf(err))
			return
		}
		require.True(t, at < then && then < 96 && first <= second && second <= 10_000 && months <= 1200)
		require.True(t, early.Employer.Add(early.Unvested).Equal(account.Employer))
		later := account
		later.Months += int(more)
		if late, err := annuity.Vest(later); err == nil {
			require.False(t, late.Employer.LessThan(early.Employer))
		}
		account.Event = annuity.Died
		full, err := annuity.Vest(account)
		require.NoError(t, err)
		require.True(t, full.Employer.Equal(account.Employer))
	})
}
