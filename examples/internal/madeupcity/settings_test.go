package madeupcity

import (
	"testing"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/internal/tabletest"
)

func TestFlags(t *testing.T) {
	small := func(more ...string) []string { return append([]string{"-people", "50"}, more...) }
	tabletest.Run(t, map[string]pagetest.Case{
		"one month": {Args: small("-months", "1"),
			Page: []string{"figures of Guangzhou, 2025-07\n", "50 computed, 0 refused", "Supplied         nothing"}},
		"more cores":   {Args: small("-cores", "3"), Page: []string{"Cores               3\n", "600 computed"}},
		"another seed": {Args: small("-seed", "9"), Page: []string{"made up from seed 9"}},
		"Chinese":      {Args: small("-lang", "zh"), Page: []string{"虚构的城市", "本次运行"}},
		"help":         {Args: []string{"-h"}, Errs: []string{"-people", "1,000,000,000", "-with"}},
		"an argument":  {Args: small("x"), Status: 2, Errs: []string{`"x" is not expected`}},
		"unknown flag": {Args: small("-rows", "1"), Status: 2, Errs: []string{"-rows", "see -h"}},
		"grouped": {Args: []string{"-people", "13,000,000"}, Status: 2,
			Errs: []string{
				`-people "13,000,000" is not a whole number from 1 to 1000000000; ` +
					`write digits only, such as 13000000`}},
		"nobody":   {Args: []string{"-people", "0"}, Status: 2, Errs: []string{`-people "0"`}},
		"too many": {Args: []string{"-people", "1000000001"}, Status: 2, Errs: []string{`-people "1000000001"`}},
		"no month": {Args: small("-months", "0"), Status: 2,
			Errs: []string{`-months "0" is not a whole number from 1 to 120`}},
		"no core": {Args: small("-cores", "0"), Status: 2,
			Errs: []string{`-cores "0" is not a whole number from 1 to 1024`}},
		"negative seed": {Args: small("-seed", "-1"), Status: 2,
			Errs: []string{`-seed "-1" is not a whole number from 0 to 9223372036854775807`}},
		"all at once": {Args: []string{"-people", "x", "-months", "1.5", "-lang", "fr", "-from", "2025-13"}, Status: 2,
			Errs: []string{`-people "x"`, `-months "1.5"`, `-lang "fr" is not known; use en or zh`,
				`-from "2025-13" does not exist in the calendar`}},
		"no such month": {Args: small("-from", "2200-12"), Status: 2, Errs: []string{"month 2200-12 is not within"}},
		"a figure nobody has": {Args: small("-from", "2026-12", "-months", "2"), Status: 2, Errs: []string{
			"2026-12 to 2027-01 cannot be computed", "the library has no medical.floor for 2027-01;",
			"has no pension.floor for 2026-12 to 2027-01; pass your own with -with pension.floor=VALUE"}},
		"a figure in dispute": {Args: small("-from", "2022-07", "-months", "3"), Status: 2, Errs: []string{
			"sources disagree on pension.employer_rate, 0.15 (", ") or 0.14 (",
			"), for 2022-08 to 2022-09; pass your own with -with pension.employer_rate=VALUE"}},
		"one of your own": {Args: small("-from", "2022-07", "-months", "3", "-with", "pension.employer_rate=0.15"),
			Page: []string{"supplied", "pension.employer_rate = 0.15, your own by -with, for 2022-08 to 2022-09,"}},
		"limits of one base, missing in the second month": {Args: small("-from", "2026-12", "-months", "2",
			"-with", "pension.floor=5510", "-with", "pension.ceiling=27549", "-with", "medical.employer_rate=0.06",
			"-with", "medical.floor=6300", "-with", "medical.ceiling=31500",
			"-with", "maternity.floor=6300", "-with", "maternity.ceiling=31500"),
			Page: []string{"maternity.floor = 6300, your own by -with, for 2027-01, where the library has"}},
		"relief of 2020": {Args: small("-from", "2020-01", "-months", "2"), Page: []string{
			"Notice           the relief of 2020 was in force in 2020-02; these employers are made up without"}},
		"a bad one": {Args: small("-with", "pension.employer_rate=15"), Status: 2, Errs: []string{
			"-with: pension.employer_rate 15 is above 1.00"}},
		"one without a name": {Args: small("-with", "=1"), Status: 2, Errs: []string{"-with: write name=value"}},
		"one without a value": {Args: small("-with", "pension.employer_rate"), Status: 2,
			Errs: []string{"-with: write name=value"}},
		"one twice": {Args: small("-with", "a=1", "-with", "a=2"), Status: 2,
			Errs: []string{"-with a is there twice, as 1 and 2; give one"}},
		"one that is known": {Args: small("-with", "pension.employer_rate=0.15"), Status: 2,
			Errs: []string{"-with pension.employer_rate=0.15 fills nothing"}},
		"one not needed": {Args: small("-with", "unemployment.coefficient_low=0.6"), Status: 2,
			Errs: []string{"fills nothing: no amount of these months lacks it; leave it out"}},
		"no figure": {Args: small("-with", "pension.rate=0.15"), Status: 2, Errs: []string{
			"-with: pension.rate is no figure of a policy; use a name such as pension.floor"}},
	}, func(t *testing.T, c pagetest.Case) {
		pagetest.Program(Run).Check(t, c)
	})
}
