package jsonrule_test

import (
	"encoding/json"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// person is a nested object of the rule under test.
type person struct {
	Name   string `json:"name" doc:"name" zh:"姓名"`
	Points int    `json:"points" in:"count" min:"0" max:"100" doc:"points" zh:"积分"`
}

// everything has a field of each type.
type everything struct {
	Wage     decimal.Decimal     `json:"wage" in:"wage" doc:"wage" zh:"工资"`
	Rate     decimal.Decimal     `json:"rate" in:"rate" default:"0.13" doc:"rate" zh:"费率"`
	Top      decimal.NullDecimal `json:"top" in:"yuan" doc:"top" zh:"上限"`
	End      decimal.NullDecimal `json:"end" in:"number,null" min:"0.5" max:"20" places:"1" doc:"end" zh:"止"`
	Count    int                 `json:"count" in:"count" min:"1" max:"12" doc:"count" zh:"数"`
	Maybe    *int                `json:"maybe" in:"year" doc:"maybe" zh:"年"`
	Way      string              `json:"way" enum:"up,down" default:"up" doc:"way" zh:"方式"`
	Flag     bool                `json:"flag" default:"false" doc:"flag" zh:"是否"`
	Month    rule.Month          `json:"month" doc:"month" zh:"月"`
	Day      *rule.Date          `json:"day" doc:"day" zh:"日"`
	Scheme   rule.Scheme         `json:"scheme" except:"maternity" doc:"scheme" zh:"险种"`
	Factors  []decimal.Decimal   `json:"factors" in:"factor" items:"1-3" default:"1.2,1" doc:"factors" zh:"系数"`
	People   []person            `json:"applicants" in:",optional" doc:"people" zh:"申请人"`
	Spouse   *person             `json:"spouse" doc:"spouse" zh:"配偶"`
	Accounts map[string]int      `json:"accounts" in:"count,optional" doc:"accounts" zh:"账户"`
}

// echo is what came in, printed.
type echo struct {
	Wage    decimal.Decimal     `json:"wage" out:"yuan" doc:"wage" zh:"工资"`
	Rate    decimal.Decimal     `json:"rate" out:"plain" doc:"rate" zh:"费率"`
	Top     decimal.NullDecimal `json:"top" out:"1" doc:"top" zh:"上限"`
	Factors []decimal.Decimal   `json:"factors" out:"plain" doc:"factors" zh:"系数"`
	Month   rule.Month          `json:"month" doc:"month" zh:"月"`
	Day     rule.Date           `json:"day,omitempty" doc:"day" zh:"日"`
	People  []person            `json:"people" doc:"people" zh:"人"`
	Names   []string            `json:"names,omitempty" doc:"names" zh:"名"`
	Scheme  rule.Scheme         `json:"a_scheme" doc:"scheme" zh:"险种"`
	Way     string              `json:"way" doc:"way" zh:"方式"`
	Maybe   *int                `json:"maybe" doc:"maybe" zh:"年"`
	Sizes   map[string]int      `json:"sizes" doc:"sizes" zh:"大小"`
}

func about(example string) jsonrule.About {
	return jsonrule.About{Doc: "a rule", Chinese: "规则", Clause: "-", Source: "a test", Example: example}
}

// least has every required field and no other.
const least = `{"wage":"3000","end":null,"count":1,"month":"2025-08","scheme":"pension"}`

func everyType() jsonrule.Rule {
	return jsonrule.New("pension.test", about(least), func(in everything) (echo, error) {
		out := echo{Wage: in.Wage, Rate: in.Rate, Top: in.Top, Factors: in.Factors, Month: in.Month, People: in.People,
			Scheme: in.Scheme, Way: in.Way, Maybe: in.Maybe, Sizes: in.Accounts}
		if in.Day != nil {
			out.Day = *in.Day
		}
		return out, nil
	})
}

func TestCall(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"the required fields and the defaults", least,
			`{"a_scheme":"pension","factors":["1.2","1"],"month":"2025-08",` +
				`"people":[],"rate":"0.13","sizes":{},"wage":"3000.00","way":"up"}`},
		{"every field, in another order", `{"scheme":"injury","accounts":{"b":2,"a":1},"spouse":{"points":0,"name":""},
			"applicants":[{"name":"<\u4e00\ud83d\ude00>","points":100}],"factors":["1"],
			"day":"2024-02-29","month":"1900-01",
			"flag":true,"way":"down","maybe":2200,"count":12,"end":"20","top":"0.5","rate":"1","wage":"0.01"}`,
			`{"a_scheme":"injury","day":"2024-02-29","factors":["1"],"maybe":2200,"month":"1900-01",` +
				`"people":[{"name":"\u003c一😀\u003e","points":100}],"rate":"1","sizes":{"a":1,"b":2},"top":"0.5",` +
				`"wage":"0.01","way":"down"}`},
		{"a byte order mark and space around", "\ufeff \n" + least + "\n",
			`{"a_scheme":"pension","factors":["1.2","1"],` +
				`"month":"2025-08","people":[],"rate":"0.13","sizes":{},"wage":"3000.00","way":"up"}`},
		{"a name with an escape", strings.Replace(least, "wage", `w\u0061ge`, 1),
			`{"a_scheme":"pension","factors":["1.2","1"],"month":"2025-08",` +
				`"people":[],"rate":"0.13","sizes":{},"wage":"3000.00","way":"up"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := everyType()
			require.NoError(t, r.Err())
			out, err := r.Call([]byte(c.in))
			require.NoError(t, err)
			assert.Equal(t, c.want, string(out))
		})
	}
}

// with is least with members in front.
func with(members string) string { return "{" + members + "," + least[1:] }

// without is least with one text replaced.
func without(old, new string) string { return strings.Replace(least, old, new, 1) }

func TestErrors(t *testing.T) {
	for _, c := range []struct{ name, in, code, want string }{
		{"a number for text", without(`"3000"`, `3000`), "bad_type",
			`pension: wage 3000 is not a JSON string; write it in quotes, such as "3000.00"`},
		{"a number for a month", without(`"2025-08"`, `202508`), "bad_type",
			`pension: month 202508 is not a JSON string; write it in quotes, such as "2025-08"`},
		{"text for a count", without(`"count":1`, `"count":"1"`), "bad_type",
			`pension: count "1" is not a JSON number; write it without quotes, such as 12`},
		{"a count with decimals", without(`"count":1`, `"count":1.0`), "bad_number",
			`pension: count 1.0 is not a whole number; write digits only, such as 12`},
		{"a count too large for a machine", without(`"count":1`, `"count":99999999999999999999`), "out_of_range",
			`pension: count 99999999999999999999 is not within 1 to 12; check the count`},
		{"a count below", without(`"count":1`, `"count":0`), "out_of_range",
			`pension: count 0 is not within 1 to 12; check the count`},
		{"a year above", with(`"maybe":2201`), "out_of_range",
			`pension: maybe 2201 is not within 1900 to 2200; pass a calendar year`},
		{"an exponent", without(`"3000"`, `"3e3"`), "bad_number",
			`pension: wage 3e3 has an exponent; write the digits out, such as 3000.00`},
		{"a bound in tenths", without(`null`, `"0.4"`), "out_of_range",
			`pension: end 0.4 is below 0.5; pass a number within the bounds`},
		{"too many decimals", without(`null`, `"0.55"`), "out_of_range",
			`pension: end 0.55 has more than 1 decimal; round it yourself first: nothing is rounded silently`},
		{"null where none is allowed", with(`"top":null`), "bad_type",
			`pension: top null is not a JSON string; write it in quotes, such as "3000.00"`},
		{"an unknown word", with(`"way":"left"`), "out_of_range",
			`pension: way left is not known; use one of up, down`},
		{"an empty word", with(`"way":""`), "out_of_range", `pension: way "" is not known; use one of up, down`},
		{"an unknown scheme", without(`"pension"`, `"dental"`), "out_of_range",
			`pension: scheme dental is not known; use one of ` +
				`pension, medical, illness_supplement, unemployment, injury, housing`},
		{"a scheme that is not allowed here", without(`"pension"`, `"maternity"`), "out_of_range",
			`pension: scheme maternity is not known; use one of ` +
				`pension, medical, illness_supplement, unemployment, injury, housing`},
		{"a flag in quotes", with(`"flag":"true"`), "bad_type",
			`pension: flag "true" is not true or false; write it without quotes`},
		{"the thirteenth month", without(`2025-08`, `2025-13`), "bad_date",
			`pension: month 2025-13 is not a month from 1900-01 to 2200-12; write it as "2025-08"`},
		{"30 February", with(`"day":"2025-02-30"`), "bad_date",
			`pension: day 2025-02-30 is not a day from 1900-01-01 to 2200-12-31; write it as "2025-08-31"`},
		{"an item of a list", with(`"factors":["1","11"]`), "out_of_range",
			`pension: factors[1] 11 is above 10; pass a factor such as 1.2`},
		{"too many items", with(`"factors":["1","1","1","1"]`), "out_of_range",
			`pension: factors 4 items are not within 1 to 3; pass 1 to 3 of them`},
		{"no list", with(`"factors":"1"`), "bad_type",
			`pension: factors "1" is not a JSON array; write it in square brackets`},
		{"a field of an item", with(`"applicants":[{"name":"a","points":1},{"name":"b","points":101}]`), "out_of_range",
			`pension: applicants[1].points 101 is not within 0 to 100; check the count`},
		{"a missing field of an item", with(`"applicants":[{"name":"a"}]`), "missing_field",
			`pension: applicants[0].points is missing; pass it`},
		{"an unknown field of an object", with(`"spouse":{"name":"a","points":1,"age":3}`), "unknown_field",
			`pension: spouse.age is not a field of this rule; remove it or correct its name`},
		{"no object", with(`"spouse":[]`), "bad_type",
			`pension: spouse [] is not a JSON object; write {"field": "value"}`},
		{"an item of a map", with(`"accounts":{"a":-1}`), "out_of_range",
			`pension: accounts.a -1 is not within 0 to 1000000000; check the count`},
		{"a name of a map twice", with(`"accounts":{"a":1,"a":1}`), "conflict",
			`pension: accounts.a is given twice; keep one`},
		{"a field twice, once with an escape", with(`"w\u0061ge":"1"`), "conflict",
			`pension: wage is given twice; keep one`},
		{"several, in the order of the fields", `{"zzz":1,"count":"x","wage":"y"}`, "bad_number",
			"pension: wage y is not a plain number; write digits with at most one point, such as 3000.00\n" +
				"pension: end is missing; pass it\n" +
				"pension: count \"x\" is not a JSON number; write it without quotes, such as 12\n" +
				"pension: month is missing; pass it\npension: scheme is missing; pass it\n" +
				"pension: zzz is not a field of this rule; remove it or correct its name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := everyType().Call([]byte(c.in))
			require.Error(t, err)
			assert.Equal(t, c.want, err.Error())
			assert.Equal(t, c.code, rule.CodeOf(err))
			var field *rule.FieldError
			require.ErrorAs(t, err, &field)
		})
	}
}

func TestDocuments(t *testing.T) {
	deep := strings.Repeat("[", 70) + strings.Repeat("]", 70)
	for _, c := range []struct{ name, in, code, want string }{
		{"nothing", "", "bad_type", "line 1, column 1: it ends where a value is needed"},
		{"no value", "\n  ?", "bad_type", "line 2, column 3: no value begins here"},
		{"columns are characters", "{\"一\": x}", "bad_type", "line 1, column 7: no value begins here"},
		{"no comma", "{\"a\":1\n\"b\":2}", "bad_type", "line 2, column 1: a comma or } is needed"},
		{"a comma too many", `{"a":1,}`, "bad_type", "column 8: a name in quotes is needed"},
		{"no colon", `{"a" 1}`, "bad_type", "column 6: a colon is needed"},
		{"no end", `{"a":"b`, "bad_type", "column 8: a string has no end"},
		{"two values", `{} {}`, "bad_type", "column 4: something follows the value"},
		{"a number with 0 in front", `{"a":01}`, "bad_type", "column 7: a number begins with 0"},
		{"a bare point", `{"a":1.}`, "bad_type", "column 8: a digit is needed"},
		{"an exponent with a sign alone", `{"a":1e+}`, "bad_type", "column 9: a digit is needed"},
		{"a bare exponent", `{"a":1e}`, "bad_type", "column 8: a digit is needed"},
		{"half a word", `{"a":tru}`, "bad_type", "column 6: no value begins here"},
		{"a line break in a string", "{\"a\":\"b\nc\"}", "bad_type", "column 8: a string has a control character"},
		{"an unknown escape", `{"a":"\x"}`, "bad_type", "column 7: an escape is not known"},
		{"bytes of GBK", "{\"a\":\"\xd5\xc5\"}", "bad_type", "column 7: the bytes are not UTF-8"},
		{"a surrogate as bytes", "{\"a\":\"\xed\xa0\x80\"}", "bad_type", "column 7: the bytes are not UTF-8"},
		{"a lone high surrogate", `{"a":"\ud800"}`, "bad_type", "column 7: half a surrogate pair stands alone"},
		{"a lone low surrogate", `{"a":"\udc00"}`, "bad_type", "column 7: half a surrogate pair stands alone"},
		{"a pair out of order", `{"a":"\ud800\ud800"}`, "bad_type", "column 7: half a surrogate pair stands alone"},
		{"too deep", deep, "out_of_range", "column 66: it is nested deeper than 64"},
		{"too long", strings.Repeat(" ", 1<<20+1), "out_of_range", "is longer than 1 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := everyType().Call([]byte(c.in))
			var field *rule.FieldError
			require.ErrorAs(t, err, &field)
			assert.Contains(t, err.Error(), c.want)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.NotContains(t, err.Error(), "\n", "nothing else")
		})
	}
}

// TestErrorsAreCounted: 20 errors are kept, the others are counted.
func TestErrorsAreCounted(t *testing.T) {
	in := with(`"applicants":[` + strings.Repeat(`{"name":1,"points":1},`, 99) + `{"name":1,"points":1}]`)
	_, err := everyType().Call([]byte(in))
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 21)
	assert.Equal(t, "pension: applicants[19].name 1 is not a JSON string; write it in quotes, such as \"text\"",
		lines[19])
	assert.Equal(t, "and 80 errors more", lines[20])
}

// TestMemory: no document of 1 MiB takes 50 MB.
func TestMemory(t *testing.T) {
	fill := func(head, item, tail string) string {
		return head + strings.Repeat(item+",", (1<<20-len(head)-len(tail)-2*len(item))/(len(item)+1)) + item + tail
	}
	open := with(`"applicants":[`)[:len(`{"applicants":[`)]
	for _, c := range []struct{ name, in string }{
		{"empty objects", fill(open, "{}", "]}")},
		{"100,000 empty objects", open + strings.Repeat("{},", 99_999) + "{}]}"},
		{"zeros", fill(open, "0", "]}")},
		{"unknown members", fill("{", `"a":1`, "}")},
		{"one field over and over", fill("{", `"wage":1`, "}")},
		{"members of a map", fill(`{"accounts":{`, `"a":1`, "}}")},
		{"nested", strings.Repeat("[", 1<<20)},
		{"nested within", fill(open, strings.Repeat("[", 60)+strings.Repeat("]", 60), "]}")},
		{"a long string", `{"wage":"` + strings.Repeat("1", 1<<20-20) + `"}`},
		{"escapes", `{"wage":"` + strings.Repeat(`\n`, 1<<19-20) + `"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.LessOrEqual(t, len(c.in), 1<<20)
			r := everyType()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := r.Call([]byte(c.in))
			runtime.ReadMemStats(&after)
			require.Error(t, err)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(50<<20))
			assert.Less(t, len(err.Error()), 10_000)
		})
	}
}

func TestCheckSaysTheSame(t *testing.T) {
	good := everything{Wage: decimal.New(3000, 0), Count: 1, Way: "up", Month: rule.MonthOf(2025, 8),
		Scheme:  rule.Pension,
		Factors: []decimal.Decimal{decimal.New(1, 0)}}
	year := 1899
	require.NoError(t, jsonrule.Check("housing", good))
	require.NoError(t, jsonrule.Check("housing", &good))
	for _, c := range []struct {
		name   string
		change func(*everything)
		want   string
	}{
		{"a wage", func(in *everything) { in.Wage = decimal.New(-1, 0) },
			"wage -1 is below 0; pass the declared monthly wage in yuan, such as 3000.00"},
		{"an optional amount", func(in *everything) { in.Top = decimal.NewNullDecimal(decimal.New(1, -3)) },
			"top 0.001 has more than 2 decimals; round it yourself first: nothing is rounded silently"},
		{"a huge exponent", func(in *everything) { in.Rate = decimal.New(1, 9999) },
			"rate has the exponent 9999, above 64; write the rate as a fraction, such as 0.08 for 8 %"},
		{"a count", func(in *everything) { in.Count = 13 }, "count 13 is not within 1 to 12; check the count"},
		{"an optional year", func(in *everything) { in.Maybe = &year },
			"maybe 1899 is not within 1900 to 2200; pass a calendar year"},
		{"a word", func(in *everything) { in.Way = "left" }, "way left is not known; use one of up, down"},
		{"a month that is not set", func(in *everything) { in.Month = rule.Month{} }, "month is missing; pass it"},
		{"a day that is not set", func(in *everything) { in.Day = &rule.Date{} }, "day is missing; pass it"},
		{"a month 13", func(in *everything) { in.Month = rule.MonthOf(2025, 13) },
			"month 2025-13 is not a month from 1900-01 to 2200-12; pass it"},
		{"30 February", func(in *everything) { day := rule.DateOf(2025, 2, 30); in.Day = &day },
			"day 2025-02-30 is not a day from 1900-01-01 to 2200-12-31; pass it"},
		{"a scheme", func(in *everything) { in.Scheme = 99 }, "scheme invalid(99) is not known; use one of " +
			"pension, medical, illness_supplement, unemployment, injury, housing"},
		{"an item", func(in *everything) { in.Factors = []decimal.Decimal{{}, decimal.New(11, 0)} },
			"factors[1] 11 is above 10; pass a factor such as 1.2"},
		{"too many items", func(in *everything) { in.Factors = make([]decimal.Decimal, 4) },
			"factors 4 items are not within 1 to 3; pass 1 to 3 of them"},
		{"a field of an item", func(in *everything) { in.People = []person{{}, {Points: -1}} },
			"applicants[1].points -1 is not within 0 to 100; check the count"},
		{"an optional object", func(in *everything) { in.Spouse = &person{Points: 101} },
			"spouse.points 101 is not within 0 to 100; check the count"},
		{"a map, by name", func(in *everything) { in.Accounts = map[string]int{"b": -2, "a": -1} },
			"accounts.a -1 is not within 0 to 1000000000; check the count\naccounts.b -2 is not within 0 to " +
				"1000000000; check the count"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := good
			c.change(&in)
			err := jsonrule.Check("housing", in)
			require.Error(t, err)
			assert.Equal(t, c.want, strings.ReplaceAll(err.Error(), "housing: ", ""))
			assert.NotEmpty(t, rule.CodeOf(err))
		})
	}
	for _, in := range []any{nil, 3, (*everything)(nil), struct{ A any }{}} {
		assert.Error(t, jsonrule.Check("housing", in))
	}
}

func TestMalformedDeclarations(t *testing.T) {
	type recursive struct {
		Next *recursive `json:"next" doc:"d" zh:"z"`
	}
	type out struct{}
	_, noCall := jsonrule.Rule{}.Call([]byte(`{}`))
	require.Error(t, noCall)
	assert.Empty(t, jsonrule.Rule{}.Fields())
	assert.Empty(t, jsonrule.Rule{}.Outputs())
	for _, c := range []struct {
		name string
		rule jsonrule.Rule
		want string
	}{
		{"the zero rule", jsonrule.Rule{}, "the zero Rule"},
		{"no struct", jsonrule.New("a.b", about("{}"), func(int) (out, error) { return out{}, nil }),
			"int is not a struct"},
		{"a float", jsonrule.New("a.b", about("{}"), func(struct {
			A complex64 `json:"a" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "has no JSON"},
		{"no kind", jsonrule.New("a.b", about("{}"), func(struct {
			A decimal.Decimal `json:"a" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "a has no kind of number"},
		{"a kind of another type", jsonrule.New("a.b", about("{}"), func(struct {
			A int `json:"a" in:"rate" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), `the kind "rate"`},
		{"a kind nobody knows", jsonrule.New("a.b", about("{}"), func(struct {
			A decimal.Decimal `json:"a" in:"lots" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), `the kind "lots"`},
		{"a bad bound", jsonrule.New("a.b", about("{}"), func(struct {
			A int `json:"a" in:"count" min:"x" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), `bound "x"`},
		{"a bad default", jsonrule.New("a.b", about("{}"), func(struct {
			A int `json:"a" in:"count" default:"-1" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "default -1"},
		{"no name", jsonrule.New("a.b", about("{}"), func(struct {
			A string `doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "has no name"},
		{"null that cannot be held", jsonrule.New("a.b", about("{}"), func(struct {
			A string `json:"a" in:",null" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "allows null"},
		{"an unknown word", jsonrule.New("a.b", about("{}"), func(struct {
			A string `json:"a" in:",maybe" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), `unknown word "maybe"`},
		{"places that are no number", jsonrule.New("a.b", about("{}"), func(struct {
			A decimal.Decimal `json:"a" in:"yuan" places:"two" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), `places "two"`},
		{"items that are no number", jsonrule.New("a.b", about("{}"), func(struct {
			A []int `json:"a" in:"count" items:"1-x" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), `items "1-x"`},
		{"another option of json", jsonrule.New("a.b", about("{}"), func(struct {
			A string `json:"a,string" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), `the unknown option "string"`},
		{"a default of an object", jsonrule.New("a.b", about("{}"), func(struct {
			A person `json:"a" default:"x" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "is an object and cannot have a default"},
		{"a default that is no JSON", jsonrule.New("a.b", about("{}"), func(struct {
			A int `json:"a" in:"count" default:"one" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "default one"},
		{"a bool of three words", jsonrule.New("a.b", about("{}"), func(struct {
			A bool `json:"a" enum:"no,yes,maybe" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "is a bool and takes two words"},
		{"either of two that are no map and list", jsonrule.New("a.b", about("{}"), func(struct {
			A struct {
				B string `json:"b" doc:"d" zh:"z"`
			} `json:"a" in:",either" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "is either an object or a list and needs a map and a slice"},
		{"another way to print", jsonrule.New("a.b", about("{}"), func(out) (o struct {
			A decimal.Decimal `json:"a" out:"17" doc:"d" zh:"z"`
		}, err error) {
			return o, nil
		}), `the tag out is "17", not yuan, plain or a number of decimals`},
		{"a type within itself", jsonrule.New("a.b", about("{}"), func(recursive) (out, error) { return out{}, nil }),
			"jsonrule_test.recursive is nested deeper than 16"},
		{"a field that is not exported", jsonrule.New("a.b", about("{}"), func(struct {
			_ string `doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "is not exported"},
		{"a struct without a name", jsonrule.New("a.b", about("{}"), func(struct{ Person person }) (out, error) {
			return out{}, nil
		}), "field Person of struct { Person jsonrule_test.person }: has no name"},
		{"two fields without names", jsonrule.New("a.b", about("{}"), func(struct{ A, B string }) (out, error) {
			return out{}, nil
		}), "has no name in a tag json\njsonrule: field B"},
		{"an embedded word", jsonrule.New("a.b", about("{}"), func(struct{ shade }) (out, error) {
			return out{}, nil
		}), "field shade of struct { jsonrule_test.shade }: is not exported"},
		{"items without JSON", jsonrule.New("a.b", about("{}"), func(struct {
			A []complex64 `json:"a" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "complex64 has no JSON"},
		{"what writes itself of a type without JSON", jsonrule.New("a.b", about("{}"), func(out) (o struct {
			A jsonrule.As[struct {
				B complex64 `json:"b"`
			}] `json:"a" doc:"d" zh:"z"`
		}, err error) {
			return o, nil
		}), "complex64 has no JSON"},
		{"a bad bound of a number kept as text", jsonrule.New("a.b", about("{}"), func(struct {
			A string `json:"a" in:"rate" min:"x" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), `bound "x"`},
		{"items of no kind", jsonrule.New("a.b", about("{}"), func(struct {
			A []decimal.Decimal `json:"a" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "a[] has no kind of number"},
		{"items of a map of no kind", jsonrule.New("a.b", about("{}"), func(struct {
			A map[string]int `json:"a" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "a[] has no kind of number"},
		{"either form, the first of no kind", jsonrule.New("a.b", about("{}"), func(struct {
			A struct {
				B map[string]int `json:"b"`
				C []string       `json:"c"`
			} `json:"a" in:",either" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "a[] has no kind of number"},
		{"either form, the second of no kind", jsonrule.New("a.b", about("{}"), func(struct {
			A struct {
				B map[string]string `json:"b"`
				C []int             `json:"c"`
			} `json:"a" in:",either" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "a[] has no kind of number"},
		{"either of three", jsonrule.New("a.b", about("{}"), func(struct {
			A struct {
				B map[string]string `json:"b"`
				C []string          `json:"c"`
				D []string          `json:"d"`
			} `json:"a" in:",either" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "needs a map and a slice"},
		{"either of a text and a list", jsonrule.New("a.b", about("{}"), func(struct {
			A struct {
				B string   `json:"b"`
				C []string `json:"c"`
			} `json:"a" in:",either" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "needs a map and a slice"},
		{"either of a map and a text", jsonrule.New("a.b", about("{}"), func(struct {
			A struct {
				B map[string]string `json:"b"`
				C string            `json:"c"`
			} `json:"a" in:",either" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "needs a map and a slice"},
		{"a default of a map", jsonrule.New("a.b", about("{}"), func(struct {
			A map[string]string `json:"a" default:"x" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "is an object and cannot have a default"},
		{"a default of a document", jsonrule.New("a.b", about("{}"), func(struct {
			A json.RawMessage `json:"a" default:"x" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "is an object and cannot have a default"},
		{"a default of either form", jsonrule.New("a.b", about("{}"), func(struct {
			A struct {
				B map[string]string `json:"b"`
				C []string          `json:"c"`
			} `json:"a" in:",either" default:"x" doc:"d" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "is an object and cannot have a default"},
		{"a way to print that is no word", jsonrule.New("a.b", about("{}"), func(out) (o struct {
			A decimal.Decimal `json:"a" out:"fen" doc:"d" zh:"z"`
		}, err error) {
			return o, nil
		}), `the tag out is "fen", not yuan, plain or a number of decimals`},
		{"decimals below 0", jsonrule.New("a.b", about("{}"), func(out) (o struct {
			A decimal.Decimal `json:"a" out:"-1" doc:"d" zh:"z"`
		}, err error) {
			return o, nil
		}), `the tag out is "-1", not yuan, plain or a number of decimals`},
		{"Chinese alone", jsonrule.New("a.b", about("{}"), func(struct {
			A string `json:"a" zh:"z"`
		}) (out, error) {
			return out{}, nil
		}), "a has no doc or no zh"},
		{"no name and no doc of the rule", jsonrule.New("", jsonrule.About{Chinese: "z", Clause: "-", Source: "s",
			Example: "{}"}, func(out) (out, error) { return out{}, nil }), "has no name\nhas no Doc"},
		{"no description", jsonrule.New("a.b", about("{}"), func(struct {
			A string `json:"a" doc:"d"`
		}) (out, error) {
			return out{}, nil
		}), "a has no doc or no zh"},
		{"an output that does not say how it is printed", jsonrule.New("a.b", about("{}"), func(out) (o struct {
			A decimal.Decimal `json:"a" doc:"d" zh:"z"`
		}, err error) {
			return o, nil
		}), "a has no tag out"},
		{"no source", jsonrule.New("a.b", jsonrule.About{Doc: "d", Chinese: "z", Clause: "-", Example: "{}"},
			func(out) (out, error) { return out{}, nil }), "has no Source"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Error(t, c.rule.Err())
			assert.Contains(t, c.rule.Err().Error(), c.want)
			_, err := c.rule.Schema()
			assert.Error(t, err)
			_, err = c.rule.Call([]byte(`{}`))
			assert.Error(t, err)
			to, err := c.rule.Append([]byte("kept"), `{}`)
			assert.Error(t, err)
			assert.Equal(t, "kept", string(to))
		})
	}
}

// TestFunctionsErrorsAreCounted: of the errors a function returns the first 20 are kept and the others counted; one
// that names no area has the rule's.
func TestFunctionsErrorsAreCounted(t *testing.T) {
	type c struct {
		name   string
		errs   int
		area   rule.Area
		want   rule.Area
		counts string
	}
	for _, c := range []c{
		{name: "one", errs: 1, want: rule.AreaHousing},
		{name: "one of another area", errs: 1, area: rule.AreaPension, want: rule.AreaPension},
		{name: "twenty", errs: 20, want: rule.AreaHousing},
		{name: "twenty-five", errs: 25, want: rule.AreaHousing, counts: "and 5 errors more"},
		{name: "twenty-five of another area", errs: 25, area: rule.AreaPension, want: rule.AreaPension,
			counts: "and 5 errors more"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := jsonrule.New("housing.refuses", about(`{}`), func(struct{}) (struct{}, error) {
				var errs []error
				for range c.errs {
					errs = append(errs, c.area.Refuse(rule.ErrConflict, "rate", "", rule.Say("is bad", "有误"),
						rule.Say("mend it", "请改正")))
				}
				return struct{}{}, errors.Join(errs...)
			})
			_, err := r.Call([]byte(`{}`))
			require.ErrorIs(t, err, rule.ErrConflict)
			kept := 0
			for one := range rule.Errors(err) {
				var field *rule.FieldError
				require.ErrorAs(t, one, &field)
				assert.Equal(t, c.want, field.Area)
				kept++
			}
			assert.Equal(t, min(c.errs, 20), kept)
			lines := strings.Split(err.Error(), "\n")
			if c.counts != "" {
				assert.Equal(t, c.counts, lines[len(lines)-1])
				lines = lines[:len(lines)-1]
			}
			assert.Len(t, lines, kept)
		})
	}
}

// What is declared as far as it may go is no mistake.
func TestDeclarationsAtTheirBounds(t *testing.T) {
	type Span = span // embedded under a name of its own
	type in struct {
		Span  `json:"span" doc:"embedded under a name" zh:"嵌入"`
		Count int `json:"count" in:"count" default:"5" doc:"d" zh:"z"`
	}
	type out struct {
		Whole decimal.Decimal `json:"whole" out:"0" doc:"d" zh:"z"`
		Long  decimal.Decimal `json:"long" out:"16" doc:"d" zh:"z"`
		Mark  mark            `json:"mark" doc:"only written" zh:"标记"`
		Count int             `json:"count" doc:"d" zh:"z"`
	}
	r := jsonrule.New("a.b", about("{}"), func(got in) (out, error) {
		return out{Whole: decimal.New(int64(got.To), 0), Long: decimal.New(1, -16), Count: got.Count}, nil
	})
	require.NoError(t, r.Err())
	text, err := r.Call([]byte(`{"span":{"from":1,"to":2}}`))
	require.NoError(t, err)
	assert.Equal(t, `{"count":5,"long":"0.0000000000000001","mark":{},"whole":"2"}`, string(text))
}

// One error of a function is what it was; of one that only holds others the number is kept.
func TestOneErrorOfAFunction(t *testing.T) {
	one := func(area rule.Area) error {
		return area.Refuse(rule.ErrConflict, "rate", "", rule.Say("is bad", "有误"), rule.Say("mend it", "请改正"))
	}
	for _, c := range []struct {
		name, want string
		err        error
		alone      bool
	}{
		{name: "of no area", err: one(""), want: "housing: rate is bad; mend it", alone: true},
		{name: "of another area", err: one(rule.AreaPension), want: "pension: rate is bad; mend it", alone: true},
		{name: "in a list of one", err: rule.Join(one("")), want: "housing: rate is bad; mend it", alone: true},
		{name: "in a list of two", err: rule.Join(one(""), one(rule.AreaPension)),
			want: "housing: rate is bad; mend it\npension: rate is bad; mend it"},
		{name: "with others that were counted", err: rule.Several([]error{one("")}, 3),
			want: "housing: rate is bad; mend it\nand 3 errors more"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := jsonrule.New("housing.refuses", about(`{}`), func(struct{}) (struct{}, error) {
				return struct{}{},
					c.err
			})
			_, err := r.Call([]byte(`{}`))
			require.EqualError(t, err, c.want)
			_, alone := err.(*rule.FieldError)
			assert.Equal(t, c.alone, alone)
		})
	}
}

// Of several errors added as one, each counts, and those that were only counted with it.
func TestErrorsAddedAsOne(t *testing.T) {
	var many []error
	for range 25 {
		many = append(many, errors.New("bad"))
	}
	for _, c := range []struct {
		name string
		add  []error
		want int
		full bool
		says string
	}{
		{name: "two as one", add: []error{errors.Join(many[:2]...)}, want: 2, says: "bad\nbad"},
		{name: "nineteen", add: many[:19], want: 19},
		{name: "twenty", add: many[:20], want: 20, full: true},
		{name: "twenty-five as one", add: []error{rule.Join(many...)}, want: 25, full: true, says: "and 5 errors more"},
		{name: "twenty-five and one", add: []error{rule.Join(many...), many[0]}, want: 26, full: true,
			says: "and 6 errors more"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var errs jsonrule.Errors
			for _, err := range c.add {
				errs.Add(err)
			}
			assert.Equal(t, c.want, errs.Len())
			assert.Equal(t, c.full, errs.Full())
			assert.ErrorContains(t, errs.Err(), c.says)
		})
	}
}

func TestFunctionsError(t *testing.T) {
	broken := errors.New("broken")
	r := jsonrule.New("a.b", about("{}"), func(struct{}) (struct{}, error) { return struct{}{}, broken })
	_, err := r.Call([]byte(r.Example()))
	assert.ErrorIs(t, err, broken)
}

func TestSchema(t *testing.T) {
	raw, err := everyType().Schema()
	require.NoError(t, err)
	var got struct{ Input, Output map[string]any }
	require.NoError(t, json.Unmarshal(raw, &got))
	assert.Equal(t, "https://json-schema.org/draft/2020-12/schema", got.Input["$schema"])
	assert.Equal(t, []any{"wage", "end", "count", "month", "scheme"}, got.Input["required"])
	assert.Equal(t, []any{"wage", "rate", "factors", "month", "people", "a_scheme", "way", "sizes"},
		got.Output["required"])
	assert.Equal(t, false, got.Input["additionalProperties"])
	for _, c := range []struct{ name, field, want string }{
		{"a rate with its default", "rate",
			`{"type":"string","pattern":"^-?[0-9]+(\\.[0-9]+)?$","maxLength":32,"x-minimum":"0",` +
				`"x-maximum":"1","x-decimals":8,"default":"0.13","description":"rate","x-description-zh":"费率"}`},
		{"null and tenths", "end", `{"anyOf":[{"type":"string","pattern":"^-?[0-9]+(\\.[0-9]+)?$","maxLength":32,` +
			`"x-minimum":"0.5",` +
			`"x-maximum":"20","x-decimals":1},{"type":"null"}],"description":"end","x-description-zh":"止"}`},
		{"a count", "count", `{"type":"integer","minimum":1,"maximum":12,
			"description":"count","x-description-zh":"数"}`},
		{"words", "way", `{"type":"string","enum":["up","down"],"default":"up","description":"way",` +
			`"x-description-zh":"方式"}`},
		{"a flag", "flag", `{"type":"boolean","default":false,"description":"flag","x-description-zh":"是否"}`},
		{"a list of objects", "applicants",
			`{"type":"array","items":{"type":"object","properties":{"name":{"type":"string",
			"description":"name","x-description-zh":"姓名"},"points":{"type":"integer","minimum":0,"maximum":100,
			"description":"points","x-description-zh":"积分"}},"required":["name","points"],"additionalProperties":false},
			"maxItems":100000,"description":"people","x-description-zh":"申请人"}`},
		{"a map", "accounts", `{"type":"object","additionalProperties":{"type":"integer","minimum":0,` +
			`"maximum":1000000000},
			"maxProperties":100000,"description":"accounts","x-description-zh":"账户"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			properties, ok := got.Input["properties"].(map[string]any)
			require.True(t, ok)
			field, err := json.Marshal(properties[c.field])
			require.NoError(t, err)
			assert.JSONEq(t, c.want, string(field))
		})
	}
}

func TestSchemaOf(t *testing.T) {
	type answer struct {
		Rate decimal.Decimal `json:"rate,omitempty" out:"plain" doc:"rate" zh:"费率"`
	}
	got, err := jsonrule.SchemaOf[answer]()
	require.NoError(t, err)
	assert.JSONEq(t, `{"type":"object","properties":{"rate":{"type":"string","pattern":"^-?[0-9]+(\\.[0-9]+)?$",
		"description":"rate","x-description-zh":"费率"}},"required":[],"additionalProperties":false}`, string(got))
	_, err = jsonrule.SchemaOf[struct {
		Rate decimal.Decimal `json:"rate"`
	}]()
	assert.ErrorContains(t, err, "rate has no doc or no zh")
	_, err = jsonrule.SchemaOf[string]()
	assert.ErrorContains(t, err, "is not a struct")
}

func TestFields(t *testing.T) {
	byName := map[string]jsonrule.Field{}
	for _, f := range everyType().Fields() {
		byName[f.Name] = f
	}
	assert.Equal(t, jsonrule.Field{Name: "rate", Type: "decimal", Default: `"0.13"`, Min: "0", Max: "1", Places: 8,
		Doc:     "rate",
		Chinese: "费率"}, byName["rate"])
	assert.Equal(t, jsonrule.Field{Name: "applicants[].points", Type: "count", Required: true, Min: "0", Max: "100",
		Doc:     "points",
		Chinese: "积分"}, byName["applicants[].points"])
	assert.Equal(t, "list of object", byName["applicants"].Type)
	assert.Equal(t, 100_000, byName["applicants"].Most)
	assert.Equal(t, []string{"up", "down"}, byName["way"].Words)
	assert.True(t, byName["end"].Null)
	outputs := everyType().Outputs()
	assert.Equal(t, jsonrule.Field{Name: "wage", Type: "decimal", Required: true, Places: 2, Doc: "wage",
		Chinese: "工资"}, outputs[0])
}
