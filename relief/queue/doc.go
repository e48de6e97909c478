// Package queue orders the waiting list of public care homes (公办养老机构入住评估轮候).
//
// # Order
//
// Priority first, then assessed need, then the day of application, then the number of the application (as text).
// Numbers are unique, so no two applicants are equal: the order does not depend on how the list was passed.
//
// # Sources
//
// The city's 2014 notice, 2.3a (assessment and waiting list) and 2.7 (special-support parents who cannot look after
// themselves and old one-child parents in need come first).
//
// # Not covered
//
// How need is assessed, and which groups have which priority: both are the caller's.
package queue
