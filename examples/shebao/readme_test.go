package main_test

import (
	"bufio"
	"flag"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/shebao/internal/commands"
)

var update = flag.Bool("update", false, "write the output of the READMEs' commands anew")

// shown is how many lines of an output are shown; an output that goes on ends in ellipsis.
const (
	shown    = 18
	ellipsis = "..."
)

// served is where a server started for a sample answers; it ends with the test.
func served(t *testing.T) string {
	t.Helper()
	reader, writer := io.Pipe()
	getenv := func(string) string { return "" }
	go commands.Run([]string{"serve", "-listen", "127.0.0.1:0"}, getenv, nil, writer, io.Discard)
	line, err := bufio.NewReader(reader).ReadString('\n')
	require.NoError(t, err)
	return regexp.MustCompile(`http://[0-9.:]+`).FindString(line)
}

// fetched is what a server answers to a curl with -s and any of -H and -d.
func fetched(t *testing.T, line string) string {
	t.Helper()
	words := regexp.MustCompile(`'[^']*'|\S+`).FindAllString(line, -1)
	method, body, url, header := http.MethodGet, "", "", http.Header{}
	for i := 1; i < len(words); i++ {
		switch words[i] {
		case "-s":
		case "-H":
			i++
			name, value, _ := strings.Cut(strings.Trim(words[i], "'"), ": ")
			header.Set(name, value)
		case "-d":
			i++
			method, body = http.MethodPost, strings.Trim(words[i], "'")
		default:
			url = strings.Trim(words[i], "'")
		}
	}
	path, ours := strings.CutPrefix(url, "http://127.0.0.1:8080")
	require.True(t, ours, line)
	request, err := http.NewRequest(method, served(t)+path, strings.NewReader(body))
	require.NoError(t, err)
	request.Header = header
	answer, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return strings.TrimRight(string(text), "\n")
}

// printed is what a command line prints in an environment.
func printed(t *testing.T, lang, line string) string {
	t.Helper()
	if strings.HasPrefix(line, "curl ") {
		return fetched(t, line)
	}
	words := strings.Fields(line)
	require.Equal(t, "shebao", words[0])
	getenv := func(name string) string {
		if name == "LANG" {
			return lang
		}
		return ""
	}
	var out strings.Builder
	commands.Run(words[1:], getenv, strings.NewReader(""), &out, &out)
	lines := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
	if len(lines) > shown {
		lines = append(lines[:shown], ellipsis)
	}
	return strings.Join(lines, "\n")
}

// TestReadme runs every command of the READMEs, in the order they stand there, on the files they show, and compares
// what they print.
func TestReadme(t *testing.T) {
	for _, c := range []struct{ name, file, lang string }{
		{name: "English", file: "README.md", lang: "en_GB.UTF-8"},
		{name: "Chinese", file: "README.zh-CN.md", lang: "zh_CN.UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, err := filepath.Abs(c.file)
			require.NoError(t, err)
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			t.Chdir(t.TempDir())
			file := regexp.MustCompile("(?s)```csv ([a-z]+\\.csv)\n(.*?)```")
			for _, block := range file.FindAllStringSubmatch(string(text), -1) {
				require.NoError(t, os.WriteFile(block[1], []byte(block[2]), 0o600))
			}
			console := regexp.MustCompile("(?s)```console\n\\$ ([^\n]+)\n(.*?)```")
			blocks := console.FindAllStringSubmatch(string(text), -1)
			require.NotEmpty(t, blocks)
			anew := string(text)
			for _, block := range blocks {
				got := printed(t, c.lang, block[1]) + "\n"
				if *update {
					anew = strings.Replace(anew, block[0], "```console\n$ "+block[1]+"\n"+got+"```", 1)
					continue
				}
				assert.Equal(t, block[2], got, block[1])
			}
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(anew), 0o644))
			}
		})
	}
}
