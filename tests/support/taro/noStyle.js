// Styles mean nothing to jsdom.
