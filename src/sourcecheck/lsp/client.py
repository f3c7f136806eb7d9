"""What a client can, as it says when it begins."""

from __future__ import annotations

from lsprotocol import types
from pygls.capabilities import get_capability

from sourcecheck.lsp.hover import kind
from sourcecheck.records import NamedTuple

__all__ = ["Client", "client"]


class Client(NamedTuple):
    """What a client can.

    Attributes:
        pulls: it asks for diagnostics, which are then not sent unasked.
        refreshes: it asks for all of them again when it is told to.
        related: it shows other places that belong to a finding.
        addresses: it opens the address of a rule.
        versions: it wants to know which version of a text diagnostics are of.
        versioned: it does edits to a version of a text.
        actions: it knows code actions, not only commands.
        form: in which it wants explanations.
        configuration: it can be asked for settings.
        tells_settings: it can be asked to tell when they change.
        watches: it can be asked to watch files.
        relative: also those below a folder outside of the workspace.
    """

    pulls: bool = False
    refreshes: bool = False
    related: bool = False
    addresses: bool = False
    versions: bool = False
    versioned: bool = False
    actions: bool = False
    form: types.MarkupKind = types.MarkupKind.PlainText
    configuration: bool = False
    tells_settings: bool = False
    watches: bool = False
    relative: bool = False


def client(capabilities: types.ClientCapabilities) -> Client:
    """What a client says of itself; what it does not speak of, it cannot."""
    return Client(
        pulls=get_capability(capabilities, "text_document.diagnostic") is not None,
        refreshes=bool(get_capability(capabilities, "workspace.diagnostics.refresh_support")),
        related=bool(get_capability(capabilities, "text_document.publish_diagnostics.related_information"))
        or bool(get_capability(capabilities, "text_document.diagnostic.related_information")),
        addresses=bool(get_capability(capabilities, "text_document.publish_diagnostics.code_description_support"))
        or bool(get_capability(capabilities, "text_document.diagnostic.code_description_support")),
        versions=bool(get_capability(capabilities, "text_document.publish_diagnostics.version_support")),
        versioned=bool(get_capability(capabilities, "workspace.workspace_edit.document_changes")),
        actions=get_capability(capabilities, "text_document.code_action.code_action_literal_support") is not None,
        form=kind(capabilities),
        configuration=bool(get_capability(capabilities, "workspace.configuration")),
        tells_settings=bool(get_capability(capabilities, "workspace.did_change_configuration.dynamic_registration")),
        watches=bool(get_capability(capabilities, "workspace.did_change_watched_files.dynamic_registration")),
        relative=bool(get_capability(capabilities, "workspace.did_change_watched_files.relative_pattern_support")),
    )
