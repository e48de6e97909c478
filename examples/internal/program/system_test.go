package program_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// What the system and the standard library say in English is said in Chinese in a Chinese message.
func TestSystemErrorsInChinese(t *testing.T) {
	folder := t.TempDir()
	none := filepath.Join(folder, "none.csv")
	decode := func(text string, into any) error {
		dec := json.NewDecoder(strings.NewReader(text))
		dec.DisallowUnknownFields()
		return dec.Decode(into)
	}
	_, absent := os.Open(none)
	_, isFolder := os.ReadFile(folder)
	rename := os.Rename(none, filepath.Join(folder, "new.csv"))
	var one struct{ Months int }
	for _, c := range []struct {
		name, want string
		err        error
	}{
		{name: "no file", err: absent, want: none + "：没有这个文件或文件夹"},
		{name: "no file, of two", err: errors.Join(absent, program.Errorf("a", "甲")), want: none + "：没有这个文件或文件夹\n甲"},
		{name: "no file, wrapped", err: program.Errorf("open: %s", "打开：%s", fmt.Errorf("the roster: %w", absent)),
			want: "打开：the roster: " + none + "：没有这个文件或文件夹"},
		{name: "a folder", err: isFolder, want: folder + "：这是文件夹，不是文件"},
		{name: "a new name", err: rename, want: filepath.Join(folder, "new.csv") + "：没有这个文件或文件夹"},
		{name: "an unknown field", err: decode(`{"mouths":1}`, &one), want: `JSON 中没有 "mouths" 这个字段`},
		{name: "no JSON", err: decode(`{]`, &one), want: "第 2 个字节处不是 JSON"},
		{name: "another type", err: decode(`{"Months":"x"}`, &one), want: "第 13 个字节处字段 Months 的类型不对"},
		{name: "cut off", err: decode(`{"Months":`, &one), want: "文件不完整，提前结束"},
		{name: "nothing", err: io.EOF, want: "没有内容"},
		{name: "what has no Chinese", err: errors.New("no room"), want: "no room"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Error(t, c.err)
			assert.Equal(t, c.want, program.Message(c.err, rule.Chinese))
			assert.NotContains(t, program.Message(c.err, rule.English), "没有")
		})
	}
}

func TestSingle(t *testing.T) {
	for _, c := range []struct {
		name, argument, err string
		args                []string
		lang                rule.Language
	}{
		{name: "nothing"},
		{name: "an argument", args: []string{"x"}, argument: "x"},
		{name: "in Chinese", args: []string{"-lang", "zh", "x"}, argument: "x", lang: rule.Chinese},
		{name: "two", args: []string{"x", "y"}, err: `"y" is one argument too many (see -h)`},
		{name: "another language", args: []string{"-lang", "fr"}, err: `-lang "fr" is not known; use en or zh`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := program.ReadSingle("demo", rule.Say("help", "帮助"))(c.args, io.Discard)
			if c.err != "" {
				assert.EqualError(t, err, c.err)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.argument, got.Argument)
			assert.Equal(t, c.lang, got.Lang)
		})
	}
}
