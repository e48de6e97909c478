package loadtest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

const (
	slipRule  = "payroll.slip"
	linesType = "application/x-ndjson"
	people    = 1_000 // that differ
	brokenRow = 997   // one line of so many is not JSON
	firstWage = 600_000
)

// person is the input of a slip; the wage is 6000 yuan, firstWage in fen, and as many fen as the number.
func person(number int) string {
	return fmt.Sprintf(`{"month":"2025-08","wage":"%d.%02d","injury_rate":"0.002","unemployment_rate":"0.008",`+
		`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`, (firstWage+number)/100, number%100)
}

// row is the line of a number from 1, and who it is; a line that is not JSON is nobody's.
func row(number int) (line string, who int) {
	if number%brokenRow == 0 {
		return "{", -1
	}
	who = number * 7919 % people // whose neighbours differ, so that a line out of its place is seen
	return person(who), who
}

// brokenLine is the answer to a line that is not JSON.
func brokenLine(number int) string {
	_, err := jsonrule.Document([]byte("{"))
	why := scenario.Explain(err, rule.English)
	why.Line = number
	text, _ := json.Marshal(map[string]scenario.Failure{"error": why}) // texts and a number, which cannot fail
	return string(text) + "\n"
}

// stream sends the rows in one stream and reads the whole slips while it sends.
func (g *ground) stream(t *tally) {
	g.streamTo(t, "/v1/slips", func(who int) string { return wanted(slipRule, []byte(person(who))).body })
}

// streamAmounts sends the rows in one stream and reads the amounts while it sends.
func (g *ground) streamAmounts(t *tally) { g.streamTo(t, amountsPath, amountsOf) }

// streamTo sends the rows in one stream to a path and compares the answers, in their place, while it sends.
func (g *ground) streamTo(t *tally, path string, answer func(who int) string) {
	want := make([]string, people)
	for who := range people {
		want[who] = answer(who)
	}
	reader, writer := io.Pipe()
	go func() {
		to := bufio.NewWriterSize(writer, 64<<10)
		for number := 1; number <= g.rows; number++ {
			line, _ := row(number)
			_, _ = to.WriteString(line)
			_ = to.WriteByte('\n')
		}
		_ = to.Flush() // who does not read has said why
		_ = writer.Close()
	}()
	defer reader.Close()
	client := newClient(1)
	client.Timeout = 0
	defer client.CloseIdleConnections()
	got, err := client.Post("http://"+g.server+path, linesType, reader)
	if err == nil {
		err = g.compareRows(t, got, want)
	}
	if err != nil {
		t.gaveUp(err)
	}
}

// compareRows compares every answer of a stream, in its place.
func (g *ground) compareRows(t *tally, got *http.Response, want []string) error {
	defer got.Body.Close()
	answers := bufio.NewReaderSize(got.Body, 64<<10)
	for number := 1; number <= g.rows; number++ {
		line, err := answers.ReadSlice('\n')
		if err != nil {
			return fmt.Errorf("row %d of a stream: %w", number, err)
		}
		wanted := ""
		if _, who := row(number); who >= 0 {
			wanted = want[who]
		} else {
			wanted = brokenLine(number)
		}
		if string(line) != wanted {
			return fmt.Errorf("row %d of a stream was answered %.200q", number, line)
		}
		t.right++
	}
	if _, err := answers.ReadByte(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("more than %d answers of a stream: %w", g.rows, err)
	}
	return nil
}
