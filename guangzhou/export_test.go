package guangzhou

import (
	"io/fs"
	"sync"

	"github.com/shebao-go/shebao/figures"
)

// Use lets the package answer from another folder of figures until it is called again; nil is its own folder.
func Use(fsys fs.FS) error {
	if fsys == nil {
		fsys = files
	}
	theBook = sync.OnceValues(func() (figures.Book, error) {
		return figures.Read(fsys, figures.Place(Place), figures.Derive(derived()...))
	})
	for i := range policies {
		policies[i].Store(nil)
	}
	_, err := theBook()
	return err
}
