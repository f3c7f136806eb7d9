"""The language server: an editor's open texts in, findings at their places out (extra ``[lsp]``).

    server        what the server can, and which room does it; started by ``sourcecheck lsp``
    session       the open texts, what is known of each, when each is checked
    protocol      messages in and out, before pygls has them and where it would not do
    stdio         standard input and output, to the end of either
    crew          processes that check, watched over: none holds the server up
    worker        the life of such a process; its rooms: project, known, checking, offering
    diagnostics, hover, actions, watching, settings, places: the values of the protocol

Positions are those of LSP 3.17. Texts are checked in other processes, since a check is Python that computes:
in a thread it would keep the server from answering, and nothing could end it.
"""
