package loadtest

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLists: what the server lists is the library's, and a list that says anything else is told from it.
func TestLists(t *testing.T) {
	o, err := readFlags([]string{cases}, io.Discard)
	require.NoError(t, err)
	g := &ground{options: o}
	g.server, err = g.start()
	require.NoError(t, err)
	client := newClient(1)
	for _, c := range []struct {
		name, path string
		says       func([]byte) (bool, error)
		was, is    string // a change of what is said
	}{
		{name: "a rule's source", path: "/v1/rules", says: saysRules, was: "市政府令第123号", is: "市政府令第124号"},
		{name: "a schema", path: "/v1/rules/payroll.slip", says: saysSlipRule, was: `"known_on"`, is: `"known_at"`},
		{name: "an example", path: "/v1/rules/payroll.slip", says: saysSlipRule, was: `"wage":"8000"`,
			is: `"wage":"8001"`},
		{name: "a value", path: "/v1/figures?month=2025-08", says: saysFigures, was: `"value":"27549"`,
			is: `"value":"27548"`},
		{name: "a missing figure", path: "/v1/months", says: saysMonths, was: `"missing":["`, is: `"missing":["x`},
		{name: "a month", path: "/v1/months", says: saysMonths, was: `"month":"2025-08"`, is: `"month":"2025-07"`},
		{name: "the id of an operation", path: "/openapi.json", says: saysPaths,
			was: `"operationId":"housing.land_revenue"`, is: `"operationId":"housing.land"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ask(context.Background(), client, g.server, call{path: c.path})
			require.NoError(t, err)
			require.Contains(t, got.body, c.was)
			same, err := c.says([]byte(got.body))
			require.NoError(t, err)
			assert.True(t, same)
			same, err = c.says([]byte(strings.Replace(got.body, c.was, c.is, 1)))
			require.NoError(t, err)
			assert.False(t, same)
			_, err = c.says([]byte("{"))
			assert.Error(t, err)
		})
	}
	client.CloseIdleConnections()
	for _, end := range g.ends {
		require.NoError(t, end())
	}
}
