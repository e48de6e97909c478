package figures_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

const ownHeader = "series,from,to,value,source\n"

// What a file that is refused is told has no English in it where Chinese is asked for, also of CSV itself.
func TestRefusedFilesInChinese(t *testing.T) {
	type c struct{ name, text, says string }
	row := "pension.floor,2026-07,2027-06,5620,a\n"
	tabletest.Each(t, []c{
		{name: "a quote without an end", text: ownHeader + `"pension.floor,2026-07,2027-06,5620,a` + "\n",
			says: "own.csv:2:39: row is not CSV: a field in double quotes has no end"},
		{name: "a quote inside", text: ownHeader + `pension.floor,2026-07,2027-06,5620,a "notice"` + "\n",
			says: "own.csv:2:38: row is not CSV: a double quote stands inside a field without quotes"},
		{name: "a name nobody knows", text: ownHeader + "pension.flor,2026-07,2027-06,5620,a\n",
			says: "own.csv:2:1: series pension.flor is not a figure"},
		{name: "twice in a month", text: ownHeader + row + row, says: "own.csv:3:2: from 2026-07 begins before"},
		{name: "thirty bad rows", text: ownHeader + strings.Repeat("pension.floor,2026-13,2027-06,5620,a\n", 30),
			says: "and 10 errors more"},
	}, func(t *testing.T, c c) {
		_, err := figures.ReadFile("own.csv", []byte(c.text))
		require.Error(t, err)
		assert.ErrorContains(t, err, c.says)
		assert.NotEmpty(t, rule.CodeOf(err))
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
}

// A folder that is nil is an error, not a panic.
func TestReadOfNoFolder(t *testing.T) {
	_, err := figures.Read(nil)
	require.ErrorIs(t, err, rule.ErrMissingField)
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
}
