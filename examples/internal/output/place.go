package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// target is an output as its flag names it.
type target struct {
	named
	endings []string
	folder  bool
}

// place is where an output goes.
type place struct {
	path string      // links followed
	old  os.FileInfo // of what it replaces; nil where nothing is there
}

// is reports whether the file of an output is this one.
func (at place) is(info os.FileInfo) bool { return at.old != nil && os.SameFile(at.old, info) }

// place finds where the output goes and refuses what cannot be written there.
func (t target) place() (place, error) {
	if ending := strings.ToLower(filepath.Ext(t.path)); !t.folder && !slices.Contains(t.endings, ending) {
		return place{}, program.Errorf("%s: the name must end in %s", "%s：文件名应以 %s 结尾", t,
			rule.Say(ListEndings(t.endings, " or "), ListEndings(t.endings, " 或 ")))
	}
	at, err := placeOf(t.path)
	switch {
	case err != nil:
		return at, program.Errorf("%s cannot be used: %s", "%s 不能使用：%s", t, err)
	case t.folder:
		return at, t.emptyFolder(at)
	}
	return at, t.plainFile(at)
}

// ListEndings lists endings as a text does, the last behind a word for or.
func ListEndings(endings []string, or string) string {
	last := len(endings) - 1
	if last == 0 {
		return endings[0]
	}
	return strings.Join(endings[:last], ", ") + or + endings[last]
}

// placeOf follows links.
func placeOf(path string) (place, error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return place{path: filepath.Clean(path)}, nil
	}
	leads, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return place{}, program.Errorf("a link leads to no file; name the file itself",
			"链接所指的文件不存在；请直接写该文件")
	}
	if err != nil {
		return place{}, err
	}
	info, err := os.Stat(leads)
	return place{path: leads, old: info}, err
}

// plainFile refuses what is no file, one that must not be changed, and a file in a folder that is not there.
func (t target) plainFile(at place) error {
	folder, err := os.Stat(filepath.Dir(at.path))
	const ownerWrites = 0o200
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return program.Errorf("%s: its folder is not there; make it first", "%s：所在文件夹不存在；请先建好", t)
	case err != nil:
		return program.Errorf("%s: its folder cannot be used: %s", "%s：所在文件夹不能使用：%s", t, err)
	case !folder.IsDir():
		return program.Errorf("%s: %s is no folder", "%s：%s 不是文件夹", t, filepath.Dir(at.path))
	case at.old == nil:
		return nil
	case at.old.IsDir():
		return program.Errorf("%s is a folder; add the name of a file to it", "%s 是文件夹；请再加上文件名", t)
	case !at.old.Mode().IsRegular():
		return program.Errorf("%s is no file that can be replaced; name a file", "%s 不是可以替换的文件；请写一个文件", t)
	case at.old.Mode()&ownerWrites == 0:
		return program.Errorf("%s is write-protected; choose another name", "%s 是只读的；请换一个文件名", t)
	}
	return nil
}

// emptyFolder refuses what is no new or empty folder.
func (t target) emptyFolder(at place) error {
	if t.path == "-" {
		return program.Errorf("%s: it is a folder and cannot go to standard output; name a folder",
			"%s：输出的是文件夹，不能写到标准输出；请写文件夹名", t)
	}
	if at.old == nil {
		return nil
	}
	if !at.old.IsDir() {
		return program.Errorf("%s is a file; choose a new folder", "%s 是文件；请另选新文件夹", t)
	}
	switch old, err := os.ReadDir(at.path); {
	case err != nil:
		return program.Errorf("%s: %s", "%s：%s", t, err)
	case len(old) > 0:
		return program.Errorf(
			"%s is not empty; choose a new folder, so that no older file is taken for one of this run",
			"%s 不是空的；请另选新文件夹，以免把旧文件当成本次的", t)
	}
	return nil
}

// apart refuses two outputs that are one, or one that lies in the other. Names that differ in case alone are one file
// on many systems, so they are refused on all.
func apart(out target, at place, other target) error {
	there, err := other.place()
	if err != nil {
		return nil // refused for itself
	}
	if one(at, there) {
		return program.Errorf("%s and %s are one file; choose two names", "%s 和 %s 是同一个文件；请分开取名", other, out)
	}
	for _, pair := range [][2]place{{at, there}, {there, at}} {
		if in, err := os.Stat(filepath.Dir(pair[0].path)); err == nil && pair[1].is(in) {
			return program.Errorf("%s and %s: one lies in the other; choose two places",
				"%s 和 %s：一个在另一个里面；请分开放", other, out)
		}
	}
	return nil
}

// one reports whether two places are one.
func one(a, b place) bool {
	if a.old != nil && b.is(a.old) {
		return true
	}
	inA, errA := os.Stat(filepath.Dir(a.path))
	inB, errB := os.Stat(filepath.Dir(b.path))
	return errA == nil && errB == nil && os.SameFile(inA, inB) &&
		strings.EqualFold(filepath.Base(a.path), filepath.Base(b.path))
}
