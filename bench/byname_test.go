package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Both ways to answer JSON lines say the same, in the same order.
func TestByNameIsEqual(t *testing.T) {
	b, err := newByName(askedWages(1_000))
	require.NoError(t, err)
	var called, written bytes.Buffer
	require.NoError(t, b.byCallAll(&called))
	require.NoError(t, b.byEncodingJSON(&written))
	answers, others := json.NewDecoder(&called), json.NewDecoder(&written)
	for person := range b.people {
		var answer, other any
		require.NoError(t, answers.Decode(&answer))
		require.NoError(t, others.Decode(&other))
		require.Equal(t, other, answer, "person %d", person)
	}
	assert.False(t, answers.More())
}

func TestByNameSaysWhatFailed(t *testing.T) {
	b := &byName{lines: []byte("{}\n"), people: 2}
	assert.ErrorContains(t, b.byCallAll(&bytes.Buffer{}), "1 lines failed")
}
