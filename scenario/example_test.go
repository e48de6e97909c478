package scenario_test

import (
	"fmt"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// ExampleCall computes one rule; an error is JSON too.
func ExampleCall() {
	out, err := scenario.Call("housing.land_revenue", []byte(`{"net_revenue":"1000000"}`))
	if err != nil {
		fmt.Println(string(scenario.ErrorJSON(err, rule.English)))
		return
	}
	fmt.Println(string(out))
	// Output:
	// {"least":"130000.00","modality":"at_least"}
}
