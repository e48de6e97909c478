package rule_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// A million errors are a message of 20 lines and the number of the others, also behind a path and joined again.
func TestJoinKeepsTwenty(t *testing.T) {
	missing := rule.AreaPension.Missing("wage", rule.Say("pass it", "请填写"))
	many := make([]error, 1_000_000)
	for i := range many {
		many[i] = missing
	}
	all := rule.Join(many...)
	for _, c := range []struct {
		name string
		err  error
	}{{"joined", all}, {"within a path", rule.Within("people[3]", all)}, {"joined again", rule.Join(nil, all)}} {
		lines := strings.Split(c.err.Error(), "\n")
		require.Len(t, lines, 21, c.name)
		assert.Equal(t, "and 999980 errors more", lines[20], c.name)
		assert.Equal(t, 999_980, rule.NotKept(c.err), c.name)
		assert.True(t, strings.HasSuffix(rule.Message(c.err, rule.Chinese), "另有 999980 个错误"), c.name)
	}
	assert.Equal(t, 999_982, rule.NotKept(rule.Join(missing, all, missing)), "those beside them are counted as well")
}

func TestJoinOfFew(t *testing.T) {
	require.NoError(t, rule.Join())
	require.NoError(t, rule.Join(nil, nil))
	require.NoError(t, rule.Several(nil, 0))
	err := rule.Join(nil, rule.ErrConflict, errors.Join(rule.ErrNoRule, rule.ErrBadDate))
	assert.Equal(t, "conflict\nno_rule\nbad_date", err.Error())
	require.ErrorIs(t, err, rule.ErrBadDate)
	assert.Zero(t, rule.NotKept(err))
}

// A field's path is the caller's own where it goes through a map.
func TestMessagesCutLongFields(t *testing.T) {
	err := rule.AreaPension.Missing("paid."+strings.Repeat("x", 1<<20), rule.Say("pass it", "请填写"))
	assert.Less(t, len(err.Error()), 400)
	assert.Contains(t, err.Error(), "pension: paid.xxx")
	assert.Contains(t, err.Error(), "x... is missing; pass it")
}
