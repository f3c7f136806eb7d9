"""The open texts of one client, and what is known of each.

A text is checked at once when it is opened or saved. While somebody types, what is found is told in the next pause; a
text whose checks are quick is checked before, so that nobody waits for longer than the pause. A check belongs to one
state of a text: where the text has changed meanwhile, it is not told, and the next one begins. Each text has one check
at a time, and waits for no other's (see ``crew``).
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from sourcecheck.lsp.crew import Crew
from sourcecheck.lsp.drafts import Draft
from sourcecheck.lsp.jobs import (
    Check,
    Checked,
    Explain,
    Explained,
    Lost,
    Mend,
    Mended,
    Offer,
    Offers,
    Terms,
    Warm,
)  # fmt: skip
from sourcecheck.lsp.settings import terms
from sourcecheck.rule import Rule

if TYPE_CHECKING:
    from sourcecheck.finding import Finding, Severity

__all__ = ["PAUSE", "Session"]

PAUSE: Final = 0.15  # seconds without a change, until findings are told
_QUICK: Final = 0.1  # seconds that the last check of a text took which is checked before the pause is over
_LONGEST_PAUSE: Final = 3.0  # of a text whose checks take long


class Session:
    """The texts of a client.

    Args:
        told: called when the check of a text has ended, and nothing has changed since.
    """

    def __init__(self, crew: Crew, told: Callable[[Draft], None]) -> None:
        self.drafts: dict[str, Draft] = {}
        self._crew = crew
        self._told = told
        self._folders: tuple[str, ...] = ()
        self._terms: dict[str, Terms] = {}
        self._ready = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the workspace, absolute."""
        return self._folders

    def set_folders(self, folders: Iterable[str]) -> None:
        """Take the workspace's folders for those that they are; all texts are checked anew."""
        self._folders = tuple(dict.fromkeys(folder for folder in folders if folder))
        for draft in self.drafts.values():
            draft.folder = self._folder(draft)
        self.check_all()

    def set_terms(self, layers: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[str, ...]:
        """Take settings; what is wrong with them is given back, a line each. All texts are checked anew.

        Args:
            layers: by folder, later ones over earlier ones; "" for what lies in none.
        """
        found = {folder: terms(*some) for folder, some in layers.items()}
        self._terms = {folder: one for folder, (one, _) in found.items()}
        self.check_all()
        return tuple(dict.fromkeys(line for _, wrong in found.values() for line in wrong))

    def begin(self) -> None:
        """Let checks begin: the settings are known."""
        if self._ready.is_set():
            return
        self._ready.set()
        for folder in (self._folders or ("",))[:1]:
            self._keep(self._crew.ask(Warm(folder, self._terms_of(folder))))

    def open(self, draft: Draft) -> None:
        """Take a text that was opened."""
        self.close(draft.uri)
        draft.folder = self._folder(draft)
        self.drafts[draft.uri] = draft
        self.check(draft)

    def close(self, uri: str) -> Draft | None:
        """Forget a text."""
        draft = self.drafts.pop(uri, None)
        if draft is not None:
            draft.hold()
            if draft.task is not None:
                draft.task.cancel()
        return draft

    def check_all(self) -> None:
        """Check all texts anew: something that they depend on has changed."""
        for draft in self.drafts.values():
            draft.checked_serial = -1
            draft.offers, draft.mended = {}, None
            if draft.task is not None:
                draft.task.cancel()
                draft.task = None
            self.check(draft)

    def check_soon(self, draft: Draft) -> None:
        """Tell in the next pause what is found in a text; a longer pause where its checks take long."""
        draft.hold()
        if isinstance(draft.checked, Lost) or draft.format is None:
            return  # it is no text for that: only when it is saved
        if 0 < draft.seconds <= _QUICK:
            self.check(draft)
        pause = min(max(PAUSE, draft.seconds), _LONGEST_PAUSE)
        draft.timer = asyncio.get_running_loop().call_later(pause, self._paused, draft)

    def check(self, draft: Draft) -> None:
        """Check a text now."""
        draft.hold()
        if draft.format is None or self.drafts.get(draft.uri) is not draft:
            return
        if draft.task is not None and not draft.task.done():
            runs = asyncio.get_running_loop().time() - draft.began
            if draft.running == draft.serial or (runs < 1 and not draft.is_slow):
                return  # it looks at the text as it is, or will when it has done what it does
            draft.task.cancel()
        draft.task = self._keep(self._checked(draft))

    def _paused(self, draft: Draft) -> None:
        draft.hold()
        if draft.untold and draft.checked_serial == draft.serial:
            draft.untold = False
            self._told(draft)
        else:
            self.check(draft)

    async def known(self, draft: Draft) -> bool:
        """Wait until it is known what is in a text as it is, where its checks are not quick through the pause.

        Returns:
            Whether it is known: the text may be closed meanwhile, or be one that cannot be checked.
        """
        while self.drafts.get(draft.uri) is draft and draft.format is not None:
            if draft.checked_serial == draft.serial:
                return not isinstance(draft.checked, Lost)
            task = draft.task
            if task is None or task.done():
                if draft.timer is not None:
                    await asyncio.sleep(max(draft.timer.when() - asyncio.get_running_loop().time(), 0.001))
                    continue
                if isinstance(draft.checked, Lost):
                    return False  # until it is saved
                self.check(draft)
                task = draft.task
            if task is not None:
                await asyncio.wait((task,))
                if not task.cancelled():
                    task.result()  # raises what it raised
        return False

    async def rules(self, draft: Draft, findings: Iterable[Finding]) -> Mapping[str, tuple[Rule, Severity]]:
        """The rules of findings of a text."""
        names = tuple(dict.fromkeys(finding.rule for finding in findings))
        job = Explain(draft.name, draft.folder, self._terms_of(draft.folder), names)
        answer = await self._crew.ask(job)
        return answer.rules if isinstance(answer, Explained) else {}

    async def offers(self, draft: Draft, findings: Sequence[Finding]) -> Offers:
        """How findings of a text can be silenced; not at all in one whose checks take long."""
        keys = tuple((one.rule, *one.span) for one in findings)
        if not keys or draft.is_slow:  # each directive that is offered costs a check of the text
            return Offers({}, {})
        known = draft.offers.get(keys)
        if known is None:
            serial = draft.serial
            answer = await self._crew.ask(Offer(draft.text(self._terms_of(draft.folder)), keys))
            known = answer if isinstance(answer, Offers) else Offers({}, {})
            if draft.serial == serial:
                draft.offers[keys] = known
        return known

    async def mended(self, draft: Draft) -> Mended:
        """All safe fixes of a text."""
        known = draft.mended
        if known is None:
            serial = draft.serial
            if not any(one.fix is not None and one.fix.safe for one in draft.findings):
                return Mended((), 0)
            answer = await self._crew.ask(Mend(draft.text(self._terms_of(draft.folder))), slow=draft.is_slow)
            known = answer if isinstance(answer, Mended) else Mended((), 0)
            if draft.serial == serial:
                draft.mended = known
        return known

    async def end(self) -> None:
        """Stop everything."""
        for draft in tuple(self.drafts.values()):
            self.close(draft.uri)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._crew.end()

    def _folder(self, draft: Draft) -> str:
        """The folder of the workspace that a text lies in, else that of its file; of several the innermost."""
        if not draft.path:
            return self._folders[0] if self._folders else ""
        held = [one for one in self._folders if draft.path.startswith(os.path.join(one, ""))]
        return max(held, key=len) if held else os.path.dirname(draft.path)

    def _terms_of(self, folder: str) -> Terms:
        found = self._terms.get(folder)
        return self._terms.get("", Terms()) if found is None else found

    def _keep(self, work: Any) -> asyncio.Task[Any]:
        """Have something done; what it raises, the loop's own handler tells."""
        task: asyncio.Task[Any] = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _checked(self, draft: Draft) -> None:
        await self._ready.wait()
        while True:
            draft.running = serial = draft.serial
            draft.began = asyncio.get_running_loop().time()
            answer = await self._crew.ask(Check(draft.text(self._terms_of(draft.folder))), slow=draft.is_slow)
            draft.seconds = answer.seconds if isinstance(answer, Checked) else _LONGEST_PAUSE
            if draft.serial == serial:
                break
            if draft.timer is not None and draft.seconds > _QUICK:
                return  # somebody types: the next pause begins another one
        if isinstance(answer, Checked | Lost):
            draft.checked, draft.checked_serial = answer, serial
            draft.checks += 1
            draft.untold = draft.timer is not None
            if not draft.untold:
                self._told(draft)
