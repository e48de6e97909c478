// Package resident computes the basic pension of urban and rural residents (城乡居民基本养老保险): what a year of contribution
// puts on the account, the monthly pension and its adjustment, the ways to it at 60 and at 65, the payments month by
// month until death, and the change between the residents' and the employees' scheme.
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
// 广东省城乡居民基本养老保险实施办法 (粤府〔2014〕37号) art. 6-9, 11, 14-16, 18; 社会保险法 art. 16; 国发〔2005〕38号 (divisors); the city's 2014
// notice (1.1b, 1.1c), which has no document number; the city's page of 2015-09-23 on joining the schemes
// (粤社保函〔2014〕117号, 粤社保办 〔2014〕518号).
//
// # Not covered
//
// Interest of the account: package pension/benefit has the yearly record rate. The month of the first payment, the
// funeral grant (art. 17), moving the place of residence (art. 14(2)), emigration (art. 14(3)), and how many years of
// the one scheme count in the other: the texts at hand do not say.
package resident
