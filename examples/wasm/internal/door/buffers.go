package door

import "github.com/shebao-go/shebao/rule"

// LargestBuffer is how many bytes a buffer may have: 64 MiB.
const LargestBuffer = 64 << 20

// Buffers are the bytes that belong to the host (归宿主所有的缓冲区): those it asked for and those it was answered with.
// Each stays where it is until the host gives it back. The zero value holds none.
type Buffers struct {
	held map[uint32][]byte
}

// Keep holds bytes at their address until Release.
func (b *Buffers) Keep(address uint32, bytes []byte) {
	if b.held == nil {
		b.held = map[uint32][]byte{}
	}
	b.held[address] = bytes
}

// Release gives a buffer back; it reports whether one was held at the address.
func (b *Buffers) Release(address uint32) bool {
	_, ok := b.held[address]
	delete(b.held, address)
	return ok
}

// Read returns the first bytes of a buffer. One that is not held, or is shorter, is refused with bad_type: what the
// host passes is never taken for an address.
func (b *Buffers) Read(what string, address, length uint32) ([]byte, error) {
	bytes, ok := b.held[address]
	if !ok || uint64(length) > uint64(len(bytes)) {
		return nil, &rule.FieldError{Kind: rule.ErrBadType, Field: what,
			Reason: rule.Say("is not within a buffer of alloc", "不在 alloc 给出的缓冲区之内"),
			Do:     rule.Say("pass a pointer alloc returned and at most its length", "请传入 alloc 返回的指针，长度不超过所申请的")}
	}
	return bytes[:length], nil
}
