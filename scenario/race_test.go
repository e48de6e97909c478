//go:build race

package scenario_test

// unpooled is what a call takes more under the race detector, which throws memory that was kept for the next call away
// at random.
const unpooled = 2
