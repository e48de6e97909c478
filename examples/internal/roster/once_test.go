package roster

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every text is found again with the line it was first seen in, and no other one is.
func TestOnceRemembersEveryText(t *testing.T) {
	const texts = 100_000
	once := NewOnce()
	for i := range texts {
		require.NoError(t, once.Check(fmt.Sprint("E", i), i+1))
	}
	for i := range texts {
		text := fmt.Sprint("E", i)
		line, twice := once.Seen(once.Hash([]byte(text)), texts+1)
		require.True(t, twice)
		require.Equal(t, i+1, line)
		require.EqualError(t, once.Check(text, texts+1),
			fmt.Sprintf("is a duplicate: it stands in line %d already", i+1))
	}
}

// Texts are told apart whatever their hash is, such as 0.
func TestOnceTellsHashesApart(t *testing.T) {
	once := NewOnce()
	for i, hash := range []uint64{0, 1 << 63, ^uint64(0), 64, 1 << 32, 1<<64 - 64} {
		_, twice := once.Seen(hash, i+1)
		assert.False(t, twice)
		line, twice := once.Seen(hash, 9)
		assert.True(t, twice)
		assert.Equal(t, i+1, line)
	}
}
