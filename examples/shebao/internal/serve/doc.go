// Package serve is the command serve: every rule, the slip of one person or of a stream of people, a roster, a working
// life, a household, the figures and the months they cover, over HTTP, and the page of package web.
//
// The routes are one list (routes), from which the server and its OpenAPI document are made. An error is a problem
// document (RFC 9457) in the language of Accept-Language. Nothing of a request is kept, and nothing of its content is
// written to the log.
package serve
