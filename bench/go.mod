module github.com/shebao-go/shebao/bench

go 1.25.0

replace github.com/shebao-go/shebao => ..

require (
	github.com/cockroachdb/apd/v3 v3.2.3
	github.com/govalues/decimal v0.1.36
	github.com/quagmt/udecimal v1.10.1
	github.com/shebao-go/shebao v0.0.0-00010101000000-000000000000
	github.com/shopspring/decimal v1.6.0
	github.com/stretchr/testify v1.12.1
)

require go.yaml.in/yaml/v3 v3.0.5 // indirect
