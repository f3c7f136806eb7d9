"""The local page: paste or open a draft in a browser, see what a reader may doubt, edit, hand on.

    serving    the socket on this computer, the server on it, how it begins and ends
    app        the addresses of the page and what answers there
    guards     who may ask at all: host, origin, key, method, type, size; what every answer says of itself
    crew       processes that do the work, each job under a limit of time
    work       what such a process does: one function for each thing that the page asks for
    drafts     what the page sends, made sure of
    checking   a draft checked: rows, findings, counts, what was looked at
    pasted     what a word processor or browser puts on the clipboard, as Markdown
    files      a folder that was named, and files that are dropped: read, never written
    exports    a draft with its findings, to hand on
    single     the page itself, one document of the parts in page/

The server keeps nothing, neither on disk nor of one request for the next: the draft lives in the browser's window.
Needs the extra ``web``: starlette and uvicorn.
"""
