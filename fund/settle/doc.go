// Package settle computes what a medical fund pays a hospital for a period, in the ways the city's notice asks to
// improve (医疗费用结算方式): per case, per head, and under a total cap.
//
// # Figures
//
// Standards, caps and shares are agreed between fund and hospital (服务协议) and are parameters; no text seen names one.
//
// # Rounding
//
// Each amount is rounded once, half away from zero to the fen. What the fund pays and what the hospital bears is the
// cost exactly; a part below 0 is what the hospital keeps.
//
// # Sources
//
// 社会保险法 (2018-12-29) art. 29, 31; 1.7 of the city's 2014 notice.
package settle
