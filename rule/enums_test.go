package rule_test

import (
	"encoding"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// value is an enumerated value with its JSON name.
type value interface {
	encoding.TextMarshaler
	String() string
}

// The JSON names are part of the contract: every value writes its name and reads it back.
func TestNames(t *testing.T) {
	type c struct {
		name   string
		values []value
		names  []string
		read   func(text []byte) (value, error)
	}
	tabletest.Each(t, []c{
		{name: "scheme",
			values: []value{rule.Pension, rule.Medical, rule.Maternity, rule.IllnessSupplement, rule.Unemployment,
				rule.Injury, rule.Housing},
			names: []string{"pension", "medical", "maternity", "illness_supplement", "unemployment", "injury",
				"housing"},
			read: func(text []byte) (value, error) {
				v := rule.Pension
				err := v.UnmarshalText(text)
				return v, err
			},
		},
		{name: "payer",
			values: []value{rule.Employee, rule.Employer}, names: []string{"employee", "employer"},
			read: func(text []byte) (value, error) {
				v := rule.Employee
				err := v.UnmarshalText(text)
				return v, err
			},
		},
		{name: "grade",
			values: []value{rule.Official, rule.Corroborated, rule.Reported, rule.Provisional, rule.Supplied},
			names:  []string{"official", "corroborated", "reported", "provisional", "supplied"},
			read: func(text []byte) (value, error) {
				v := rule.Official
				err := v.UnmarshalText(text)
				return v, err
			},
		},
		{name: "modality",
			values: []value{rule.Exact, rule.AtLeast, rule.AtMost, rule.About, rule.Target},
			names:  []string{"exact", "at_least", "at_most", "about", "target"},
			read: func(text []byte) (value, error) {
				v := rule.Exact
				err := v.UnmarshalText(text)
				return v, err
			},
		},
		{name: "rounding mode",
			values: []value{rule.HalfUp, rule.Up, rule.Down}, names: []string{"half_up", "up", "down"},
			read: func(text []byte) (value, error) {
				v := rule.HalfUp
				err := v.UnmarshalText(text)
				return v, err
			},
		},
		{name: "language",
			values: []value{rule.English, rule.Chinese}, names: []string{"en", "zh"},
			read: func(text []byte) (value, error) {
				v := rule.English
				err := v.UnmarshalText(text)
				return v, err
			},
		},
		{name: "rounding unit",
			values: []value{rule.ToFen, rule.ToJiao, rule.ToYuan}, names: []string{"fen", "jiao", "yuan"},
			read: func(text []byte) (value, error) {
				v := rule.ToFen
				err := v.UnmarshalText(text)
				return v, err
			},
		},
	}, func(t *testing.T, c c) {
		require.Len(t, c.values, len(c.names))
		for i, v := range c.values {
			assert.Equal(t, c.names[i], v.String())
			text, err := v.MarshalText()
			require.NoError(t, err)
			assert.Equal(t, c.names[i], string(text))
			back, err := c.read(text)
			require.NoError(t, err)
			assert.Equal(t, v, back)
		}
		for _, bad := range []string{"", "Pension", "PENSION", " pension", "pension ", "养老保险", "1", "-", "invalid(9)",
			"none"} {
			back, err := c.read([]byte(bad))
			require.ErrorIs(t, err, rule.ErrOutOfRange, "%q", bad)
			assert.Zero(t, back, "%q leaves no value behind", bad)
			for _, name := range c.names {
				assert.Contains(t, err.Error(), name, "the message lists what is allowed")
			}
		}
	})
}

func TestChineseNames(t *testing.T) {
	for v, want := range map[interface{ Chinese() string }]string{
		rule.Pension: "养老保险", rule.Medical: "医疗保险", rule.Maternity: "生育保险", rule.IllnessSupplement: "重大疾病医疗补助",
		rule.Unemployment: "失业保险", rule.Injury: "工伤保险", rule.Housing: "住房公积金", rule.Employee: "个人", rule.Employer: "单位",
		rule.Official: "官方文本", rule.Reported: "单一来源", rule.Supplied: "用户自填", rule.Disputed: "来源有争议", rule.Held: "沿用有效",
	} {
		assert.Equal(t, want, v.Chinese())
	}
}

func TestSchemes(t *testing.T) {
	data, err := json.Marshal(rule.Schemes())
	require.NoError(t, err)
	assert.JSONEq(t, `["pension","medical","maternity","illness_supplement","unemployment","injury","housing"]`,
		string(data))
}

func TestLimitNames(t *testing.T) {
	data, err := json.Marshal([]rule.Limit{rule.LimitNone, rule.LimitFloor, rule.LimitCeiling})
	require.NoError(t, err)
	assert.JSONEq(t, `["none","floor","ceiling"]`, string(data))
}

// A value outside the list prints as invalid and is never read back as another one.
func TestInvalidValues(t *testing.T) {
	for _, v := range []value{rule.Scheme(8), rule.Scheme(255), rule.Payer(3), rule.Limit(3), rule.Grade(7),
		rule.Modality(6)} {
		assert.Contains(t, v.String(), "invalid(")
	}
	assert.Contains(t, rule.Scheme(8).Chinese(), "无效(8)")
	for _, v := range []value{rule.Scheme(0), rule.Payer(0), rule.Grade(0), rule.Modality(0)} {
		assert.Empty(t, v.String(), "the zero value has no name")
	}
}

func TestEnumsAsJSONKeys(t *testing.T) {
	amounts := map[rule.Scheme]string{rule.Pension: "440.80", rule.Housing: "150.00"}
	data, err := json.Marshal(amounts)
	require.NoError(t, err)
	assert.JSONEq(t, `{"pension":"440.80","housing":"150.00"}`, string(data))
	var back map[rule.Scheme]string
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, amounts, back)
	assert.ErrorIs(t, json.Unmarshal([]byte(`{"pensions":"1"}`), &back), rule.ErrOutOfRange)
}
