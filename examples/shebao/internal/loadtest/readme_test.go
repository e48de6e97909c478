package loadtest

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// TestReadme: what the READMEs quote is a page of this program as it is without flags, the same in both languages, in
// which nothing is wrong and everything comes back to rest.
func TestReadme(t *testing.T) {
	var numbers [][]string
	for _, c := range []struct {
		name, readme string
		lang         rule.Language
	}{
		{name: "English", readme: "../../README.md", lang: rule.English},
		{name: "Chinese", readme: "../../README.zh-CN.md", lang: rule.Chinese},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := os.ReadFile(c.readme)
			require.NoError(t, err)
			quoted := regexp.MustCompile("(?s)```text loadtest\n(.*?)```").FindStringSubmatch(string(text))
			require.NotNil(t, quoted)
			var stderr strings.Builder
			o, err := readFlags(nil, &stderr)
			require.NoError(t, err)
			var all []string
			for _, kind := range (&ground{options: o}).kinds() {
				row := `(?m)^  ` + regexp.QuoteMeta(kind.name.In(c.lang))
				came := regexp.MustCompile(row + ` +([1-9][\d,]*) +0 +([\d,]+) +([\d,]+) +([\d,]+)` +
					`(( +(-|\d+\.\d\d)){4})$`).FindStringSubmatch(quoted[1])
				require.NotNil(t, came, kind.name.In(c.lang))
				held := regexp.MustCompile(row + ` +(\d+) +(\d+) +(\d+\.\d) +(\d+\.\d)$`).FindStringSubmatch(quoted[1])
				require.NotNil(t, held, kind.name.In(c.lang))
				all = append(all, strings.Join(strings.Fields(strings.Join(append(came[1:6], held[1:]...), " ")), " "))
			}
			assert.Contains(t, all[4], "1,000,000 ")
			numbers = append(numbers, all)
			before := regexp.MustCompile(`(?m)^  (before|此前) +(\d+) +(\d+) `).FindStringSubmatch(quoted[1])
			require.NotNil(t, before)
			rested := regexp.MustCompile(`(?m) ` + before[2] + ` +` + before[3] + ` +\d+\.\d +\d+\.\d$`)
			assert.Len(t, rested.FindAllString(quoted[1], -1), len(all))
		})
	}
	require.Len(t, numbers, 2)
	assert.Equal(t, numbers[0], numbers[1])
}
