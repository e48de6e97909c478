package rule

import (
	"cmp"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/fen"
)

const (
	maxText     = 32                    // bytes of a number written as text
	maxPlaces   = 8                     // decimals a Number holds
	numberLimit = int64(10_000_000_000) // whole units a Number may reach: 10^10
	maxExponent = 64                    // of a decimal that is looked at, either way: 3000 may be 3E3 or 3000.000000
)

// Input describes one number at the door: whose it is, what it may be and what to do when it is not.
// Min and Max are inclusive, counted in units of 10^-Scale (Max 3, Scale 2 is 0.03), 0 to 8; Places is how many
// decimals are allowed: at most 8 for what becomes an Amount or a Number, at most 16 for a ratio that an award sheet
// prints longer.
type Input struct {
	Area     Area
	Field    string
	Min, Max int64
	Scale    int
	Places   int
	Do       Text
}

// WageInput is the door for a declared monthly wage (缴费工资): 0 to 10^10 yuan with at most 2 decimals.
func WageInput(area Area, field string) Input {
	return Input{Area: area, Field: field, Max: numberLimit, Places: 2,
		Do: Say("pass the declared monthly wage in yuan, such as 3000.00", "请填写申报的月工资（元），例如 3000.00")}
}

// YuanInput is the door for an amount of money (金额): 0 to 10^10 yuan with at most 2 decimals.
func YuanInput(area Area, field string) Input {
	return Input{Area: area, Field: field, Max: numberLimit, Places: 2,
		Do: Say("pass yuan with at most 2 decimals", "请填写金额（元），最多两位小数")}
}

// Wage checks a declared monthly wage as WageInput does and returns it in fen. Nearly every wage is a few digits, which
// cost no more than looking at them.
func Wage(area Area, field string, d decimal.Decimal) (Amount, error) {
	// An amount below 0 is far above the limit as an unsigned one.
	if f, ok := fewDigits(d); ok && uint64(f) <= uint64(numberLimit*fen.Yuan) {
		return Amount{f}, nil
	}
	return WageInput(area, field).Amount(d)
}

// fewDigits returns a decimal of at most 2 decimals and 18 digits in fen, without an allocation; false for any other.
func fewDigits(d decimal.Decimal) (int64, bool) {
	v, places, ok := short(d)
	if !ok || places > 2 {
		return 0, false
	}
	return tens(v, 2-places)
}

// RateInput is the door for a rate written as a fraction (费率): 0 to maxPercent hundredths with at most 8 decimals.
// A rate of 8 % is 0.08, so 8 and 8% are refused.
func RateInput(area Area, field string, maxPercent int64) Input {
	return Input{Area: area, Field: field, Max: maxPercent, Scale: 2, Places: maxPlaces,
		Do: Say("write the rate as a fraction, such as 0.08 for 8 %", "请用小数填写比例，例如 8% 写作 0.08")}
}

// mostPlaces is how many decimals a door may allow, and how small the unit of its bounds may be.
const mostPlaces = 16

// counted reports whether the unit of the bounds and the decimals are such as the doc of Input allows.
func (in Input) counted() bool {
	return 0 <= in.Scale && in.Scale <= maxPlaces && 0 <= in.Places && in.Places <= mostPlaces
}

// notCounted is the error of a door whose program asks for other ones.
func (in Input) notCounted() error {
	return in.fail(ErrOutOfRange, "", Sayf("has bounds of %s and allows %d", "的上下限有 %d 位小数，允许 %d 位小数",
		Count(in.Scale, "decimal"), in.Places), Sayf("let the program ask for at most %d and %d",
		"程序最多可设 %d 位和 %d 位", maxPlaces, mostPlaces))
}

func (in Input) fail(kind error, value string, reason, do Text) error {
	if do.IsZero() {
		do = in.Do
	}
	return &FieldError{Kind: kind, Area: in.Area, Field: in.Field, Value: value, Reason: reason, Do: do}
}

// Parse reads -?\d+(\.\d+)? of at most 32 bytes, within the bounds. Anything else (an exponent, grouping, a sign +,
// full-width digits, an empty text) is ErrBadNumber; too large, too small or too many decimals is ErrOutOfRange.
func (in Input) Parse(text string) (decimal.Decimal, error) {
	if v, places, ok := in.ParseUnits(text); ok {
		return decimal.New(v, -int32(places)), nil
	}
	if why, do := plain(text); !why.IsZero() {
		return decimal.Decimal{}, in.fail(ErrBadNumber, shown(text), why, do)
	}
	d, _ := decimal.NewFromString(text) // never fails: it is plain
	return d, in.Check(d)
}

// ParseUnits reads what Parse reads where it is within the bounds and has at most 18 digits: the digits as a whole
// number, and how many of them are decimals; false for any other text.
func (in Input) ParseUnits(text string) (units int64, places int, ok bool) {
	units, places, ok = shortNumber(text)
	return units, places, ok && in.holds(units, places)
}

// shortNumber reads a plain number of at most 18 digits: the digits as a whole number, and how many are decimals; false
// for any other text.
func shortNumber(text string) (v int64, places int, ok bool) {
	digits := strings.TrimPrefix(text, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if !allDigits(whole) || point && !allDigits(fraction) || len(whole)+len(fraction) > maxDigits {
		return 0, 0, false
	}
	for _, part := range [...]string{whole, fraction} {
		for i := range len(part) {
			v = v*10 + int64(part[i]-'0')
		}
	}
	if len(digits) < len(text) {
		v = -v
	}
	return v, len(fraction), true
}

// maxDigits is how many digits an int64 holds, whatever they are.
const maxDigits = 18

// holds reports whether a number of at most 18 digits, in units of 10^-places, is within the bounds; false also where
// that takes more than 64 bits to say.
func (in Input) holds(v int64, places int) bool {
	if places > in.Places || !in.counted() {
		return false
	}
	scaled, fits := tens(v, in.Scale-places)
	least, leastFits := tens(in.Min, places-in.Scale)
	most, mostFits := tens(in.Max, places-in.Scale)
	return fits && leastFits && mostFits && least <= scaled && scaled <= most
}

// tens multiplies by a power of 10 of at least 1; false where the product does not fit 64 bits.
func tens(v int64, power int) (int64, bool) {
	for ; power > 0; power-- {
		tenfold := v * 10
		if tenfold/10 != v { // it went round: a word holds no number of which v is the tenth
			return 0, false
		}
		v = tenfold
	}
	return v, true
}

// short returns a decimal of at most 18 digits without an allocation: its digits and how many are decimals; false for
// any other.
func short(d decimal.Decimal) (v int64, places int, ok bool) {
	exp := int(d.Exponent())
	if exp > 0 || exp < -maxDigits || d.NumDigits() > maxDigits {
		return 0, 0, false
	}
	return d.CoefficientInt64(), -exp, true
}

func notPlain() Text { return Say("is not a plain number", "不是普通数字") }

// plain says what keeps a text from being a plain number, and what to do; empty where nothing does.
func plain(text string) (why, do Text) {
	write := Say("write a plain number such as 3000.00", "请填写普通数字，例如 3000.00")
	if len(text) > maxText {
		return Sayf("is longer than %d bytes", "超过 %d 个字节", maxText), write
	}
	body := strings.TrimPrefix(text, "-")
	whole, frac, point := strings.Cut(body, ".")
	if allDigits(whole) && (!point || allDigits(frac)) {
		return Text{}, Text{}
	}
	switch {
	case text == "":
		return Say("is empty", "为空"), write
	case strings.ContainsAny(text, ",，"):
		return Say("has a grouping comma", "含有千位分隔逗号"),
			Say("write the digits without grouping, such as 3000.00", "请去掉分隔逗号，例如 3000.00")
	case strings.ContainsAny(text, "0123456789") && strings.ContainsAny(text, "eE"):
		return Say("has an exponent", "使用了科学计数法"), Say("write the digits out, such as 3000.00", "请写出全部数字，例如 3000.00")
	case strings.Contains(text, "/"):
		return Say("is written with a stroke", "写成了分数"),
			Say("write the decimal, rounded as the law rounds it", "请写成小数，按规定取整")
	case strings.HasSuffix(text, "%"):
		return Say("is a percentage", "写成了百分数"), Say("write the fraction, such as 0.08 for 8%", "请写成小数，例如 8% 写作 0.08")
	case strings.ContainsAny(text, "０１２３４５６７８９．"):
		return Say("has full-width digits", "含有全角数字"), Say("use the digits 0-9", "请使用半角数字 0-9")
	}
	return notPlain(), Say("write digits with at most one point, such as 3000.00", "请只写数字，最多一个小数点，例如 3000.00")
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// Check refuses a decimal outside the bounds. How a value is written is no matter: 3E3 and 3000.0000 are 3000. The
// exponent and the length are looked at before any arithmetic, so that 1e9999 costs nothing.
func (in Input) Check(d decimal.Decimal) error {
	if v, places, ok := short(d); ok && in.holds(v, places) {
		return nil
	}
	_, err := in.scaled(d, max(in.Scale, in.Places))
	return err
}

// CheckNumber is Check for a figure; none is ErrOutOfRange.
func (in Input) CheckNumber(n Number) error {
	if n.IsNone() {
		return in.fail(ErrOutOfRange, n.String(), Say("is not a number", "不是数字"), Text{})
	}
	if in.holds(n.units, maxPlaces) {
		return nil // the common case, without an allocation
	}
	return in.Check(n.Decimal())
}

// scaled checks the bounds and returns the value as whole units of 10^-places, which must hold it exactly.
// The result is nil only with an error.
func (in Input) scaled(d decimal.Decimal, places int) (*big.Int, error) {
	if !in.counted() {
		return nil, in.notCounted()
	}
	exp := d.Exponent()
	if exp > maxExponent {
		return nil, in.fail(ErrOutOfRange, "", Sayf("has the exponent %d, above %d", "指数为 %d，超过 %d", exp,
			maxExponent), Text{})
	}
	if exp < -maxExponent {
		return nil, in.tooLong("")
	}
	v := d.Coefficient()
	if v.BitLen() > 128 {
		return nil, in.fail(ErrOutOfRange, "", Say("has more than 128 bits", "超过 128 位二进制"), Text{})
	}
	for ; exp < int32(-in.Places); exp++ {
		if !divideBy10(v) {
			return nil, in.tooLong(d.String())
		}
	}
	v.Mul(v, pow10(int(exp)+places))
	if v.Cmp(bound(in.Min, places-in.Scale)) < 0 {
		return nil, in.fail(ErrOutOfRange, d.String(), Sayf("is below %s", "小于 %s", in.bound(in.Min)), Text{})
	}
	if v.Cmp(bound(in.Max, places-in.Scale)) > 0 {
		return nil, in.fail(ErrOutOfRange, d.String(), Sayf("is above %s", "大于 %s", in.bound(in.Max)), Text{})
	}
	return v, nil
}

// tooLong is the error of decimals beyond the places allowed.
func (in Input) tooLong(value string) error {
	return in.fail(ErrOutOfRange, value, Sayf("has more than %s", "小数超过 %d 位", Count(in.Places, "decimal")),
		Say("round it yourself first: nothing is rounded silently", "请先自行舍入：本库不会静默舍入"))
}

func bound(v int64, places int) *big.Int { return new(big.Int).Mul(big.NewInt(v), pow10(places)) }

// bound prints a bound as the reader would write it.
func (in Input) bound(v int64) string {
	if in.Scale == 0 {
		return strconv.FormatInt(v, 10)
	}
	return fixed(v, in.Scale)
}

func divideBy10(v *big.Int) bool {
	q, r := new(big.Int).QuoRem(v, big.NewInt(10), new(big.Int))
	if r.Sign() != 0 {
		return false
	}
	v.Set(q)
	return true
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// Amount is money in whole fen (分), at most 10^10 yuan either way. The zero value is 0.00.
type Amount struct{ fen int64 }

// Amount checks d and returns it in fen. Decimals beyond the fen are refused, not cut.
func (in Input) Amount(d decimal.Decimal) (Amount, error) {
	v, err := in.units(d, 2)
	return Amount{v}, err
}

// units checks d, also that it is at most 10^10 either way, and returns it in units of 10^-places.
func (in Input) units(d decimal.Decimal, places int) (int64, error) {
	in.Min, in.Max, in.Places = max(in.Min, -numberLimit), min(in.Max, numberLimit), min(in.Places, places)
	if v, has, ok := short(d); ok && in.holds(v, has) {
		units, _ := tens(v, places-has) // fits: it is at most 10^10
		return units, nil
	}
	fine := max(places, in.Scale) // so that the bounds are whole as well
	v, err := in.scaled(d, fine)
	if err != nil {
		return 0, err
	}
	return v.Quo(v, pow10(fine-places)).Int64(), nil
}

// FenAmount returns an amount of whole fen, whatever its size: a door that takes an Amount checks it.
func FenAmount(fen int64) Amount { return Amount{fen} }

// Fen returns the amount in fen.
func (a Amount) Fen() int64 { return a.fen }

// Decimal returns the amount in yuan, with two decimals.
func (a Amount) Decimal() decimal.Decimal { return decimal.New(a.fen, -2) }

// String returns the amount in yuan with two decimals, such as "440.80".
func (a Amount) String() string {
	var room [24]byte
	return string(appendFen(room[:0], a.fen))
}

// AppendText appends what String returns; it never fails.
func (a Amount) AppendText(to []byte) ([]byte, error) {
	fens := uint64(a.fen)
	if a.fen < 0 {
		to, fens = append(to, '-'), -fens
	}
	cents := fens % fen.Yuan
	return append(strconv.AppendUint(to, fens/fen.Yuan, 10), '.', byte('0'+cents/10), byte('0'+cents%10)), nil
}

// Number is a figure of the law: a number of at most 10^10 with at most 8 decimals, or, explicitly, none
// ("no ceiling", "not levied"). It is comparable with ==. The zero value is 0.
type Number struct {
	units int64 // hundred-millionths, or noneUnits
}

// noneUnits stands for none. It is above every number, as a ceiling that does not exist is.
const noneUnits = 1<<63 - 1

// NoNumber is the number a text says does not exist: no ceiling, no supplement.
func NoNumber() Number { return Number{noneUnits} }

// ParseNumber reads a figure as text within the bounds of in.
func (in Input) ParseNumber(text string) (Number, error) {
	d, err := in.Parse(text)
	if err != nil {
		return Number{}, err
	}
	return in.Number(d)
}

// Number checks d and returns it as a figure.
func (in Input) Number(d decimal.Decimal) (Number, error) {
	units, err := in.units(d, maxPlaces)
	return Number{units}, err
}

// IsNone reports whether the number is explicitly none.
func (n Number) IsNone() bool { return n.units == noneUnits }

// Cmp compares two numbers; none is above every number.
func (n Number) Cmp(other Number) int { return cmp.Compare(n.units, other.units) }

// Decimal returns the exact value, 0 for none.
func (n Number) Decimal() decimal.Decimal {
	if n.IsNone() {
		n = Number{}
	}
	return decimal.New(n.units, -maxPlaces)
}

// String returns the shortest plain form, such as "0.0085" or "5510"; "none" for none.
func (n Number) String() string {
	if n.IsNone() {
		return "none"
	}
	s := fixed(n.units, maxPlaces)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// Percent returns the number as a percentage, such as "0.85%".
func (n Number) Percent() string {
	if n.IsNone() {
		return "none"
	}
	s := fixed(n.units, maxPlaces-2)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".") + "%"
}

// Times returns the product of two numbers of at least 0, ErrOutOfRange where it needs more than 8 decimals or is above
// 10^10, or where a factor is none or below 0.
func (n Number) Times(other Number, in Input) (Number, error) {
	hi, lo := bits.Mul64(uint64(n.units), uint64(other.units))
	if n.units >= 0 && other.units >= 0 && hi < fen.RateOne && !n.IsNone() && !other.IsNone() {
		if q, rest := bits.Div64(hi, lo, fen.RateOne); rest == 0 && q <= uint64(numberLimit*fen.RateOne) {
			return Number{int64(q)}, nil
		}
	}
	return Number{}, in.fail(ErrOutOfRange, n.String()+" x "+other.String(),
		Say("is not exact in 8 decimals", "乘积超出 8 位小数"),
		Say("pass the product yourself, rounded as the law rounds it", "请按规定舍入后直接填写乘积"))
}

// fixed prints a scaled integer with its decimals.
func fixed(v int64, places int) string {
	sign := ""
	u := uint64(v)
	if v < 0 {
		sign, u = "-", -u
	}
	s := strconv.FormatUint(u, 10)
	if len(s) <= places {
		s = strings.Repeat("0", places-len(s)+1) + s
	}
	return sign + s[:len(s)-places] + "." + s[len(s)-places:]
}
