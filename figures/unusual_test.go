package figures_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
)

// The column unusual takes its words, and changes no figure.
func TestUnusual(t *testing.T) {
	read := func(unusual string) (figures.Book, error) {
		file := "series,from,to,value,grade,source,unusual\n" +
			"pension.floor,2025-07,2026-06,5510,reported,notice," + unusual + "\n"
		return figures.Read(fstest.MapFS{"pension.csv": {Data: []byte(file)}, "sources.csv": {Data: []byte(sources)}})
	}
	plain, err := read("")
	require.NoError(t, err)
	said, err := read("backdated odd_month jump alone off_average")
	require.NoError(t, err)
	assert.Equal(t, plain.Tables(), said.Tables())
	_, err = read("odd")
	assert.ErrorContains(t, err, "pension.csv:2:7: unusual odd is not known; "+
		"use backdated, odd_month, jump, alone, off_average")
	_, err = read("jump jump")
	assert.ErrorContains(t, err, "pension.csv:2:7: unusual jump is there twice")
}
