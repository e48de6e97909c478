package workbook

import (
	"os"
	"sync"

	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// Scratch is the folder in which workbooks keep their rows until they are written. It has people's data in it, so it
// goes with the run, however that ends: Remove it then. The zero Scratch is ready; it makes its folder when it is used.
type Scratch struct {
	mu    sync.Mutex
	path  string
	ended bool
}

// file begins a workbook.
func (s *Scratch) file() (*excelize.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return nil, program.Errorf("the run has ended", "运行已经结束")
	}
	if s.path == "" {
		path, err := os.MkdirTemp("", "shebao-")
		if err != nil {
			return nil, program.Errorf("there is no folder for temporary files: %s", "没有可用的临时文件夹：%s", err)
		}
		s.path = path
	}
	return excelize.NewFile(excelize.Options{TmpDir: s.path}), nil
}

// Remove removes the folder and what is in it. A workbook that a signal left behind cannot go on writing rows there.
func (s *Scratch) Remove() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
	const times = 10 // such a workbook may begin a file while others are removed
	for range times {
		if s.path == "" || os.RemoveAll(s.path) == nil {
			return
		}
	}
}
