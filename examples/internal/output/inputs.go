package output

import (
	"os"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// NotInputs refuses outputs, named by their flag, that are one of the inputs, by whatever name. None, and standard
// input, are no file.
func NotInputs(flag string, outputs, inputs []string) error {
	for _, out := range outputs {
		old, err := os.Stat(out)
		if err != nil {
			continue // there is nothing to be replaced
		}
		for _, in := range inputs {
			if info, err := os.Stat(in); err == nil && os.SameFile(old, info) {
				return program.Errorf("-%s %s is an input of this run (%s); choose another name",
					"-%s %s 就是本次的输入文件（%s）；请换一个文件名", flag, out, in)
			}
		}
	}
	return nil
}
