// Package inorder computes many things beside one another and hands them over in their order (并行计算、按序交付), so that
// what is written does not depend on how many cores there are.
package inorder

import "runtime"

// Each computes a thing for each number from 0 to n-1, as many at a time as Go may use cores, and takes them over one
// by one in the order of the numbers. compute is called by several goroutines at once, take by the caller's alone.
func Each[T any](n int, compute func(i int) T, take func(i int, made T)) {
	order := make(chan chan T, runtime.GOMAXPROCS(0)-1)
	go func() {
		for i := range n {
			made := make(chan T, 1)
			order <- made // waits while enough is being computed
			go func() { made <- compute(i) }()
		}
	}()
	for i := range n {
		take(i, <-<-order)
	}
}
