// Package receipt keeps a computed slip so that it can be shown later to be right (回执): New makes a receipt, Verify
// computes the slip again and says what differs, Diff lists the figures that changed between two sets of policies,
// FirstDifferences finds the smallest wage that notices, and Affected says which receipts a change touches.
//
//	r, err := receipt.New("v1.4.0", policy, receipt.Inputs{Settings: settings, Employee: employee})
//	differences, err := r.Verify(policy) // none: the same policy gives the same slip, byte for byte
//
// # Digests
//
// A digest is the SHA-256 of canonical JSON, in hexadecimal. The policy's is that of the JSON Policy writes: every
// figure by name in a fixed order, with its document, so that a document named better changes the digest too. The
// inputs' is that of the JSON Inputs writes: wages with two decimals, settings as the caller wrote them, so that
// "0.050" and "0.05" differ.
//
// A digest shows that policy and inputs are those the slip was made from. It is no signature: who can change a
// receipt can change its digests.
//
// # Not covered
//
// What to pay back or collect after a change: that is for package retro.
package receipt
