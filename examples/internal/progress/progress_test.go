package progress

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

func TestClockSaysWhatIsDoneAndLeft(t *testing.T) {
	for _, c := range []struct {
		name        string
		done, total int64
		elapsed     time.Duration
		lang        rule.Language
		want        string
	}{
		{name: "nothing yet", done: 0, total: 156_000_000, elapsed: 0, want: "0 of 156,000,000 employee-months, 0%"},
		{name: "a quarter", done: 39_000_000, total: 156_000_000, elapsed: 2 * time.Second,
			want: "39,000,000 of 156,000,000 employee-months, 25%, 19,500,000 a second, 6 s left"},
		{name: "a started one", done: 10, total: 31, elapsed: 10 * time.Second,
			want: "10 of 31 employee-months, 32%, 1 a second, 21 s left"},
		{name: "a quarter in Chinese", done: 39_000_000, total: 156_000_000, elapsed: 2 * time.Second,
			lang: rule.Chinese, want: "已算 39,000,000 / 156,000,000 人月，25%，每秒 19,500,000，还要 6 秒"},
		{name: "all", done: 12, total: 12, elapsed: time.Second,
			want: "12 of 12 employee-months, 100%, 12 a second, 0 s left"},
		{name: "a long, slow 1", done: 1, total: 120_000_000_000, elapsed: time.Hour,
			want: "1 of 120,000,000,000 employee-months, 0%"},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := OfWork(io.Discard, true, c.total, rule.Say("employee-months", "人月"), c.lang)
			clock.Add(c.done)
			assert.Equal(t, c.want, clock.text(c.elapsed))
		})
	}
}

// A step tells the progress where half a second has passed since the start and since it was told last.
func TestStepsTellEveryHalfSecond(t *testing.T) {
	var told strings.Builder
	clock := OfWork(&told, true, 10, rule.Say("people", "人"), rule.English)
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, ms := range []time.Duration{100, 400, 600, 1000, 1200} {
		clock.Step(start, start.Add(ms*time.Millisecond), 1)
	}
	assert.Equal(t, "3 of 10 people, 30%, 5 a second, 2 s left\n5 of 10 people, 50%, 4 a second, 2 s left\n",
		told.String())
}

func TestRowsSayHowMuchOfTheFileIsRead(t *testing.T) {
	for _, c := range []struct {
		name string
		size int64
		lang rule.Language
		want string
	}{
		{name: "a file", size: 8, want: "[####################....................]  50%  20,000 rows"},
		{name: "a file that grew", size: 2, want: "[########################################] 100%  20,000 rows"},
		{name: "of unknown length", size: 0, want: "20,000 rows"},
		{name: "in Chinese", size: 0, lang: rule.Chinese, want: "20,000 行"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bar := OfRows(io.Discard, c.size, c.lang)
			_, err := io.ReadAll(bar.Reader(strings.NewReader("four")))
			require.NoError(t, err)
			assert.Equal(t, c.want, bar.text(20_000))
		})
	}
}

// A file is no terminal: it is told line by line where that is wanted, and nothing otherwise.
func TestFileIsToldOnlyWhatIsWanted(t *testing.T) {
	for _, c := range []struct {
		name   string
		wanted bool
		want   string
	}{
		{name: "wanted", wanted: true, want: "a\nb\n"},
		{name: "not wanted", wanted: false, want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, err := os.Create(filepath.Join(t.TempDir(), "errors.txt"))
			require.NoError(t, err)
			defer file.Close()
			l := lineOn(file, c.wanted)
			l.draw("a")
			l.draw("b")
			l.Clear()
			told, err := os.ReadFile(file.Name())
			require.NoError(t, err)
			assert.Equal(t, c.want, string(told))
		})
	}
}

func TestTerminalLineIsDrawnAnewAndTakenOff(t *testing.T) {
	var told strings.Builder
	l := line{to: &told, terminal: true}
	l.Clear()
	l.draw("a")
	l.draw("b")
	l.Clear()
	l.Clear()
	assert.Equal(t, "\r\x1b[Ka\r\x1b[Kb\r\x1b[K", told.String())
}
