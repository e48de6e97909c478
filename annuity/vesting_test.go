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
		name, plan                     string
		months                         int
		event                          annuity.Event
		own, employer                  string
		share, vested, unvested, total string
	}
	tabletest.Each(t, []c{
		{name: "before the first step", plan: gradual, months: 11, event: annuity.InService, own: "1000",
			employer: "5000", share: "0", vested: "0", unvested: "5000", total: "1000"},
		{name: "on the first step", plan: gradual, months: 12, event: annuity.InService, own: "1000", employer: "5000",
			share: "0.2", vested: "1000", unvested: "4000", total: "2000"},
		{name: "between steps", plan: gradual, months: 35, event: annuity.InService, own: "1000", employer: "5000",
			share: "0.2", vested: "1000", unvested: "4000", total: "2000"},
		{name: "half", plan: gradual, months: 36, event: annuity.InService, own: "1000", employer: "5000", share: "0.5",
			vested: "2500", unvested: "2500", total: "3500"},
		{name: "the month before 8 years", plan: gradual, months: 95, event: annuity.InService, own: "1000",
			employer: "5000", share: "0.5", vested: "2500", unvested: "2500", total: "3500"},
		{name: "8 years", plan: gradual, months: 96, event: annuity.InService, own: "1000", employer: "5000",
			share: "1", vested: "5000", unvested: "0", total: "6000"},
		{name: "a lifetime", plan: gradual, months: 1200, event: annuity.InService, own: "1000", employer: "5000",
			share: "1", vested: "5000", unvested: "0", total: "6000"},
		{name: "from the start", plan: "0 1", months: 0, event: annuity.InService, own: "0", employer: "5000",
			share: "1", vested: "5000", unvested: "0", total: "5000"},
		{name: "retirement age", plan: gradual, months: 0, event: annuity.RetirementAge, own: "1000", employer: "5000",
			share: "1", vested: "5000", unvested: "0", total: "6000"},
		{name: "total incapacity", plan: gradual, months: 1, event: annuity.TotalIncapacity, own: "1000",
			employer: "5000", share: "1", vested: "5000", unvested: "0", total: "6000"},
		{name: "died", plan: gradual, months: 1, event: annuity.Died, own: "1000", employer: "5000", share: "1",
			vested: "5000", unvested: "0", total: "6000"},
		{name: "plan ended", plan: gradual, months: 1, event: annuity.PlanEnded, own: "1000", employer: "5000",
			share: "1", vested: "5000", unvested: "0", total: "6000"},
		{name: "ended by the employer", plan: gradual, months: 1, event: annuity.EmployerEnded, own: "1000",
			employer: "5000", share: "1", vested: "5000", unvested: "0", total: "6000"},
		{name: "not renewed", plan: gradual, months: 1, event: annuity.NotRenewed, own: "1000", employer: "5000",
			share: "1", vested: "5000", unvested: "0", total: "6000"},
		{name: "another case of the plan", plan: gradual, months: 1, event: annuity.PlanOther, own: "1000",
			employer: "5000", share: "1", vested: "5000", unvested: "0", total: "6000"},
		{name: "half a fen goes up, once", plan: gradual, months: 36, event: annuity.InService, own: "0",
			employer: "0.03", share: "0.5", vested: "0.02", unvested: "0.01", total: "0.02"},
		{name: "a third to 8 decimals of a yuan", plan: "0 0.33333333, 96 1", months: 5, event: annuity.InService,
			own: "0", employer: "100", share: "0.33333333", vested: "33.33", unvested: "66.67", total: "33.33"},
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
	type c struct{ name, plan, says string }
	tabletest.Each(t, []c{
		{name: "no step", plan: "", says: "annuity: schedule 0"},
		{name: "full after 8 years 1 month", plan: "12 0.2, 97 1", says: "schedule[1].months 97"},
		{name: "never full", plan: "12 0.2, 96 0.99", says: "is the last share"},
		{name: "months fall", plan: "24 0.2, 12 1", says: "schedule[1].months 12"},
		{name: "a month twice", plan: "24 0.2, 24 1", says: "schedule[1].months 24"},
		{name: "negative months", plan: "-1 1", says: "schedule[0].months -1"},
		{name: "share falls", plan: "12 0.5, 24 0.4, 96 1", says: "schedule[1].share 0.4"},
		{name: "share above the whole", plan: "12 1.01", says: "schedule[0].share 1.01"},
		{name: "negative share", plan: "12 -0.1, 96 1", says: "schedule[0].share -0.1"},
		{name: "enormous share", plan: "12 1e9999, 96 1", says: "schedule[0].share"},
		{name: "two bad steps are told", plan: "-5 0.1, 99 2", says: "schedule[1].share 2"},
	}, func(t *testing.T, c c) {
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
		name, plan    string
		months        int
		event         annuity.Event
		own, employer decimal.Decimal
		says          string
	}
	tabletest.Each(t, []c{
		{name: "unknown event", plan: gradual, months: 1, event: 9, own: one, employer: one,
			says: "annuity: event invalid(9)"},
		{name: "negative months", plan: gradual, months: -1, event: annuity.InService, own: one, employer: one,
			says: "annuity: service_months -1"},
		{name: "too many months", plan: gradual, months: 1201, event: annuity.InService, own: one, employer: one,
			says: "annuity: service_months 1201"},
		{name: "a bad plan", plan: "12 0.5", months: 1, event: annuity.Died, own: one, employer: one,
			says: "is the last share"},
		{name: "negative account", plan: gradual, months: 1, event: annuity.Died, own: decimal.New(-1, 0),
			employer: one, says: "annuity: own -1"},
		{name: "three decimals", plan: gradual, months: 1, event: annuity.Died, own: one, employer: decimal.New(1, -3),
			says: "annuity: employer 0.001"},
	}, func(t *testing.T, c c) {
		_, err := annuity.Vest(annuity.Vesting{Schedule: schedule(t, c.plan), Months: c.months, Event: c.event,
			Own:      c.own,
			Employer: c.employer})
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
	_, err := annuity.Vest(annuity.Vesting{Schedule: schedule(t, "12 0.6, 24 0.5"), Months: 1, Event: annuity.Died})
	assert.ErrorContains(t, err, "is below the step before it")
	assert.NotContains(t, err.Error(), "is the last share", "what does not rise is told alone")
	_, err = annuity.Vest(annuity.Vesting{Schedule: schedule(t, gradual), Months: 1, Own: one, Employer: one})
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
