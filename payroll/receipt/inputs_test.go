package receipt_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
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
	plain, err := json.Marshal(receipt.Inputs{})
	require.NoError(t, err)
	kind := reflect.TypeOf(payroll.Settings{})
	for i := range kind.NumField() {
		in := receipt.Inputs{}
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
	in := receipt.Inputs{Employee: payroll.Employee{TownLocal: true, SpecialInjury: true}}
	text, err := json.Marshal(in)
	require.NoError(t, err)
	var back receipt.Inputs
	require.NoError(t, json.Unmarshal(text, &back))
	assert.True(t, back.Employee.TownLocal)
	assert.True(t, back.Employee.SpecialInjury)
}
