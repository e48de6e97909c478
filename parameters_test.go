package shebao_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/housing/rental/admission"
	"github.com/shebao-go/shebao/housing/rental/tenure"
	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/medical/outpatient"
	medicalresident "github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/unemployment"
)

// parameters are figures of the law that a caller in Go may set: right ones, and what the library says of others.
type parameters struct {
	name  string
	value reflect.Value
	ask   func(reflect.Value) error
}

func parametersOf[T any](value T, ask func(T) error) parameters {
	return parameters{typeName(reflect.TypeFor[T]()), reflect.ValueOf(value),
		func(v reflect.Value) error { return ask(v.Interface().(T)) }}
}

// allParameters are those of every type with a method Check, and those that the function they are for checks.
func allParameters(t *testing.T) []parameters {
	t.Helper()
	out := uncheckedParameters(t)
	for _, value := range checkedParameters(t) {
		out = append(out, parameters{typeName(reflect.TypeOf(value)), reflect.ValueOf(value),
			func(v reflect.Value) error { return v.Interface().(checker).Check() }})
	}
	return out
}

// parametersByPackage are the parameters of each package.
func parametersByPackage(t *testing.T) map[string][]parameters {
	t.Helper()
	out := map[string][]parameters{}
	for _, p := range allParameters(t) {
		name, _, _ := strings.Cut(p.name, ".")
		out[name] = append(out[name], p)
	}
	return out
}

// checker says what is wrong with itself.
type checker interface{ Check() error }

// checkedParameters are the figures of one month, and of each rule the terms of its newest text.
func checkedParameters(t *testing.T) []checker {
	t.Helper()
	month := rule.MonthOf(2022, 1)
	policy, err := guangzhou.Policy(month)
	require.NoError(t, err)
	residents, _, err := guangzhou.ResidentPension(month)
	require.NoError(t, err)
	flexible := benefit.FlexibleParams{Floor: policy.Pension.Floor, Ceiling: policy.Pension.Ceiling,
		Rate: policy.Pension.EmployerRate, AccountRate: policy.Pension.EmployeeRate}
	return []checker{policy.Housing, policy.Injury, policy.Maternity, policy.Medical, policy.Pension,
		policy.Unemployment, policy.Pension.Charges()[0], injury.NationalBenefits(),
		maternity.GuangdongLeave(), residents, flexible, benefit.Yuefuhan294Of2021(), unemployment.Guangdong(),
		inpatient.Decree123(), cover.Decree123(), designated.Notice2019(), care.Trial2024(), care.Funding2024(),
		rental.Rules2013(), admission.Rules2013(), tenure.Terms2024(), relief.Temporary2021(), elder.Guangzhou2022(),
		family.Guangzhou2021()}
}

func uncheckedParameters(t *testing.T) []parameters {
	t.Helper()
	terms, _, err := guangzhou.Outpatient(false, rule.MonthOf(2023, 1))
	require.NoError(t, err)
	formula, _, err := guangzhou.ResidentMedicalFormula(2023)
	require.NoError(t, err)
	residents, err := guangzhou.ResidentMedical(2023)
	require.NoError(t, err)
	return []parameters{
		parametersOf(terms, func(p outpatient.Terms) error {
			_, err := outpatient.Pay(p, outpatient.Claim{Place: outpatient.Community})
			return err
		}),
		parametersOf(formula, func(p medicalresident.Formula) error {
			_, err := p.Amounts(decimal.Decimal{})
			return err
		}),
		parametersOf(residents, func(p medicalresident.Params) error {
			_, student := medicalresident.Contribute(p, medicalresident.Student, false)
			_, other := medicalresident.Contribute(p, medicalresident.Other, false)
			return rule.Join(student, other)
		}),
		parametersOf(medicalresident.Guangdong2025(), func(p medicalresident.Incentive) error {
			_, err := medicalresident.CapBonus(p, 2026, 0, 0, decimal.Decimal{})
			return err
		}),
		parametersOf(elsewhere.Terms{Covered: true, Modality: rule.Exact}, func(p elsewhere.Terms) error {
			_, err := p.Ratio(decimal.New(1, 0), decimal.NullDecimal{})
			return err
		}),
	}
}

// Every exported type with a method Check has parameters here. Those of a month are asked scheme by scheme.
func TestParametersAreAll(t *testing.T) {
	names := []string{"payroll.Policy"}
	for _, p := range allParameters(t) {
		names = append(names, p.name)
	}
	for _, one := range exported() {
		if reflect.PointerTo(one).Implements(reflect.TypeFor[checker]()) && !slices.Contains(names, typeName(one)) {
			assert.Fail(t, "checkedParameters has none", typeName(one))
		}
	}
}
