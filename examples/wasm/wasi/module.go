//go:build wasip1

// Command wasi is the rules as a WASI module (WASI 模块), a reactor: a host calls _initialize once and then, as often as
// it likes, one call at a time, the functions below. ../README.md says who owns which memory.
package main

import (
	"runtime"
	"unsafe"

	"github.com/shebao-go/shebao/examples/wasm/internal/door"
)

// buffers are those the host has not given back.
var buffers door.Buffers

func main() {}

// alloc returns the address of a new buffer of a size in bytes, which belongs to the host until free. It is 0 where the
// size is above 64 MiB.
//
//go:wasmexport alloc
func alloc(size uint32) uint32 {
	if size > door.LargestBuffer {
		return 0
	}
	runtime.Gosched() // the collector has no thread of its own: it works here, or memory grows while calls are short
	return uint32(keep(make([]byte, size)) >> 32)
}

// free gives a buffer of alloc or of an answer back. It returns 1, or 0 where none was held at the address.
//
//go:wasmexport free
func free(address uint32) uint32 {
	if buffers.Release(address) {
		return 1
	}
	return 0
}

// call computes one rule: its name and its input, two buffers of alloc. The language of the words of an error is
// English where chinese is 0, else Chinese. The answer is a packed buffer, as of every function below: its address in
// the upper 32 bits, its length in the lower.
//
//go:wasmexport call
func call(rulePtr, ruleLen, inPtr, inLen, chinese uint32) uint64 {
	name, err := buffers.Read("rule", rulePtr, ruleLen)
	if err != nil {
		return keep(door.Refusal(err))
	}
	in, err := buffers.Read("in", inPtr, inLen)
	if err != nil {
		return keep(door.Refusal(err))
	}
	return keep(door.Call(string(name), in, language(chinese)))
}

// lines computes JSON lines {"rule", "in"}, a line of answer for each.
//
//go:wasmexport lines
func lines(inPtr, inLen, chinese uint32) uint64 {
	in, err := buffers.Read("in", inPtr, inLen)
	if err != nil {
		return keep(door.Refusal(err))
	}
	return keep(door.Lines(in, language(chinese)))
}

// rules lists every rule.
//
//go:wasmexport rules
func rules() uint64 { return keep(door.Rules()) }

// version names the library and its figures.
//
//go:wasmexport version
func version() uint64 { return keep(door.Version()) }

func language(chinese uint32) string {
	if chinese == 0 {
		return "en"
	}
	return "zh"
}

// keep holds bytes for the host and packs their address and length. Those without a byte get one, and so an address of
// their own.
func keep(bytes []byte) uint64 {
	length := len(bytes)
	if cap(bytes) == 0 {
		bytes = make([]byte, 0, 1)
	}
	address := uint32(uintptr(unsafe.Pointer(unsafe.SliceData(bytes))))
	buffers.Keep(address, bytes)
	return uint64(address)<<32 | uint64(length)
}
