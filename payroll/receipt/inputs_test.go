package receipt_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

// set gives a field a value that is not its zero value and reports whether it knew how.
func set(field reflect.Value) bool {
	switch field.Kind() {
	case reflect.Bool:
		field.SetBool(true)
	case reflect.Int:
		field.SetInt(3)
	case reflect.Uint8:
		field.SetUint(1)
	case reflect.String:
		field.SetString("0.05")
	default:
		return false
	}
	return true
}

// Every setting of an employer is in the JSON of the inputs and comes back, so a receipt of a setting added later is
// not computed again without it.
func TestEverySettingIsInTheReceipt(t *testing.T) {
	plain, err := json.Marshal(receipt.Inputs{Employee: inputs(t, "0").Employee})
	require.NoError(t, err)
	kind := reflect.TypeOf(payroll.Settings{})
	for i := range kind.NumField() {
		in := receipt.Inputs{Employee: inputs(t, "0").Employee}
		require.True(t, set(reflect.ValueOf(&in.Settings).Elem().Field(i)), kind.Field(i).Name)
		text, err := json.Marshal(in)
		require.NoError(t, err)
		assert.NotEqual(t, string(plain), string(text), kind.Field(i).Name)
		var back receipt.Inputs
		require.NoError(t, json.Unmarshal(text, &back), kind.Field(i).Name)
		assert.Equal(t, in.Settings, back.Settings, kind.Field(i).Name)
	}
}

// So is everything said of the person.
func TestEverythingOfAnEmployeeIsInTheReceipt(t *testing.T) {
	names := map[string]bool{"Wage": true, "Wages": true, "Outside": true, "TownLocal": true, "SpecialInjury": true}
	kind := reflect.TypeOf(payroll.Employee{})
	for i := range kind.NumField() {
		assert.True(t, names[kind.Field(i).Name], "%s is not in the JSON of the inputs", kind.Field(i).Name)
	}
	in := inputs(t, "0")
	in.Employee.TownLocal, in.Employee.SpecialInjury = true, true
	text, err := json.Marshal(in)
	require.NoError(t, err)
	var back receipt.Inputs
	require.NoError(t, json.Unmarshal(text, &back))
	assert.True(t, back.Employee.TownLocal)
	assert.True(t, back.Employee.SpecialInjury)
}

// A wage that was not said is not written as 0: nothing is stored, and no receipt is made of it. Wages of the schemes
// are enough.
func TestAnAbsentWageIsNotInTheInputs(t *testing.T) {
	_, err := json.Marshal(receipt.Inputs{})
	assert.ErrorIs(t, err, rule.ErrMissingField)
	_, err = receipt.New("v1", august(t), receipt.Inputs{Settings: inputs(t, "0").Settings})
	assert.ErrorIs(t, err, rule.ErrMissingField)

	own := inputs(t, "8000").Employee.Wage
	text, err := json.Marshal(receipt.Inputs{Employee: payroll.Employee{Wages: payroll.Wages{Pension: own}}})
	require.NoError(t, err)
	assert.NotContains(t, string(text), `"wage":`)
	var back receipt.Inputs
	require.NoError(t, json.Unmarshal(text, &back))
	assert.False(t, back.Employee.Wage.Valid)
	assert.True(t, back.Employee.Wages.Pension.Valid)
}
