// Package web is the reviewing room: everything that the program does, in a browser.
//
// Pages are made on the server from templates that the program carries, with one style sheet, one font and one small script;
// there is nothing to build and nothing to fetch from elsewhere. Every page can be read and every decision made without the
// script: it adds keys, progress, and the marking of a clause by selecting text.
//
// A request passes, in this order: limits of size and time, the headers that protect a browser, the refusal of requests that
// another site caused, who is asking, and the table of routes, in which every route names the role that it asks for
// (routes.go). A handler reads the request, calls a use case of package review, scan, index or report, and fills a view
// (view*.go). Which communes a person works on is kept by the desk that the handler is given, so that no handler can forget
// to ask.
package web
