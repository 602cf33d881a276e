"""One module a page: a request in, the page out. What a page shows is made of the values of `heeded.web.parts`."""
