package payrolljob

import (
	"encoding/csv"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/exittest"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// TestMain lets no job call a program (docker, go) or ask a server that is not on this machine, and removes the empty
// files that Beam leaves in the folder for temporary files.
func TestMain(m *testing.M) {
	flag.Parse()
	temporary, err := os.MkdirTemp("", "beam-test-*")
	for name, value := range map[string]string{"TMPDIR": temporary, "PATH": "", "HTTP_PROXY": "http://127.0.0.1:1",
		"HTTPS_PROXY": "http://127.0.0.1:1"} {
		err = errors.Join(err, os.Setenv(name, value))
	}
	if err != nil {
		panic(err)
	}
	beam.Init()
	status := m.Run()
	_ = os.RemoveAll(temporary)
	os.Exit(status)
}

// employerFlags are the settings of a made-up employer.
func employerFlags() []string {
	return []string{"-injury-rate", "0.002", "-unemployment-rate", "0.008", "-housing-rate", "0.05"}
}

// runJob runs the program with a made-up employer and returns its exit status and what it said.
func runJob(in, out string, flags ...string) (status int, stdout, stderr string) {
	var o, e strings.Builder
	args := append(append(employerFlags(), "-in", in, "-out", out), flags...)
	status = runWith(flag.NewFlagSet("", flag.ContinueOnError), args, &o, &e)
	return status, o.String(), e.String()
}

// readCSV returns the rows of the files that match, without their headers, sorted.
func readCSV(t *testing.T, pattern, header string) [][]string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	require.NoError(t, err)
	require.NotEmpty(t, files, pattern)
	var all [][]string
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
		require.NoError(t, err)
		require.NotEmpty(t, rows, file)
		assert.Equal(t, header, strings.Join(rows[0], ","))
		all = append(all, rows[1:]...)
	}
	slices.SortFunc(all, slices.Compare)
	return all
}

// lines joins each row.
func lines(rows [][]string) []string {
	all := []string{}
	for _, row := range rows {
		all = append(all, strings.Join(row, ","))
	}
	return all
}

const slipColumns = "pension_employee,pension_employer,medical_employee,medical_employer,maternity_employer," +
	"unemployment_employee,unemployment_employer," +
	"injury_employer,housing_employee,housing_employer"

// TestDemo: by hand, for 2025-08. GZ0003 is over the ceilings 27,549 (pension), 31,179 (medical), 41,112 (unemployment)
// and 39,828 (housing); GZ0001 is under the floors 5,510 and 6,236. Housing is rounded to the yuan.
func TestDemo(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	status, stdout, stderr := runJob("../../demo/*.csv", out, "-month", "2025-08")
	assert.Equal(t, program.SomeRefused, status, stderr)
	assert.Equal(t, out+": 5 people computed, 2 rows and 0 files refused\n", stdout)
	assert.Equal(t, []string{
		"GZ0001,440.80,881.60,124.72,280.62,53.01,6.00,24.00,6.00,150.00,150.00,721.52,1395.23",
		"GZ0002,960.00,1920.00,240.00,540.00,102.00,24.00,96.00,24.00,600.00,600.00,1824.00,3282.00",
		"GZ0003,2203.92,4407.84,623.58,1403.06,265.02,82.22,328.90,90.00,1991.00,1991.00,4900.72,8485.82",
		"GZ0005,640.00,1280.00,160.00,360.00,68.00,16.00,64.00,16.00,325.00,325.00,1141.00,2113.00",
		"GZ0006,760.02,1520.04,190.01,427.51,80.75,19.00,76.00,19.00,475.00,475.00,1444.03,2598.30",
	}, lines(readCSV(t, out+"/slips-*-of-00004.csv", "id,"+slipColumns+",employee_total,employer_total")))
	totals, err := os.ReadFile(out + "/totals.csv")
	require.NoError(t, err)
	assert.Equal(t, `what,count,yuan
pension_employee,5,5004.74
pension_employer,5,10009.48
medical_employee,5,1338.31
medical_employer,5,3011.19
maternity_employer,5,568.78
unemployment_employee,5,147.22
unemployment_employer,5,588.90
injury_employer,5,155.00
housing_employee,5,3541.00
housing_employer,5,3541.00
employee_total,5,10031.27
employer_total,5,17874.35
refused_rows,2,
refused_files,0,
`, string(totals))
	info, err := os.Stat(out)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o700), info.Mode().Perm(), "wages are for nobody else")
}

// TestOwnFigures: a figure of -with reaches the workers. The limits of the pension are not known for 2026-07.
func TestOwnFigures(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in.csv")
	require.NoError(t, os.WriteFile(in, []byte("id,wage\nGZ0001,10000\n"), 0o600))
	status, _, stderr := runJob(in, filepath.Join(dir, "none"), "-month", "2026-07")
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, stderr, "pension: no floor (pension.floor) is known for 2026-07")
	assert.NoDirExists(t, filepath.Join(dir, "none"))

	status, _,
		stderr = runJob(in, filepath.Join(dir, "own"), "-month", "2025-08", "-with", "pension.employer_rate=0.15",
		"-shards", "1", "-housing-to-fen")
	assert.Equal(t, program.AllGood, status, stderr)
	slips := readCSV(t, dir+"/own/slips-00000-of-00001.csv", "id,"+slipColumns+",employee_total,employer_total")
	require.Len(t, slips, 1)
	assert.Equal(t, []string{"GZ0001", "800.00", "1500.00"}, slips[0][:3], "10,000 at 8 % and at the 15 % put in")

	status, _, stderr = runJob(in, filepath.Join(dir, "base"), "-month", "2025-08", "-with", "medical.floor=12000",
		"-with", "maternity.floor=12000", "-shards", "1")
	assert.Equal(t, program.AllGood, status, stderr)
	slips = readCSV(t, dir+"/base/slips-00000-of-00001.csv", "id,"+slipColumns+",employee_total,employer_total")
	require.Len(t, slips, 1)
	assert.Equal(t, []string{"240.00", "540.00", "102.00"}, slips[0][3:6], "12,000 at 2 %, 4.5 % and 0.85 %: one base")
}

func TestCannotRun(t *testing.T) {
	dir := t.TempDir()
	full := filepath.Join(dir, "full")
	require.NoError(t, os.MkdirAll(full, 0o700))
	require.NoError(t, os.WriteFile(full+"/slips-00000-of-00004.csv", nil, 0o600))
	for _, c := range []struct {
		name string

		args []string
		want string
	}{
		{"nothing given", nil,
			"-in is missing: the rosters, such as 'wages/*.csv'; it has no default\n  -out is missing"},
		{"no rate", []string{"-in", "x", "-out", "y", "-month", "2025-08"},
			"-unemployment-rate is missing: the employer's own (失业费率); it has no default"},
		{"no month", employerFlags(), "-month is missing"},
		{"an argument", []string{"x"}, `"x" is not expected`},
		{"an unknown flag", []string{"-wage", "1"}, "-wage"},
		{"no shard", []string{"-shards", "0"}, "-shards 0 is not allowed; use 1 to 1000"},
		{"no such month", append(employerFlags(), "-in", "x", "-out", dir+"/a", "-month", "2025-13"), "2025-13"},
		{"a month not known", append(employerFlags(), "-in", "x", "-out", dir+"/a", "-month", "2035-01"), "2035-01"},
		{"no such figure", append(employerFlags(), "-in", "x", "-out", dir+"/a", "-month", "2025-08", "-with",
			"pension.colour=1"), "pension.colour"},
		{"half of one base", append(employerFlags(), "-in", "x", "-out", dir+"/a", "-month", "2025-08",
			"-with", "medical.floor=6300"), "give maternity.floor as well"},
		{"a figure twice", append(employerFlags(), "-in", "x", "-out", dir+"/a", "-month", "2025-08",
			"-with", "medical.floor=1", "-with", "medical.floor=2"),
			"-with medical.floor is there twice, as 1 and 2; give one"},
		{"a percent for a rate", append(employerFlags(), "-in", "x", "-out", dir+"/a", "-month", "2025-08",
			"-injury-rate", "20"), "injury"},
		{"a folder in use", append(employerFlags(), "-in", "x", "-out", full, "-month", "2025-08"),
			"is not empty"},
		{"no roster", append(employerFlags(), "-in", dir+"/*.none", "-out", dir+"/b", "-month", "2025-08"),
			"no files matching pattern"},
		{"an unknown storage", append(employerFlags(), "-in", "x", "-out", "tape://b", "-month", "2025-08"),
			`"tape" not registered`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stderr strings.Builder
			status := runWith(flag.NewFlagSet("", flag.ContinueOnError), c.args, io.Discard, &stderr)
			assert.Equal(t, program.CannotRun, status)
			assert.Contains(t, stderr.String(), c.want)
		})
	}
}

func TestExitStatus(t *testing.T) {
	run := func(args []string, _ io.Reader, stdout, stderr io.Writer) int {
		return runWith(flag.NewFlagSet("", flag.ContinueOnError), args, stdout, stderr)
	}
	out := filepath.Join(t.TempDir(), "out")
	exittest.Check(t, run, append(employerFlags(), "-month", "2025-08", "-out", out, "-in")...)
	left, err := os.ReadDir(filepath.Dir(out))
	require.NoError(t, err)
	assert.Empty(t, left, "a job that failed leaves no folder")
}

// TestRunner: Beam itself ends the program with the status of a refused row, or breaks down in the middle of the job.
func TestRunner(t *testing.T) {
	defer func() { *runners.Runner, *jobopts.Async = "", false }()
	for want, c := range map[string]struct {
		runner string
		async  bool
	}{
		`-runner "oxcart" is not known; use one of prism, flink, spark, dataflow, universal`: {"oxcart", true},
		"-async leaves the job to a server, and prism runs in this process; leave it out":    {"", true},
	} {
		*runners.Runner, *jobopts.Async = c.runner, c.async
		status, _, stderr := runJob("../../demo/*.csv", filepath.Join(t.TempDir(), "out"), "-month", "2025-08")
		assert.Equal(t, program.CannotRun, status)
		assert.Equal(t, "beam: the flags cannot be used:\n  "+want+"\n", stderr)
	}
}

// running is the result of a job that nobody waited for. Beam's own breaks down when it is asked what was counted.
type running struct{}

func (running) Metrics() metrics.Results { panic("not done yet") }
func (running) JobID() string            { return "1" }

func TestNoCounts(t *testing.T) {
	assert.Empty(t, counts(nil), "a runner that has nothing to tell")
	*jobopts.Async = true
	defer func() { *jobopts.Async = false }()
	assert.Empty(t, counts(running{}))
}
