package commands_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
	"github.com/shebao-go/shebao/examples/internal/exittest"
	"github.com/shebao-go/shebao/examples/shebao/internal/commands"
)

// call is what a run printed.
type call struct {
	status         int
	stdout, stderr string
}

// run runs the program in an environment whose LANG is given.
func run(lang, stdin string, args ...string) call {
	var stdout, stderr strings.Builder
	getenv := func(name string) string {
		if name == "LANG" {
			return lang
		}
		return ""
	}
	status := commands.Run(args, getenv, strings.NewReader(stdin), &stdout, &stderr)
	return call{status, stdout.String(), stderr.String()}
}

func TestHelp(t *testing.T) {
	for _, c := range []struct {
		name, lang, says string
		args             []string
	}{
		{name: "no argument", says: "Usage: shebao COMMAND"},
		{name: "-h", args: []string{"-h"}, says: "Usage: shebao COMMAND"},
		{name: "--help in Chinese", args: []string{"--help", "-lang", "zh"}, says: "用法：shebao 命令"},
		{name: "Chinese alone", args: []string{"-lang=zh"}, says: "用法：shebao 命令"},
		{name: "a Chinese environment", lang: "zh_CN.UTF-8", says: "用法：shebao 命令"},
		{name: "English in a Chinese environment", lang: "zh_CN.UTF-8", args: []string{"-lang", "en"},
			says: "Usage: shebao COMMAND"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := run(c.lang, "", c.args...)
			assert.Equal(t, 0, got.status)
			assert.Contains(t, got.stderr, c.says)
			for _, command := range []string{"month", "year", "life", "household", "rule", "figures", "mcp"} {
				assert.Contains(t, got.stderr, "\n  "+command+" ")
			}
			assert.Empty(t, got.stdout)
		})
	}
}

func TestExitStatus(t *testing.T) {
	run := func(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
		return commands.Run(args, func(string) string { return "" }, stdin, stdout, stderr)
	}
	exittest.Check(t, run, "month", "-month", "2025-08", "-injury-rate", "0.002", "-unemployment-rate", "0.008",
		"-housing-rate", "0.05", "-in")
}

// TestCommandsHelp: every command says its flags, and that is no error.
func TestCommandsHelp(t *testing.T) {
	for _, command := range []string{"month", "year", "life", "household", "figures", "serve", "mcp"} {
		t.Run(command, func(t *testing.T) {
			got := run("", "", command, "-h")
			assert.Contains(t, got.stdout+got.stderr, "-lang")
			assert.Equal(t, 0, got.status)
		})
	}
}

// TestCommandsSayTheirName: what goes wrong is said by the command that was called, and so is its help.
func TestCommandsSayTheirName(t *testing.T) {
	for _, command := range commands.Names() {
		t.Run(command, func(t *testing.T) {
			for _, lang := range []string{"", "zh_CN"} {
				got := run(lang, "", command, "-castle")
				assert.Equal(t, 2, got.status)
				assert.Contains(t, got.stderr, "shebao "+command+": ")
				help := run(lang, "", command, "-h")
				assert.Contains(t, help.stdout+help.stderr, "shebao "+command)
			}
		})
	}
}

func TestNoCommand(t *testing.T) {
	for _, c := range []struct {
		name, lang, says string
		args             []string
	}{
		{name: "another word", args: []string{"mnth"}, says: `shebao: "mnth" is no command`},
		{name: "in Chinese", lang: "zh_CN", args: []string{"mnth"}, says: `shebao: 没有 "mnth" 这个命令`},
		{name: "a flag in place of the command", args: []string{"-in", "x.csv", "month"}, says: `"-in" is no command`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := run(c.lang, "", c.args...)
			assert.Equal(t, 2, got.status)
			assert.Contains(t, got.stderr, c.says)
			assert.Contains(t, got.stderr, "household")
			assert.Empty(t, got.stdout)
		})
	}
}

// TestMonthWithFilesAsPeopleHaveThem reads a roster as a Chinese spreadsheet saves CSV and writes a workbook with the
// row that was refused; the slip's amounts are those of 3,000.00 yuan in the README.
func TestMonthWithFilesAsPeopleHaveThem(t *testing.T) {
	roster, err := simplifiedchinese.GB18030.NewEncoder().String("工号\t姓名\t缴费工资\r\n0012\t欧阳\t3000\r\n0013\t王\t面议\r\n")
	require.NoError(t, err)
	out := filepath.Join(t.TempDir(), "明细.xlsx")
	got := run("zh_CN", roster, settings("-in", "-", "-out", out)...)
	assert.Equal(t, 1, got.status, got.stderr)
	assert.Contains(t, got.stdout, "读入 2，算出 1，退回 1")
	assert.Contains(t, got.stdout, "GB18030，以制表符分隔")
	f, err := excelize.OpenFile(out)
	require.NoError(t, err)
	defer f.Close()
	slips, err := f.GetRows("缴费明细")
	require.NoError(t, err)
	require.Len(t, slips, 2)
	assert.Equal(t, []string{"0012", "欧阳", "2025-08", "3,000.00", "5,510.00", "440.80", "881.60"}, slips[1][:7])
	refused, err := f.GetRows("未能计算")
	require.NoError(t, err)
	require.Len(t, refused, 2)
	assert.Equal(t, []string{"3", "0013", "缴费工资", "面议"}, refused[1][:4])
}

// TestMonthOfAWorkbook reads a workbook, whose sheet is chosen where several have a header.
func TestMonthOfAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	require.NoError(t, f.SetSheetRow("Sheet1", "A1", &[]any{"工号", "缴费工资"}))
	require.NoError(t, f.SetSheetRow("Sheet1", "A2", &[]any{"0012", 3000}))
	path := filepath.Join(t.TempDir(), "roster.xlsx")
	require.NoError(t, f.SaveAs(path))
	got := run("", "", settings("-in", path, "-out", filepath.Join(filepath.Dir(path), "slips.csv"))...)
	assert.Equal(t, 0, got.status, got.stderr)
	slips, err := os.ReadFile(filepath.Join(filepath.Dir(path), "slips.csv"))
	require.NoError(t, err)
	assert.Contains(t, string(slips), "\n0012,2025-08,5510.00,440.80,881.60,")
	_, err = f.NewSheet("old")
	require.NoError(t, err)
	require.NoError(t, f.SetSheetRow("old", "A1", &[]any{"工号", "缴费工资"}))
	require.NoError(t, f.SaveAs(path))
	got = run("", "", settings("-in", path)...)
	assert.Equal(t, 2, got.status)
	assert.Contains(t, got.stderr, "choose one with -sheet")
	got = run("", "", settings("-in", path, "-sheet", "Sheet1")...)
	assert.Equal(t, 0, got.status, got.stderr)
}

// TestOutOfNoKnownEnding: the endings of the module are among those that are named.
func TestOutOfNoKnownEnding(t *testing.T) {
	got := run("", "", "month", "-out", filepath.Join(t.TempDir(), "slips.pdf"))
	assert.Equal(t, 2, got.status)
	assert.Contains(t, got.stderr, ".csv, .json, .jsonl, .html or .xlsx")
}

// TestChinese: the help, of each command too, and what is wrong are in Chinese where the environment is.
func TestChinese(t *testing.T) {
	for _, args := range [][]string{{"-h"}, {"mnth"}, {"month", "-h"}, {"year", "-h"}, {"life", "-h"},
		{"household", "-h"}, {"rule", "-h"}, {"serve", "-h"}, {"mcp", "-h"},
		{"month", "-castle"}} {
		got := run("zh_CN.UTF-8", "", args...)
		chinesetest.Check(t, got.stdout+got.stderr,
			"month year life household rule figures allocate compare serve shebao mnth mcp MCP HTTP localhost IP "+
				"Authorization Bearer")
	}
}
