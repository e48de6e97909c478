package main

import "testing"

func bench(b *testing.B, of func(wages []int64) (slipper, error)) {
	s, err := of(people(slipPeople))
	if err != nil {
		b.Fatal(err)
	}
	person := 0
	b.ReportAllocs()
	for b.Loop() {
		if err := s.slip(person % slipPeople); err != nil {
			b.Fatal(err)
		}
		person++
	}
}

// The slip of 2022-01 by each library, operation by operation.
func BenchmarkShopspring(b *testing.B) { bench(b, newShopspring) }
func BenchmarkGovalues(b *testing.B)   { bench(b, newGovalues) }
func BenchmarkUdecimal(b *testing.B)   { bench(b, newUdecimal) }
func BenchmarkApd(b *testing.B)        { bench(b, newApd) }

// The slip by this library, with every amount read and with none.
func BenchmarkSlipRead(b *testing.B) { bench(b, newRead) }
func BenchmarkSlip(b *testing.B)     { bench(b, newUnread) }
