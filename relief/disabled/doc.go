// Package disabled computes the two allowances for disabled people (残疾人两项补贴): the living allowance for those in need
// (困难残疾人生活补贴) and the nursing allowance for the severely disabled (重度残疾人护理补贴), with everything that excludes one
// or both.
//
// # Figures
//
// Both amounts are dated figures of the city and the caller's. The conditions are those of 广州市困难残疾人生活补贴和重度残疾人护理补贴实施办法
// (2022-11-16, as reprinted by the Zengcheng district; its number is not on the page).
//
// # Rounding
//
// None: an allowance is paid in full or not at all.
//
// # Not covered
//
// Certificates that lapsed and arrears while a new one is issued (sec. 7(4)), the yearly review, and whose register
// counts.
package disabled
