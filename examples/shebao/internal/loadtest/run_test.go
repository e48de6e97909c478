package loadtest

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// cases is the flag of the case files, seen from here.
const cases = "-cases=../../../../scenario/testdata/cases"

// TestShort is the whole program with little of everything: every answer is right, and everything comes back to rest.
func TestShort(t *testing.T) {
	var stdout, stderr strings.Builder
	args := []string{cases, "-lang=en", "-seconds=1", "-timeout=1", "-connections=300", "-rows=3000"}
	status := Run(args, strings.NewReader(""), &stdout, &stderr)
	assert.Equal(t, 0, status, "%s%s", &stdout, &stderr)
	for _, name := range []string{"every rule and list, 32 at a time", "100 slow senders and readers",
		"oversize, deep and broken JSON", "requests given up half-way", "a stream of 3,000 rows",
		"the amounts of 3,000 rows", "300 connections, 100 at a time"} {
		assert.Regexp(t, `(?m)^  `+name+` +[1-9][\d,]* +0 `, stdout.String())
		assert.Regexp(t, `(?m)^  `+name+` +\d+ +\d+ +\d+\.\d +\d+\.\d$`, stdout.String())
	}
}

// TestSeesWrongAnswers: a server that answers something else, here the echo of what was asked, is told.
func TestSeesWrongAnswers(t *testing.T) {
	before := settled(measured()).goroutines
	o, err := readFlags([]string{cases, "-seconds=1", "-connections=3", "-rows=1"}, io.Discard)
	require.NoError(t, err)
	g, err := open(o)
	require.NoError(t, err)
	g.server = g.echo
	for _, c := range []struct {
		name string
		do   func(*tally)
	}{
		{name: "every rule", do: g.mixed},
		{name: "broken JSON", do: g.broken},
		{name: "a stream", do: g.stream},
		{name: "a stream of amounts", do: g.streamAmounts},
		{name: "many connections", do: g.crowd},
	} {
		t.Run(c.name, func(t *testing.T) {
			var counts tally
			c.do(&counts)
			assert.Positive(t, counts.wrong)
			assert.NotEmpty(t, counts.faults)
		})
	}
	require.NoError(t, g.end(before))
}

// TestTally: a byte that differs is wrong, a server that is busy says so, and what has no time is not timed.
func TestTally(t *testing.T) {
	c := call{path: "/v1/rules/a", body: []byte("{}"), want: answer{200, "1"}}
	for _, row := range []struct {
		name               string
		got                answer
		err                error
		right, busy, wrong int
	}{
		{name: "as the library", got: answer{200, "1"}, right: 1},
		{name: "another byte", got: answer{200, "2"}, wrong: 1},
		{name: "another status", got: answer{422, "1"}, wrong: 1},
		{name: "too busy", got: answer{503, ""}, busy: 1},
		{name: "no answer", err: errors.New("reset"), wrong: 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			var counts tally
			counts.answered(c, row.got, row.err, time.Second)
			assert.Equal(t, []int{row.right, row.busy, row.wrong}, []int{counts.right, counts.busy, counts.wrong})
			assert.Len(t, counts.ours, row.right)
		})
	}
}

func TestPercentile(t *testing.T) {
	var took []time.Duration
	for n := 200; n > 0; n-- {
		took = append(took, time.Duration(n))
	}
	assert.Equal(t, time.Duration(100), percentile(took, 50))
	assert.Equal(t, time.Duration(198), percentile(took, 99))
	assert.Equal(t, time.Duration(7), percentile([]time.Duration{7}, 99))
}

func TestFlags(t *testing.T) {
	for _, c := range []struct{ name, flag, says string }{
		{name: "no time", flag: "-seconds=0", says: "-seconds 0 is not from 1 to 600"},
		{name: "without end", flag: "-rows=100000000", says: "-rows 100000000 is not from 1 to 10000000"},
		{name: "no cases", flag: "-cases=.", says: "-cases . has no case files"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stderr strings.Builder
			assert.Equal(t, 2, Run([]string{c.flag, "-lang=en"}, strings.NewReader(""), io.Discard, &stderr))
			assert.Contains(t, stderr.String(), c.says)
		})
	}
}
