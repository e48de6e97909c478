// Package period says which months are due for an employment (应缴月份): contributions are due by whole months, and the
// rules of entry, exit and cut-off day are data. Nothing is charged by days.
//
// # Sources
//
// 社会保险法 art. 60 and 广东省失业保险条例 (2022) art. 3, 45 (paid and counted by the month); 社会保险法 art. 58 (registered within 30
// days of the day of employment); 工伤保险条例 art. 2 (every employer pays for all its people).
//
// # Not covered
//
// Which cut-off day a place uses: no text at hand says, so the rules are the caller's and have no default.
package period
