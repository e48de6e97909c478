// Package scenario offers every public rule under a stable name with JSON in and JSON out: the door for other
// languages, for HTTP, and for tests whose cases are data.
//
//	out, err := scenario.Call("housing.land_revenue", []byte(`{"net_revenue":"1000000"}`))
//
// # JSON
//
// Money, rates and whatever may carry a fraction are strings of plain digits such as "3000.00"; counts, years and
// ages are numbers; months are "2025-08" and days "2025-08-31". An unknown field, a missing field, a field given
// twice or a wrong JSON type is an error that names the field; null is refused unless a rule says otherwise.
//
// # Cases
//
// A case file is an array of {"id","rule","in","want","source","grade"[,"tolerance"]}. Run of package scenariotest
// takes such files into a go test; Check runs one file and reports. want is compared as a subset, decimals by value.
//
// # Contract
//
// RULES.md and openapi.json in the root of the repository list every rule with its fields and an example.
package scenario

//go:generate go run ./internal/contract ..
