// Command beam computes a month of Guangzhou contributions for many employees as an Apache Beam pipeline: on this
// machine, or on a cluster by Flink, Spark or Dataflow.
//
//	go run . -in 'demo/*.csv' -out /tmp/slips -month 2025-08 \
//	    -injury-rate 0.002 -unemployment-rate 0.008 -housing-rate 0.05
//
// In: UTF-8 CSV files, one person a line, each with a header of its own in any order, English or Chinese, as the
// payroll example takes them; a file ending in .gz is unpacked:
//
//	id 工号, wage 缴费工资, pension_wage 养老工资, medical_wage 医疗工资, unemployment_wage 失业工资,
//	injury_wage 工伤工资, housing_wage 公积金工资
//
// A wage by scheme goes before the wage; maternity follows medical. A wage may be empty where all five are filled.
//
// Out, into a new or empty folder that only people who may see wages can read; on this machine it has its name when the
// job is done:
//
//	slips-00000-of-00004.csv ...  one row a person: the id, every amount by scheme and payer, the total of each payer
//	totals.csv                    sums of the printed amounts by scheme and payer, the head count, what was refused
//	refused.csv                   file, line, id and reason of every row without a slip; line 0 is a whole file
//
// Nothing is dropped: a row is computed or refused. A file whose header has a column twice, or one that is not known,
// is refused as a whole. Of two rows with one id, in whatever files, the first by name of file and line is computed.
// The id alone decides on the file of slips; the rows of a file, and the refusals, are in the order of the rosters'
// names and lines, so that a job that is run again writes the same files byte by byte.
//
// The exit status is 0 where all is well, 1 where something was refused, 2 where nothing could be computed.
//
// # Runners
//
// Without -runner, or with -runner prism, the job runs in this process and asks nothing of the network: prism is part
// of Beam's Go SDK, and neither Docker nor another program is needed. It is for trying a job out: it keeps every row
// in memory, about 0.5 GB for a million people.
//
//	-runner flink -endpoint HOST:PORT     a Flink job server
//	-runner spark -endpoint HOST:PORT     a Spark job server
//	-runner universal -endpoint HOST:PORT any other job server of Beam's
//	-runner dataflow -project P -region R -staging_location gs://B/tmp -in 'gs://B/in/*.csv' -out gs://B/out
//
// Only prism is tested; the others have not been run. Their workers run this very program in Beam's container for Go
// (-environment_type and -environment_config choose another way, such as LOOPBACK), so build it with CGO_ENABLED=0
// for the workers' system, or name such a build with -worker_binary. -in and -out are paths every worker reaches. -h
// lists all flags.
//
// A roster file is read by one worker, so a large one should come in several files. Rows pass to the next step in
// bundles, not one by one, spread by id over the files of slips (-shards); there one worker holds the rows of a file,
// computes and writes it. So ten million people want more files than four: some 150 bytes a person are held.
//
// # Money
//
// Amounts pass from step to step as int64 fen. A decimal.Decimal has no exported field, so Beam's coder for structs
// would write nothing of it and read 0 back, without an error; TestDecimalIsLost in internal/payrolljob shows it.
package main

import (
	"os"

	"github.com/shebao-go/shebao/examples/beam/internal/payrolljob"
	"github.com/shebao-go/shebao/examples/internal/program"
)

func main() {
	os.Exit(payrolljob.Run(program.Arguments(os.Args[1:], os.Getenv), os.Stdin, os.Stdout, os.Stderr))
}
