module github.com/shebao-go/shebao/examples/wasm

go 1.25.0

replace github.com/shebao-go/shebao => ../..

require (
	github.com/shebao-go/shebao v0.0.0-00010101000000-000000000000
	github.com/stretchr/testify v1.12.1
	github.com/tetratelabs/wazero v1.12.0
)

require (
	github.com/shopspring/decimal v1.6.0 // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/sys v0.44.0 // indirect
)
