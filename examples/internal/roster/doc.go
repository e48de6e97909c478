// Package roster reads the wages of people, one person a line of a CSV table, as every program takes them.
package roster
