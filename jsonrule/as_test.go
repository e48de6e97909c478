package jsonrule_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// words is what a word of a text is written as.
type words struct {
	Text string `json:"text" doc:"the word" zh:"词"`
}

// word writes itself as words.
type word string

func (w word) AppendFields(to []byte) ([]byte, error) {
	if w == "" {
		return nil, errors.New("no word")
	}
	return append(to, `{"text":"`+w+`"}`...), nil
}

// plainText is a text as declared.
type plainText struct {
	Count int     `json:"count" in:"count" doc:"how many" zh:"数目"`
	Words []words `json:"words" doc:"word by word" zh:"各词"`
	Last  *words  `json:"last" doc:"the last" zh:"末词"`
}

// quickText is the same whose words write themselves.
type quickText struct {
	plainText
	Words []jsonrule.As[words] `json:"words" doc:"word by word" zh:"各词"`
	Last  *jsonrule.As[words]  `json:"last" doc:"the last" zh:"末词"`
}

// What writes itself stands where its fields would, in the answer and in the schema.
func TestAs(t *testing.T) {
	plain := plainText{2, []words{{"a"}, {"b"}}, &words{"b"}}
	quick := quickText{plainText{Count: 2}, []jsonrule.As[words]{{Value: word("a")}, {Value: word("b")}},
		&jsonrule.As[words]{Value: word("b")}}
	want, err := jsonrule.Marshal(plain)
	require.NoError(t, err)
	got, err := jsonrule.Marshal(quick)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))

	wantSchema, err := jsonrule.SchemaOf[plainText]()
	require.NoError(t, err)
	gotSchema, err := jsonrule.SchemaOf[quickText]()
	require.NoError(t, err)
	assert.Equal(t, string(wantSchema), string(gotSchema))
}

func TestAsThatCannotBeWritten(t *testing.T) {
	for _, c := range []struct {
		name string
		word jsonrule.FieldsAppender
		want string
	}{
		{name: "its value says so", word: word(""), want: "no word"},
		{name: "no value", want: "value is missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := jsonrule.Marshal(quickText{Words: []jsonrule.As[words]{{Value: c.word}}})
			require.ErrorContains(t, err, c.want)
		})
	}
}

// What only writes itself is no part of an input.
func TestAsIsNotRead(t *testing.T) {
	type in struct {
		Word jsonrule.As[words] `json:"word" doc:"word" zh:"词"`
	}
	r := jsonrule.New("test.as", jsonrule.About{Doc: "d", Chinese: "中", Clause: "-", Source: "s", Example: `{}`},
		func(got in) (in, error) { return got, nil })
	assert.ErrorContains(t, r.Err(), "word is only written")
	_, err := jsonrule.Decode[in]([]byte(`{"word":{"text":"a"}}`))
	assert.ErrorIs(t, err, rule.ErrNotApplicable)
	assert.NoError(t, jsonrule.Check("test", in{}))
}
