package jsonrule

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// decoder reads one input. path is the field it is at.
type decoder struct {
	area rule.Area
	of   rule.Text // whose fields are read, for a name that is none of them
	path []byte
	raws []string // the values of the objects being read, one run per object; "" where there is none
	errs Errors

	decimals decimals

	pathRoom [64]byte // what path and raws begin with
	rawsRoom [40]string
}

// decoders are kept for the next input.
var decoders = sync.Pool{New: func() any { return new(decoder) }}

func newDecoder(area rule.Area, of rule.Text) *decoder {
	d := decoders.Get().(*decoder)
	d.area, d.of, d.errs = area, of, Errors{}
	d.path, d.raws = d.pathRoom[:0], d.rawsRoom[:0]
	return d
}

// end returns what is wrong with the input, and gives the decoder back without the texts it read.
func (d *decoder) end() error {
	err := d.errs.Err()
	clear(d.rawsRoom[:])
	d.raws, d.errs = nil, Errors{}
	decoders.Put(d)
	return err
}

// enter moves the path to a field and returns how long it was.
func (d *decoder) enter(name string) int {
	was := len(d.path)
	if was > 0 {
		d.path = append(d.path, '.')
	}
	d.path = append(d.path, name...)
	return was
}

// enterName moves the path to a name of a map, which is the caller's own.
func (d *decoder) enterName(name string) int {
	if name == "" {
		name = `""`
	}
	return d.enter(cut(name))
}

// enterItem moves the path to an item of a list.
func (d *decoder) enterItem(i int) int {
	was := len(d.path)
	d.path = append(strconv.AppendInt(append(d.path, '['), int64(i), 10), ']')
	return was
}

func (d *decoder) leave(was int) { d.path = d.path[:was] }

// whole names the input itself.
const whole = "input"

// field is the name of where the decoder is.
func (d *decoder) field() string {
	if len(d.path) == 0 {
		return whole
	}
	return string(d.path)
}

// fail notes an error of the field the decoder is at.
func (d *decoder) fail(kind error, value string, reason, do rule.Text) {
	if d.errs.Full() {
		d.errs.Count()
		return
	}
	shown := value[:min(len(value), maxShown)]
	d.errs.Add(d.area.Refuse(kind, d.field(), shown, reason, do))
}

// maxShown is how much of a wrong value an error keeps; a message shows 32 bytes of it.
const maxShown = 64

// keep notes an error of a number, a month, a day or a word; its field is the one the decoder is at.
func (d *decoder) keep(err error) {
	if err == nil {
		return
	}
	if d.errs.Full() {
		d.errs.Count()
		return
	}
	if f, ok := err.(*rule.FieldError); ok {
		f.Field, f.Area = d.field(), d.area
	}
	d.errs.Add(err)
}

func (d *decoder) missing() {
	d.fail(rule.ErrMissingField, "", rule.Say("is missing", "没有填写"), rule.Say("pass it", "请填写"))
}

// value reads a JSON value into a Go value of the shape. A null stands here only where the field allows none.
func (d *decoder) value(s *shape, raw string, into reflect.Value) {
	switch s.wrap {
	case pointer:
		inner := reflect.New(s.inside)
		d.inner(s, raw, inner.Elem())
		into.Set(inner)
	case nullDecimal:
		n := into.Addr().Interface().(*decimal.NullDecimal)
		d.inner(s, raw, reflect.ValueOf(&n.Decimal).Elem())
		n.Valid = true
	default:
		d.inner(s, raw, into)
	}
}

func (d *decoder) inner(s *shape, raw string, into reflect.Value) {
	if s.writes {
		d.own(raw, into)
		return
	}
	switch s.kind {
	case objectKind:
		d.object(s, raw, into)
	case listKind:
		d.list(s, raw, into)
	case mapKind:
		d.mapping(s, raw, into)
	case boolKind:
		d.flag(raw, into)
	case countKind:
		d.count(s, raw, into)
	case ownKind:
		d.own(raw, into)
	case eitherKind:
		d.either(s, raw, into)
	default:
		d.text(s, raw, into)
	}
}

// text reads whatever is a JSON string.
func (d *decoder) text(s *shape, raw string, into reflect.Value) {
	if !strings.HasPrefix(raw, `"`) {
		d.fail(rule.ErrBadType, raw, rule.Say("is not a JSON string", "不是 JSON 字符串"),
			rule.Sayf("write it in quotes, such as %s", "请加上引号，例如 %s", s.example()))
		return
	}
	text := unquote(raw)
	switch s.kind {
	case decimalKind:
		n := d.number(s, text)
		if s.written {
			into.SetString(text)
			return
		}
		*into.Addr().Interface().(*decimal.Decimal) = n
	case monthKind:
		m, err := rule.ParseMonth(text)
		d.keep(err)
		*into.Addr().Interface().(*rule.Month) = m
	case dateKind:
		day, err := rule.ParseDate(text)
		d.keep(err)
		*into.Addr().Interface().(*rule.Date) = day
	case wordKind:
		if d.word(s, text) {
			into.SetUint(uint64(s.values.of(text)))
		}
	case textKind:
		d.word(s, text)
		if into.Kind() == reflect.Bool {
			into.SetBool(text == s.words[1])
			return
		}
		into.SetString(text)
	}
}

// number reads a decimal within its bounds.
func (d *decoder) number(s *shape, text string) decimal.Decimal {
	if units, places, ok := s.bounds.ParseUnits(text); ok {
		return d.decimals.of(units, places)
	}
	n, err := s.bounds.Parse(text)
	d.keep(err)
	return n
}

// decimals are numbers read of late, for those that come again, such as the rates of a roster: a new decimal takes two
// allocations. A decimal never changes, so many may share one.
type decimals [32]struct {
	units  int64
	places int
	is     decimal.Decimal
}

// spread is 2^64 divided by the golden ratio: multiples of it lie far from one another.
const spread = 0x9e3779b97f4a7c15

// of is a number in units of 10^-places.
func (d *decimals) of(units int64, places int) decimal.Decimal {
	kept := &d[uint64(units)*spread>>59] // the five highest bits of what depends on every bit
	if kept.units != units || kept.places != places {
		kept.units, kept.places, kept.is = units, places, decimal.New(units, -int32(places))
	}
	return kept.is
}

// example is a string of the kind, for a caller who wrote none.
func (s *shape) example() string {
	switch {
	case s.kind == monthKind:
		return `"2025-08"`
	case s.kind == dateKind:
		return `"2025-08-31"`
	case len(s.words) > 0:
		return strconv.Quote(s.words[0])
	case s.kind == decimalKind:
		return `"3000.00"`
	}
	return `"text"`
}

// word refuses a text that is not one of the list.
func (d *decoder) word(s *shape, text string) bool {
	if len(s.words) == 0 || slices.Contains(s.words, text) {
		return true
	}
	if text == "" {
		text = `""`
	}
	d.fail(rule.ErrOutOfRange, text, rule.Say("is not known", "不在可选范围内"),
		oneOf(s.words))
	return false
}

// oneOf says which words there are.
func oneOf(words []string) rule.Text {
	return rule.Sayf("use one of %s", "可选：%s", strings.Join(words, ", "))
}

func (d *decoder) flag(raw string, into reflect.Value) {
	if raw != "true" && raw != "false" {
		d.fail(rule.ErrBadType, raw, rule.Say("is not true or false", "不是 true 或 false"),
			rule.Say("write it without quotes", "请去掉引号"))
	}
	into.SetBool(raw == "true")
}

// count reads a whole JSON number.
func (d *decoder) count(s *shape, raw string, into reflect.Value) {
	n, err := strconv.ParseInt(raw, 10, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		d.notWhole(raw)
		return
	}
	d.bounded(s, n, raw)
	into.SetInt(n)
}

// notWhole refuses what is no whole number: a number with decimals or an exponent, or no number.
func (d *decoder) notWhole(raw string) {
	if strings.IndexAny(raw, "0123456789-") == 0 {
		d.fail(rule.ErrBadNumber, raw, rule.Say("is not a whole number", "不是整数"),
			rule.Say("write digits only, such as 12", "请只写数字，例如 12"))
		return
	}
	d.fail(rule.ErrBadType, raw, rule.Say("is not a JSON number", "不是 JSON 数字"),
		rule.Say("write it without quotes, such as 12", "请去掉引号，例如 12"))
}

// bounded refuses a whole number outside its bounds; raw is how it was written, "" where that is not known.
func (d *decoder) bounded(s *shape, n int64, raw string) {
	if n < s.bounds.Min || n > s.bounds.Max {
		if raw == "" {
			raw = strconv.FormatInt(n, 10)
		}
		d.fail(rule.ErrOutOfRange, raw, rule.Sayf("is not within %s to %s", "不在 %s 至 %s 之间", s.least(), s.greatest()),
			s.bounds.Do)
	}
}

// list reads an array. Its length is checked first, so that what is too long costs nothing.
func (d *decoder) list(s *shape, raw string, into reflect.Value) {
	if !strings.HasPrefix(raw, "[") {
		d.fail(rule.ErrBadType, raw, rule.Say("is not a JSON array", "不是 JSON 数组"),
			rule.Say("write it in square brackets", "请写在方括号内"))
		return
	}
	items := 0
	each(raw, '[', func(_, _ string) bool { items++; return true })
	if !d.fits(s, items) {
		return
	}
	// Where an item is bad nothing is computed, so the items after it are read into the same place.
	out, spare := reflect.MakeSlice(s.inside, 0, 0), reflect.New(s.elem.outside()).Elem()
	before, i := d.errs.Len(), 0
	each(raw, '[', func(_, value string) bool {
		was := d.enterItem(i)
		spare.SetZero()
		d.value(s.elem, value, spare)
		d.leave(was)
		if d.errs.Len() == before {
			if i == 0 {
				out = reflect.MakeSlice(s.inside, items, items)
			}
			out.Index(i).Set(spare)
		}
		i++
		return true
	})
	into.Set(out)
}

// fits refuses a list or map with too many or too few items.
func (d *decoder) fits(s *shape, items int) bool {
	if s.fewest <= items && items <= s.most {
		return true
	}
	d.fail(rule.ErrOutOfRange, strconv.Itoa(items),
		rule.Sayf("items are not within %d to %d", "项，不在 %d 至 %d 项之间", s.fewest, s.most),
		rule.Sayf("pass %d to %d of them", "请填写 %d 至 %d 项", s.fewest, s.most))
	return false
}

// mapping reads an object whose names are not known beforehand.
func (d *decoder) mapping(s *shape, raw string, into reflect.Value) {
	if !strings.HasPrefix(raw, "{") {
		d.fail(rule.ErrBadType, raw, rule.Say("is not a JSON object", "不是 JSON 对象"),
			rule.Say(`write {"name": value}`, `请写作 {"名称": 值}`))
		return
	}
	items := 0
	each(raw, '{', func(_, _ string) bool { items++; return true })
	if !d.fits(s, items) {
		return
	}
	out := reflect.MakeMapWithSize(s.inside, items)
	each(raw, '{', func(name, value string) bool {
		key := reflect.ValueOf(unquote(name)).Convert(s.inside.Key())
		was := d.enterName(key.String())
		if out.MapIndex(key).IsValid() {
			d.twice()
		}
		item := reflect.New(s.elem.outside()).Elem()
		d.value(s.elem, value, item)
		out.SetMapIndex(key, item)
		d.leave(was)
		return true
	})
	into.Set(out)
}

func (d *decoder) twice() {
	d.fail(rule.ErrConflict, "", rule.Say("is given twice", "出现了两次"), rule.Say("keep one", "请保留一个"))
}

// object reads a struct: its fields in their order, then the unknown ones.
func (d *decoder) object(s *shape, raw string, into reflect.Value) {
	if !strings.HasPrefix(raw, "{") {
		d.notObject(raw)
		return
	}
	first, before := len(d.raws), d.errs.Len()
	for range s.fields {
		d.raws = append(d.raws, "")
	}
	unknown, twice := false, false
	each(raw, '{', func(name, value string) bool {
		i, ok := s.find(name)
		switch {
		case !ok:
			unknown = true
		case d.raws[first+i] != "":
			twice = true
		default:
			d.raws[first+i] = value
		}
		return true
	})
	for i := range s.fields {
		f := &s.fields[i]
		if f.unasked && d.raws[first+i] == "" {
			continue
		}
		was := d.enter(f.name)
		if twice && given(raw, f.name) > 1 {
			d.twice()
		}
		d.member(f, d.raws[first+i], f.of(into))
		d.leave(was)
	}
	d.raws = d.raws[:first]
	if unknown {
		d.unknown(s, raw)
	}
	if d.errs.Len() == before {
		d.across(s, into)
	}
}

// across asks a struct for its conditions across fields.
func (d *decoder) across(s *shape, v reflect.Value) {
	if s.checks {
		d.within(checkerOf(v).CheckFields())
	}
}

// checkerOf is a struct as a Checker; one that has an address is not copied to the heap.
func checkerOf(v reflect.Value) Checker {
	if v.CanAddr() {
		return v.Addr().Interface().(Checker)
	}
	return v.Interface().(Checker)
}

// within notes the errors of what lies where the decoder is, each with its field's whole path.
func (d *decoder) within(err error) {
	for one := range rule.Errors(err) {
		if f, ok := one.(*rule.FieldError); ok {
			f.Field = d.join(f.Field)
			if f.Area == "" {
				f.Area = d.area
			}
		}
		d.errs.Add(one)
	}
}

// join is the path of a field of the object the decoder is at; what is said of the whole input is said of that object.
func (d *decoder) join(field string) string {
	switch {
	case field == "" || field == whole:
		return d.field()
	case len(d.path) == 0:
		return field
	}
	return string(d.path) + "." + field
}

// own reads an object by the type's own method; json.RawMessage is any object as it is written.
func (d *decoder) own(raw string, into reflect.Value) {
	if !strings.HasPrefix(raw, "{") {
		d.notObject(raw)
		return
	}
	if s, isRaw := into.Addr().Interface().(*json.RawMessage); isRaw {
		*s = json.RawMessage(raw)
		return
	}
	err := into.Addr().Interface().(json.Unmarshaler).UnmarshalJSON([]byte(raw))
	if err != nil && rule.CodeOf(err) == "" {
		d.fail(rule.ErrBadType, "", rule.Say("cannot be read: "+err.Error(), "无法读取"),
			rule.Say("pass it as it was written", "请原样填写"))
		return
	}
	d.within(err)
}

// either reads an object into the first field of a struct, or a list into its second.
func (d *decoder) either(s *shape, raw string, into reflect.Value) {
	object, list := &s.fields[0], &s.fields[1]
	switch {
	case strings.HasPrefix(raw, "{"):
		d.value(object.shape, raw, object.of(into))
	case strings.HasPrefix(raw, "["):
		d.value(list.shape, raw, list.of(into))
	default:
		d.fail(rule.ErrBadType, raw, rule.Say("is not a JSON object or array", "不是 JSON 对象或数组"),
			rule.Say(`write {"name": value} or a list in square brackets`, `请写作 {"名称": 值}，或写在方括号内`))
	}
}

func (d *decoder) notObject(raw string) {
	d.fail(rule.ErrBadType, raw, rule.Say("is not a JSON object", "不是 JSON 对象"),
		rule.Say(`write {"field": "value"}`, `请写作 {"字段": "值"}`))
}

// find returns which field a name in quotes is.
func (s *shape) find(name string) (int, bool) {
	i, ok := s.byName[unquote(name)]
	return i, ok
}

// given counts how often an object has a name.
func given(raw string, wanted string) int {
	n := 0
	each(raw, '{', func(name, _ string) bool {
		if unquote(name) == wanted {
			n++
		}
		return true
	})
	return n
}

// member reads one field: its value, null, or what its absence stands for.
func (d *decoder) member(f *field, raw string, into reflect.Value) {
	switch {
	case raw == "" && f.preset.IsValid():
		into.Set(f.preset)
	case raw == "" && f.absent != "":
		d.value(f.shape, f.absent, into)
	case raw == "":
		d.missing()
	case f.null && raw == "null":
	default:
		d.value(f.shape, raw, into)
	}
}

// unknown notes the names that are no fields, in the order they stand in.
func (d *decoder) unknown(s *shape, raw string) {
	each(raw, '{', func(name, _ string) bool {
		if _, ok := s.find(name); !ok {
			was := d.enterName(unquote(name))
			d.fail(rule.ErrUnknownField, "", rule.Say("is not a field of "+d.of.English, "不是"+d.of.Chinese+"的字段"),
				rule.Say("remove it or correct its name", "请删除或改正名称"))
			d.leave(was)
		}
		return true
	})
}

// cut shortens a name somebody made up.
func cut(name string) string {
	if len(name) <= maxShown {
		return name
	}
	return strings.ToValidUTF8(name[:maxShown], "") + "..."
}

// Decode reads a JSON object into a struct with the tags of an input, outside of any rule: as strictly as a rule does,
// every error at once. Where it returns an error, the struct holds what could be read.
func Decode[T any](data []byte) (T, error) {
	var out T
	shape, err := shapes.of(reflect.TypeFor[T]())
	if err != nil {
		return out, err
	}
	text, err := document(data)
	if err != nil {
		return out, err
	}
	d := newDecoder("", thisInput())
	d.object(shape, trim(text), reflect.ValueOf(&out).Elem())
	return out, d.end()
}

// thisInput is what a field is said to be none of outside of a rule.
func thisInput() rule.Text { return rule.Say("this input", "该输入") }
