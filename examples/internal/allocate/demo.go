package allocate

import (
	"embed"
	"path"
	"strings"

	"github.com/shebao-go/shebao/payroll/bill"
)

// demoFS is what the fictional company was charged.
//
//go:embed demo/*.csv
var demoFS embed.FS

// demoFile is a file of the fictional company, which has it.
func demoFile(name string) []byte {
	data, err := demoFS.ReadFile(path.Join("demo", name))
	if err != nil {
		return nil // an empty file, which is refused by name
	}
	return data
}

// demoFiles puts the lists of the fictional company in the place of those of the flags.
func (s *split) demoFiles() {
	entries, err := demoFS.ReadDir("demo")
	if err != nil {
		return
	}
	for _, e := range entries {
		name := e.Name()
		switch schemes, payers := columnsIn(name); {
		case strings.HasPrefix(name, "fund"):
			s.fund = name
		case len(schemes) == 1 && len(payers) == 1:
			of := bill.Column{Scheme: schemes[0], Payer: payers[0]}
			s.files = append(s.files, file{path: name, byName: true, Column: of})
		}
	}
}
