package receipt_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

// stored is a receipt as JSON and what it is verified with.
type stored struct {
	maker  *receipt.Maker
	tree   map[string]any
	leaves []leaf
}

// leaf is a value of a receipt that holds no other ones.
type leaf struct {
	object map[string]any
	key    string
}

// storedReceipts are receipts of several sorts.
func storedReceipts(t testing.TB) []stored {
	t.Helper()
	own, apart, left := inputs(t, "8000"), inputs(t, "5510.06"), inputs(t, "0")
	own.OneMedicalItem = true
	apart.Employee.Wages.Housing = decimal.NewNullDecimal(decimal.New(1200000, -2))
	left.Employee.Outside = []payroll.Exclusion{{Scheme: rule.Injury, Reason: "an intern"}}
	partial := inputs(t, "30000")
	partial.Partial = true
	partial.Settings.PensionClass = "state"
	var out []stored
	for _, of := range []struct {
		policy payroll.Policy
		in     receipt.Inputs
	}{{august(t), own}, {august(t), apart}, {august(t, "pension.floor", "6000"), left}, {disputed(t), partial}} {
		text, err := json.Marshal(made(t, of.policy, of.in))
		require.NoError(t, err)
		one := stored{maker: receipt.NewMaker("test 1", of.policy)}
		reader := json.NewDecoder(bytes.NewReader(text))
		reader.UseNumber()
		require.NoError(t, reader.Decode(&one.tree))
		one.find(one.tree)
		out = append(out, one)
	}
	return out
}

// find notes the leaves, in the order of their names.
func (s *stored) find(v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			switch v[key].(type) {
			case map[string]any, []any:
				s.find(v[key])
			default:
				s.leaves = append(s.leaves, leaf{v, key})
			}
		}
	case []any:
		for _, item := range v {
			s.find(item)
		}
	}
}

// otherLeaf is another value, by a number.
func otherLeaf(value any, others []leaf, how uint8, by int64) any {
	switch value := value.(type) {
	case bool:
		return !value
	case json.Number:
		return json.Number(strconv.FormatInt(by, 10))
	case string:
		if month, err := rule.ParseMonth(value); err == nil {
			return month.Add(int(by % 24)).String()
		}
		if n, err := decimal.NewFromString(value); err == nil && how%3 > 0 {
			return n.Add(decimal.New(by%100_000, -int32(how%3))).String()
		}
		if bytes := []byte(value); how%4 == 1 && len(bytes) > 0 {
			bytes[uint64(by)%uint64(len(bytes))] ^= 1
			return string(bytes)
		}
	}
	other := others[uint64(by)%uint64(len(others))]
	return other.object[other.key]
}

// FuzzReceiptValues changes one value of a stored receipt, or leaves it out: it is refused, or Verify says what is no
// longer what computing it again gives. Of the version alone nothing is computed.
func FuzzReceiptValues(f *testing.F) {
	all := storedReceipts(f)
	for i := range 48 {
		f.Add(uint8(i), uint16(i*5), uint8(i), int64(i*i*7))
	}
	f.Fuzz(func(t *testing.T, which uint8, place uint16, how uint8, by int64) {
		of := &all[int(which)%len(all)]
		at := of.leaves[int(place)%len(of.leaves)]
		before := at.object[at.key]
		defer func() { at.object[at.key] = before }()
		after := otherLeaf(before, of.leaves, how, by)
		at.object[at.key] = after
		if how == 255 {
			delete(at.object, at.key)
		}
		text, err := json.Marshal(of.tree)
		require.NoError(t, err)
		var r receipt.Receipt
		if err := json.Unmarshal(text, &r); err != nil {
			require.NotEmpty(t, rule.CodeOf(err), "%v", err)
			return
		}
		differences, err := of.maker.Verify(&r)
		if err != nil {
			require.NotEmpty(t, rule.CodeOf(err), "%v", err)
			return
		}
		differences = slices.DeleteFunc(differences, func(d receipt.Difference) bool {
			return d.Field == "slip" && d.Stored == "the same values written differently" // in the order of the names
		})
		changed := how == 255 || !sameValue(before, after)
		if changed && at.key != "version" {
			require.NotEmpty(t, differences, "%s was %v and is %v", at.key, before, after)
		}
		if !changed && before == after {
			require.Empty(t, differences)
		}
	})
}

// sameValue reports whether two values are one, however written.
func sameValue(a, b any) bool {
	x, isNumber := a.(string)
	y, too := b.(string)
	if !isNumber || !too {
		return a == b
	}
	m, ok := new(big.Rat).SetString(x)
	n, both := new(big.Rat).SetString(y)
	return x == y || ok && both && m.Cmp(n) == 0
}
