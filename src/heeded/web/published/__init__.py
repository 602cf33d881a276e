"""Pages of the website for the public in, the record as plain files out: they open from a stick, without a server.

`asking` asks the website's own page functions, `leaves` takes out what needs a server and turns links into file names,
`folder` writes all or nothing.
"""
