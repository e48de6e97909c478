// Package disabled computes the two allowances for disabled people (残疾人两项补贴), the living allowance for those in need
// (困难残疾人生活补贴) and the nursing allowance for the severely disabled (重度残疾人护理补贴), with everything that excludes one
// or both; and the disability employment levy (残疾人就业保障金) an employer owes for a year in which fewer disabled people
// work for it than its province demands.
//
// # Figures
//
// The amounts of the allowances are dated figures of the city and the caller's. Their conditions are those of
// 广州市困难残疾人生活补贴和重度残疾人护理补贴实施办法 (2022-11-16, as reprinted by the Zengcheng district; its number is not on the
// page). The levy's formula, reductions and exemption are national and stand here with their documents; the ratio is
// the province's (at least 1.5 %) and the local average wage the city's: both are parameters. Years are the years the
// levy is
// collected for: headcount, disabled staff and wage are those of the year before (上年).
//
// # Rounding
//
// An allowance is paid in full or not at all. The average headcount stays an exact fraction (the sum of twelve months
// over 12), the missing persons need not be whole, and the levy is rounded once, half away from zero to the fen.
//
// # Cliffs
//
// One employee more can cost the exemption of small enterprises (30 to 31) or the 50 % step (from 1 % to just below).
//
// # Sources
//
// 残疾人就业条例 (国务院令第488号) art. 8-9; 财税〔2015〕72号; 财政部公告2019年第98号 and 2023年第8号 (to 2027-12-31). The wage cap of
// twice the local average (财税〔2018〕39号) was seen only in secondary sources.
//
// # Not covered
//
// Certificates that lapsed and arrears while a new one is issued (sec. 7(4)), the yearly review, and whose register
// counts. Of the levy: who counts as a disabled employee (and who counts twice), hardship remissions, and the
// surcharge: that is collection.DisabilityLevy. For years before 2015 no formula is known. Before 2020 nothing is
// reduced; what is
// due of the levy after 2027 is not known yet, so the caller passes it.
package disabled
