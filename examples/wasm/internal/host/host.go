// Package host runs the WASI module in wazero (用 wazero 运行 WASI 模块): loaded once, called many times. It is what a host
// in any language does.
package host

import (
	"context"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// Module is a loaded module. It is one instance, so it is for one goroutine.
type Module struct {
	runtime   wazero.Runtime
	module    api.Module
	functions map[string]api.Function // looked up once: each lookup makes a stack
}

// Load compiles and starts a module.
func Load(ctx context.Context, wasm []byte) (*Module, error) {
	runtime := wazero.NewRuntime(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	reactor := wazero.NewModuleConfig().WithStartFunctions("_initialize").WithSysWalltime().WithSysNanotime()
	module, err := runtime.InstantiateWithConfig(ctx, wasm, reactor)
	if err != nil {
		return nil, program.Errorf("the module cannot be loaded: %s; build it with build.sh",
			"模块无法加载：%s；请用 build.sh 生成", err)
	}
	functions := map[string]api.Function{}
	for name := range module.ExportedFunctionDefinitions() {
		functions[name] = module.ExportedFunction(name)
	}
	return &Module{runtime, module, functions}, nil
}

// Close frees the module.
func (m *Module) Close(ctx context.Context) error { return m.runtime.Close(ctx) }

// Call computes one rule.
func (m *Module) Call(ctx context.Context, rule string, in []byte, chinese bool) ([]byte, error) {
	return m.with(ctx, "call", chinese, []byte(rule), in)
}

// Lines computes JSON lines.
func (m *Module) Lines(ctx context.Context, in []byte, chinese bool) ([]byte, error) {
	return m.with(ctx, "lines", chinese, in)
}

// with calls a function of texts and a language: each text goes into a buffer, and every buffer is given back.
func (m *Module) with(ctx context.Context, function string, chinese bool, texts ...[]byte) ([]byte, error) {
	var args []uint64
	for _, text := range texts {
		address, err := m.Alloc(ctx, len(text))
		if err != nil {
			return nil, err
		}
		defer m.Free(ctx, address)
		m.module.Memory().Write(address, text)
		args = append(args, uint64(address), uint64(len(text)))
	}
	return m.Answer(ctx, function, append(args, language(chinese))...)
}

func language(chinese bool) uint64 {
	if chinese {
		return 1
	}
	return 0
}

// Alloc asks the module for a buffer.
func (m *Module) Alloc(ctx context.Context, size int) (uint32, error) {
	out, err := m.functions["alloc"].Call(ctx, uint64(size))
	if err != nil {
		return 0, err
	}
	if out[0] == 0 {
		return 0, program.Errorf("%d bytes are more than a buffer may have", "缓冲区不能有 %d 字节", size)
	}
	return uint32(out[0]), nil
}

// Free gives a buffer back and reports whether it was one.
func (m *Module) Free(ctx context.Context, address uint32) bool {
	out, err := m.functions["free"].Call(ctx, uint64(address))
	return err == nil && out[0] == 1
}

// Answer calls a function that answers with a packed buffer, copies it and gives it back.
func (m *Module) Answer(ctx context.Context, function string, args ...uint64) ([]byte, error) {
	packed, err := m.functions[function].Call(ctx, args...)
	if err != nil {
		return nil, err
	}
	address, length := uint32(packed[0]>>32), uint32(packed[0])
	defer m.Free(ctx, address)
	seen, ok := m.module.Memory().Read(address, length)
	if !ok {
		return nil, program.Errorf("%s answered outside the memory", "%s 的结果在内存之外", function)
	}
	return append([]byte(nil), seen...), nil
}

// MemorySize is how many bytes of memory the module has; it never has fewer again.
func (m *Module) MemorySize() uint32 { return m.module.Memory().Size() }
