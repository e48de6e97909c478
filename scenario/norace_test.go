//go:build !race

package scenario_test

// unpooled is what a call takes more under the race detector.
const unpooled = 0
