package shebao_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao"
)

// TestVersion ties the version to the newest heading of CHANGELOG.md.
func TestVersion(t *testing.T) {
	changes, err := os.ReadFile("CHANGELOG.md")
	require.NoError(t, err)
	heading := regexp.MustCompile(`(?m)^## (\S+)`).FindSubmatch(changes)
	require.NotNil(t, heading)
	assert.Equal(t, string(heading[1]), shebao.Version)
	assert.Regexp(t, `^\d+\.\d+\.\d+$`, shebao.Version)
}
