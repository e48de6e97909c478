package fen

// How many columns Four and Seven add up: as many lines as an employee and an employer have at most.
const (
	four  = 4
	seven = 7
)

// Four fills into with the sums of four columns, row by row. All are of one length. It is a function of its own also
// when compiled: in its caller's place it would keep the number of the row in memory.
//
//go:noinline
func Four(into []int64, columns *[four][]int64) {
	n := len(into)
	a, b, c, d := columns[0][:n], columns[1][:n], columns[2][:n], columns[3][:n]
	for i := range into {
		into[i] = a[i] + b[i] + c[i] + d[i]
	}
}

// Seven is Four for seven columns.
func Seven(into []int64, columns *[seven][]int64) {
	n := len(into)
	a, b, c, d := columns[0][:n], columns[1][:n], columns[2][:n], columns[3][:n]
	e, f, g := columns[4][:n], columns[5][:n], columns[6][:n]
	for i := range into {
		into[i] = a[i] + b[i] + c[i] + d[i] + e[i] + f[i] + g[i]
	}
}
