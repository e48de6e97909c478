package web_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"sync"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// axe is the checker of accessibility that testdata/axe/package-lock.json names; npm fetches it where it is not there.
var axe = sync.OnceValues(func() ([]byte, error) {
	const folder, file = "testdata/axe", "testdata/axe/node_modules/axe-core/axe.min.js"
	text, err := os.ReadFile(file)
	if err == nil {
		return text, nil
	}
	fetch := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	fetch.Dir, fetch.Stdout, fetch.Stderr = folder, os.Stderr, os.Stderr
	if err := fetch.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

// finding is what the checker finds wrong.
type finding struct {
	ID     string `json:"id"`
	Impact string `json:"impact"`
	Help   string `json:"help"`
	Nodes  []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// accessible checks that what the tab shows has no serious or critical finding.
func (p *tab) accessible() {
	p.t.Helper()
	checker, err := axe()
	require.NoError(p.t, err)
	p.run(chromedp.Evaluate[chromedp.Void](string(checker)))
	var found struct {
		Violations []finding `json:"violations"`
		Passes     int       `json:"passes"`
	}
	text := p.text(`axe.run(document, {resultTypes: ["violations"]}).then((all) => JSON.stringify(
		{violations: all.violations, passes: all.passes.length}))`)
	require.NoError(p.t, json.Unmarshal([]byte(text), &found))
	assert.Positive(p.t, found.Passes)
	for _, one := range found.Violations {
		if one.Impact == "serious" || one.Impact == "critical" {
			assert.Fail(p.t, one.ID+": "+one.Help, "%+v", one.Nodes)
		}
	}
}
