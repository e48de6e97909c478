package scenario_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// allCases are the cases of both folders.
func allCases(t testing.TB) []scenario.Case {
	t.Helper()
	files, err := filepath.Glob("testdata/*/*.json")
	require.NoError(t, err)
	var out []scenario.Case
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var cases []scenario.Case
		require.NoError(t, json.Unmarshal(text, &cases), file)
		out = append(out, cases...)
	}
	require.NotEmpty(t, out)
	return out
}

// asTheyAre are amounts of money that are printed with the decimals they have: tables of the authority in whole yuan, a
// change of many years, a formula before its rounding.
var asTheyAre = []string{"按账户计算（元）", "按最高额度计算（元）", "按房价计算（元）", "最高月还款额（元）", "人均年收入线（元）",
	"各规模家庭人均年收入线（元）", "家庭年收入线（元）", "家庭月收入线（元）", "人均比上年增减（元）", "家庭年可支配收入限额（元）",
	"家庭月可支配收入限额（元）", "年人均限额（元）", "家庭资产净值限额（元）", "人均年收入基准（元）", "各制度个人缴费变化（元）",
	"各制度财政补助变化（元）", "医保缴费基数（元）"}

// decimals are the numbers that are not money and are printed with a fixed number of decimals, by their meaning.
var decimals = []struct {
	meaning string
	digits  int
}{
	{"平均缴费工资指数（4位小数）", 4}, {"实际缴费指数和", 4}, {"统一费率（8位小数）", 8}, {"统一费率（取到0.1%）", 3},
	{"预算执行率（%）", 2}, {"可支付月数", 1}, {"年化收益率", 6},
}

// TestAmountsArePrintedToTheFen: what is an amount of yuan by its Chinese meaning has two decimals in every answer,
// and what is listed above has its own.
func TestAmountsArePrintedToTheFen(t *testing.T) {
	schemas := map[string]map[string]any{}
	for _, r := range declared(t) {
		schemas[r.Name()] = schemaOf(t, r, "output")
	}
	seen := 0
	for _, c := range allCases(t) {
		out, err := scenario.Call(c.Rule, c.In)
		if err != nil {
			continue
		}
		answer, err := read(out)
		require.NoError(t, err)
		seen += assertFen(t, c.ID, schemas[c.Rule], answer)
	}
	assert.Positive(t, seen)
}

var (
	fixedText = regexp.MustCompile(`^-?[0-9]+\.([0-9]+)$`)
	isMoney   = func(meaning string) bool {
		return strings.Contains(meaning, "元") && !slices.Contains(asTheyAre, meaning)
	}
)

// digitsOf is how many decimals a number of a meaning is printed with; 0 for no fixed number.
func digitsOf(meaning string) int {
	for _, one := range decimals {
		if one.meaning == meaning {
			return one.digits
		}
	}
	if isMoney(meaning) {
		return 2
	}
	return 0
}

// assertFen compares the amounts of an answer with what its schema calls them and returns how many there are.
func assertFen(t *testing.T, path string, schema map[string]any, got any) (seen int) {
	t.Helper()
	if either, ok := schema["anyOf"].([]any); ok {
		inner := either[0].(map[string]any)
		if _, said := inner["x-description-zh"]; !said {
			inner["x-description-zh"] = schema["x-description-zh"]
		}
		return assertFen(t, path, inner, got)
	}
	switch got := got.(type) {
	case map[string]any:
		for name, value := range got {
			within, _ := propertiesOf(schema)[name].(map[string]any)
			if each, named := schema["additionalProperties"].(map[string]any); within == nil && named {
				each["x-description-zh"] = schema["x-description-zh"]
				within = each
			}
			seen += assertFen(t, path+"."+name, within, value)
		}
	case []any:
		items, _ := schema["items"].(map[string]any)
		if _, said := items["x-description-zh"]; !said && items != nil {
			items["x-description-zh"] = schema["x-description-zh"]
		}
		for _, value := range got {
			seen += assertFen(t, path+"[]", items, value)
		}
	case string:
		meaning, _ := schema["x-description-zh"].(string)
		if digits := digitsOf(meaning); digits > 0 {
			parts := fixedText.FindStringSubmatch(got)
			require.NotNil(t, parts, "%s %s", path, got)
			assert.Len(t, parts[1], digits, "%s %s", path, got)
			return 1
		}
	}
	return seen
}
