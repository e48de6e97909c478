//go:build js

// Command js is the rules as a module for JavaScript (JavaScript 模块). It sets the global value shebao to an object of
// functions from texts to a text, and stays; ../npm/index.mjs takes that object.
package main

import (
	"syscall/js"

	"github.com/shebao-go/shebao/examples/wasm/internal/door"
)

func main() {
	js.Global().Set("shebao", map[string]any{
		"call":    function(3, func(in []string) []byte { return door.Call(in[0], []byte(in[1]), in[2]) }),
		"lines":   function(2, func(in []string) []byte { return door.Lines([]byte(in[0]), in[1]) }),
		"rules":   function(0, func([]string) []byte { return door.Rules() }),
		"version": function(0, func([]string) []byte { return door.Version() }),
	})
	select {}
}

// function is a function of so many texts; one that is absent is taken as undefined, which is no JSON and no name.
func function(texts int, answer func([]string) []byte) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		in := make([]string, texts)
		for i := range in {
			value := js.Undefined()
			if i < len(args) {
				value = args[i]
			}
			in[i] = value.String()
		}
		return string(answer(in))
	})
}
