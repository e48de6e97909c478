package program

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"github.com/shebao-go/shebao/rule"
)

// inChinese says in the Chinese message of an error what the system and the standard library said of it in English.
func inChinese(err error, message string) string {
	for one := range rule.Errors(err) {
		if english, chinese := systemChinese(one); chinese != "" {
			message = strings.Replace(message, english, chinese, 1)
		}
	}
	return message
}

// systemChinese returns the words of the system or the standard library in an error and what they mean in Chinese;
// empty where there are none.
func systemChinese(err error) (english, chinese string) {
	var path *fs.PathError
	var link *os.LinkError
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &path):
		return path.Error(), path.Path + "：" + reasonChinese(path.Err)
	case errors.As(err, &link):
		return link.Error(), link.New + "：" + reasonChinese(link.Err)
	case errors.As(err, &syntax):
		return syntax.Error(), fmt.Sprintf("第 %d 个字节处不是 JSON", syntax.Offset)
	case errors.As(err, &kind):
		return kind.Error(), fmt.Sprintf("第 %d 个字节处字段 %s 的类型不对", kind.Offset, kind.Field)
	}
	if _, field, unknown := strings.Cut(err.Error(), unknownField); unknown {
		return unknownField + field, "JSON 中没有 " + field + " 这个字段"
	}
	for _, plain := range plainReasons() {
		if errors.Is(err, plain.err) {
			return plain.err.Error(), plain.chinese
		}
	}
	return "", ""
}

// unknownField begins an error of package json that has no type.
const unknownField = "json: unknown field "

// reasonChinese is why the system refuses a file.
func reasonChinese(err error) string {
	for _, plain := range plainReasons() {
		if errors.Is(err, plain.err) {
			return plain.chinese
		}
	}
	return err.Error()
}

// plainReason is an error without further words.
type plainReason struct {
	err     error
	chinese string
}

// plainReasons are what a file of one's own is refused for. What is not here is said as the system says it.
func plainReasons() []plainReason {
	return []plainReason{
		{fs.ErrNotExist, "没有这个文件或文件夹"},
		{fs.ErrPermission, "没有权限"},
		{fs.ErrExist, "已经存在"},
		{syscall.EISDIR, "这是文件夹，不是文件"},
		{syscall.ENOTDIR, "路径中有一段不是文件夹"},
		{syscall.ENOSPC, "磁盘已满"},
		{syscall.EROFS, "磁盘只读"},
		{syscall.EPIPE, "读取输出的一方已经关闭"},
		{syscall.ENAMETOOLONG, "名称过长"},
		{io.ErrUnexpectedEOF, "文件不完整，提前结束"},
		{io.ErrShortWrite, "没有写完"},
		{io.EOF, "没有内容"},
	}
}
