package cell_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/rule"
)

func births() []cell.Option[int] {
	return []cell.Option[int]{
		{Value: 1, English: "natural", Chinese: "顺产", Also: []string{"自然分娩"}},
		{Value: 2, English: "c_section", Chinese: "剖宫产", Also: []string{"剖腹产"}},
	}
}

func TestWord(t *testing.T) {
	const understood = "words understood as one of the list: 1"
	for _, c := range []struct {
		name, text string
		want       int
		seen       []string
	}{
		{name: "English", text: "natural", want: 1},
		{name: "any case", text: "C_Section", want: 2},
		{name: "a hyphen", text: "c-section", want: 2},
		{name: "a blank", text: "C Section", want: 2},
		{name: "Chinese", text: "剖宫产", want: 2},
		{name: "another word", text: "剖腹产", want: 2, seen: []string{understood}},
		{name: "blanks at the ends", text: "　顺产 ", want: 1, seen: []string{"blanks at an end taken off: 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen cell.Seen
			got, err := cell.Word(c.text, births(), &seen)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.seen, listed(&seen))
		})
	}
	_, err := cell.Word("√", births(), nil)
	refused(t, err, "is not known here", "不是这里可填的内容")
	assert.ErrorContains(t, err, "write one of: natural (顺产), c_section (剖宫产)")
	assert.Contains(t, rule.Message(err, rule.Chinese), "请填写其中之一：顺产、剖宫产")
	_, err = cell.Word(" ", births(), nil)
	refused(t, err, "is empty", "是空的")
	_, err = cell.Word("", []cell.Option[int]{{Value: 1, English: "one"}}, nil)
	assert.Error(t, err, "an empty cell is not the Chinese name that an option lacks")
}

func TestYesNo(t *testing.T) {
	for _, text := range []string{"是", "yes", "YES", "Yes", "y", "Y", "true", "TRUE", "1", "１", " yes "} {
		got, err := cell.YesNo(text, nil)
		require.NoError(t, err, text)
		assert.True(t, got, text)
	}
	for _, text := range []string{"否", "no", "NO", "N", "false", "0"} {
		got, err := cell.YesNo(text, nil)
		require.NoError(t, err, text)
		assert.False(t, got, text)
	}
	for _, text := range []string{"√", "×", "", "-", "2", "有", "on"} {
		_, err := cell.YesNo(text, nil)
		assert.ErrorContains(t, err, "write one of: yes (是), no (否)", text)
	}
}
