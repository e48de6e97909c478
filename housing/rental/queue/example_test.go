package queue_test

import (
	"fmt"

	"github.com/shebao-go/shebao/housing/rental/queue"
)

// The number drawn decides within a class; a family with priority goes before all.
func ExampleOrder() {
	placed, err := queue.Order([]queue.Entry{
		{ID: "A", Number: 12, Sequence: queue.Third},
		{ID: "B", Number: 310, Sequence: queue.First},
		{ID: "C", Number: 47, Sequence: queue.Third, Priority: true},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range placed {
		fmt.Println(p.Place, p.ID)
	}
	// Output:
	// 1 C
	// 2 B
	// 3 A
}
