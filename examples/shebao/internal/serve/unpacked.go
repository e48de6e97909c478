package serve

import (
	"archive/zip"
	"bytes"
	"net/http"

	"github.com/shebao-go/shebao/rule"
)

// unpackedTimes is how many times the bytes of the longest body a workbook may have when it is unpacked; those that
// spreadsheets write have some ten.
const unpackedTimes = 16

// unpacksTo is how many bytes the parts of a workbook have, as it says itself; reading a part beyond that fails. What
// is no zip is as long as it is.
func unpacksTo(body []byte) uint64 {
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return uint64(len(body))
	}
	var all uint64
	for _, part := range archive.File {
		next := all + part.UncompressedSize64
		if next < all {
			return 1<<64 - 1
		}
		all = next
	}
	return all
}

// unpacksTooLong is the problem of a workbook that has far more in it than it is long.
func unpacksTooLong(most int) kind {
	return kind{http.StatusRequestEntityTooLarge,
		rule.Sayf("the workbook unpacks to more than %d bytes", "工作簿解压后超过 %d 字节", most),
		rule.Say("send fewer rows at a time, or the sheet as CSV", "请减少行数，或改发 CSV")}
}
