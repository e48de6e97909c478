package types_test

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/wasm/internal/types"
	"github.com/shebao-go/shebao/scenario"
)

var update = flag.Bool("update", false, "write the declarations anew")

const file = "../../npm/rules.d.ts"

// TestDeclarations: the file of the package is what the schemas say.
func TestDeclarations(t *testing.T) {
	got, err := types.Declarations()
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.True(t, string(want) == got, "out of date: go test ./internal/types -update")
}

// TestDeclared: what one rule is declared as, read off its types by eye.
func TestDeclared(t *testing.T) {
	text, err := types.Declarations()
	require.NoError(t, err)
	for _, c := range []struct{ name, want string }{
		{name: "a rule with its comment", want: "/** the least part of net land revenue for public rental housing, " +
			"at least 13 % 土地出让净收益用于公共租赁住房的最低额（不低于13%） */\nexport interface HousingLandRevenueInput {\n"},
		{name: "a field that has to be there", want: "\n   * Range 范围: 0 ... 1000000000000000; decimals 小数位: 2\n" +
			"   */\n  \"net_revenue\": string;\n"},
		{name: "a field with a default", want: "  /**\n   * the least share 最低比例\n" +
			"   * Range 范围: 0 ... 1; decimals 小数位: 8\n" +
			"   * @default \"0.13\"\n   */\n  \"ratio\"?: string;\n"},
		{name: "words", want: `"payer": "employee" | "employer";`},
		{name: "or null", want: `"local_average": string | null;`},
		{name: "a map", want: `Record<string, `},
		{name: "a list of objects", want: "Array<{\n"},
		{name: "names and types", want: `"payroll.slip": { input: PayrollSlipInput; output: PayrollSlipOutput };`},
	} {
		t.Run(c.name, func(t *testing.T) { assert.True(t, strings.Contains(text, c.want), c.want) })
	}
}

// TestNamesAreTheirOwn: two types for every rule, and no two types of one name.
func TestNamesAreTheirOwn(t *testing.T) {
	text, err := types.Declarations()
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^export interface (\w+) `).FindAllStringSubmatch(text, -1) {
		assert.False(t, seen[m[1]], "%s stands twice", m[1])
		seen[m[1]] = true
	}
	assert.Len(t, seen, 2*len(scenario.Rules())+2)
	assert.Equal(t, len(scenario.Rules()), strings.Count(text, ": { input: "))
}
