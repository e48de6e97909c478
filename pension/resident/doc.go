// Package resident computes the basic pension of urban and rural residents (城乡居民基本养老保险): what a year of contribution
// puts on the account, the monthly pension and its adjustment. Package payout has the ways to it and its payment.
//
// Former farmers (农转居人员) have a scheme of the same shape in the city; no text of its figures was found, so pass them as
// Params and Claim like any others.
//
// # Parameters
//
// Every figure is a parameter: tiers, subsidies and basic pension are provincial and the cities raise them.
// 粤府〔2014〕37号 has ten tiers from 120 to 3600 yuan a year, a subsidy of at least 30 yuan up to the tier 360 and at
// least 60 from 480, a basic pension of 65 yuan, and 3 yuan for each year past 15. Guangzhou's are in package
// guangzhou: seven tiers from 360 to 4800 yuan, subsidies on the own contribution and on collective aid of at most
// 21600 yuan in all, and 6 yuan.
//
// # Rounding
//
// The account pension is rounded once, half away from zero to the fen; the total is the sum of the rounded parts. An
// adjusted basic pension is rounded once, as the caller says.
//
// # Sources
//
// 广东省城乡居民基本养老保险实施办法 (粤府〔2014〕37号) art. 6-9, 11, 14, 15; 国发〔2005〕38号 (divisors); the city's 2014 notice (1.1b,
// 1.1c), which has no document number.
//
// # Not covered
//
// Interest of the account: package history of pension/benefit has the yearly record rate.
package resident
