// Package progress tells on standard error how far a run has come: rows of a roster, or work against the clock.
package progress
