"""The local page as an editor uses it, in a real browser."""

from __future__ import annotations

import io
import json
import os
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.word.made import body

from .browser import PASTE, chromium, counts, paste, quiet, watched, window
from .local_page import Page

pytestmark = pytest.mark.long

DRAFT = """\
Weir closed after the the flood

By Jo Lind

Officials said the weir would reopen soon. 🌊 It was said that the gate was was open.

Many experts believe that the river will rise again.

Nobody asked why the gate was open.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Any, served: Page) -> Iterator[Any]:
    with window(browser, served.address) as one:
        one.click("#paste")
        yield one
        assert watched(one) == []


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def test_from_paste_to_export_by_keys_alone(page: Any) -> None:
    paste(page, DRAFT)
    before = counts(page)
    assert sum(before) == page.locator("#rows .card, #about .card").count() > 3
    marks = page.locator("#rows mark").all_inner_texts()
    assert "was was" in marks
    seen = []
    for _ in range(sum(before)):
        page.keyboard.press("n")
        card = page.locator(".card.current")
        assert card.count() == 1
        assert page.evaluate("document.activeElement.classList.contains('current')")
        seen.append(int(card.get_attribute("data-finding")))
    assert sorted(seen) == list(range(sum(before)))
    page.keyboard.press("n")
    assert page.locator(".card.current").get_attribute("data-finding") == str(seen[0])
    page.keyboard.press("Shift+F7")
    assert page.locator(".card.current").get_attribute("data-finding") == str(seen[-1])
    page.keyboard.press("Enter")  # to its words, which are in sight
    assert page.evaluate("document.activeElement.classList.contains('badge')")
    assert page.evaluate("(() => { const r = document.activeElement.getBoundingClientRect(); "
                         "return r.top > 0 && r.bottom < innerHeight; })()")  # fmt: skip
    page.keyboard.press("Enter")  # and back
    assert page.evaluate("document.activeElement.classList.contains('card')")
    page.keyboard.press("i")
    assert sum(counts(page)) == sum(before) - 1
    assert page.locator("#aside-list li").count() == 1
    page.keyboard.press("u")
    assert counts(page) == before
    page.keyboard.press("Shift+I")
    assert sum(counts(page)) < sum(before)
    page.keyboard.press("u")
    page.locator("#hand-on summary").focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == "Pasted draft-findings.html"
    assert "Nobody asked why the gate was open." in text


def test_a_real_article_by_keys_alone(page: Any, seeds: str) -> None:
    """Seed 004: pasted, walked, one finding set aside, a sentence edited, handed on."""
    text = Path(seeds, "004_aad88f98a21167cc.txt").read_text(encoding="utf-8")
    paste(page, text)
    total = sum(counts(page))
    assert total > 30
    seen = []
    for _ in range(total):
        page.keyboard.press("n")
        # The cards find their places with the next frame, and the words are in sight then.
        current = page.wait_for_function("""() => {
          const card = document.activeElement.closest(".card.current");
          // What is about the article as a whole is read in its card; its words stand all over the text.
          const whole = card.closest("#about") !== null;
          const mark = whole ? null : document.querySelector(`#rows mark[data-findings~="${card.dataset.finding}"]`);
          const box = (mark ?? card).getBoundingClientRect();
          return box.bottom > 0 && box.top < innerHeight && [Number(card.dataset.finding), mark !== null];
        }""").json_value()
        seen.append(current)
    assert sorted(number for number, _ in seen) == list(range(total))
    first = next(at for at, (_, in_text) in enumerate(seen) if in_text)
    for _ in range(first + 1):
        page.keyboard.press("n")
    finding = page.evaluate("answer.findings[Number(document.querySelector('.card.current').dataset.finding)]")
    page.keyboard.press("i")
    assert sum(counts(page)) == total - 1
    page.keyboard.press("n")
    edited = page.evaluate("answer.findings[Number(document.querySelector('.card.current').dataset.finding)]")
    page.keyboard.press("e")
    page.keyboard.type("They")
    page.keyboard.press("Escape")
    quiet(page)
    after = page.evaluate("answer.findings.map((one) => one.id)")
    assert edited["id"] not in after
    assert page.evaluate("draft.source.length") == len(text.encode("utf-16-le")) // 2 - (
        edited["end"] - edited["start"] - len("They")
    )
    page.locator("#hand-on summary").focus()
    for key in ("Enter", "Tab", "Tab"):
        page.keyboard.press(key)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    comments = [one.text for one in docx.Document(download.value.path()).comments]
    assert len(comments) == sum(counts(page))
    assert sum(finding["message"] in one for one in comments) < sum(
        one["message"] == finding["message"] for one in page.evaluate("answer.findings")
    )


def test_further_places_are_gone_to(page: Any) -> None:
    said = "The ferry will not run before the bridge at Orrin has been looked at by the council."
    filling = "".join(f"Boat {number} of the fleet lies at the quay.\n\n" for number in range(40))
    paste(page, f"# The ferry\n\n{said}\n\n{filling}{said}\n")
    link = page.locator(".card.current .places a")
    while link.count() == 0:
        page.keyboard.press("n")
    number = page.locator(".card.current").get_attribute("data-finding")
    link.first.focus()
    page.keyboard.press("Enter")
    place = page.locator("#rows .gone-to")
    assert said.rstrip(".") in place.inner_text()
    box = place.bounding_box()
    assert box["y"] > 0 and box["y"] + box["height"] < page.viewport_size["height"]
    assert place.evaluate("one => one === document.activeElement")
    assert place.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert page.locator(".card.current").get_attribute("data-finding") == number
    page.keyboard.press("n")
    assert page.locator(".gone-to").count() == 0


def test_standards_open_beside_the_page(page: Any) -> None:
    paste(page, "# The ferry\n\nIt rained on 31 April 2026.\n")
    page.evaluate("document.querySelectorAll('#draft details').forEach((one) => { one.open = true; })")
    links = page.locator("ul.standard a")
    assert links.count() > 0
    assert {one.get_attribute("target") for one in links.all()} == {"_blank"}
    stopped = page.evaluate("""() => {
      let stopped;
      const link = document.querySelector("ul.standard a");
      addEventListener("click", (event) => {
        stopped = event.defaultPrevented;
        event.preventDefault();
      }, { once: true });
      link.click();
      return stopped;
    }""")
    assert stopped is False  # the page leaves it to the browser


def test_a_part_of_a_web_page_is_edited_by_its_words(page: Any) -> None:
    source = "<h1>The ferry</h1>\n<p class='lead'>\n  It was was <b>late</b>.\n</p>\n"
    paste(page, source)
    page.select_option("#format", "html")
    quiet(page)
    page.keyboard.press("n")
    while "was was" not in page.evaluate("answer.findings[current].quote"):
        page.keyboard.press("n")
    page.keyboard.press("e")
    assert page.locator(".editing textarea").input_value() == "It was was <b>late</b>."
    page.keyboard.type("was")
    page.keyboard.press("Escape")
    quiet(page)
    assert page.evaluate("draft.source") == source.replace("was was", "was")


TWINS = "Weir closed\n\nMany people say it is so in the city.\n\nIt rained.\n\nMany people say it is so in the city.\n"


def go_to(page: Any, start: int) -> Any:
    """Walk to the finding at a place of the source."""
    for _ in range(30):
        page.keyboard.press("n")
        if page.evaluate("answer.findings[current].start") == start:
            return page.evaluate("answer.findings[current]")
    raise AssertionError(start)


def test_of_equal_passages_the_one_that_was_meant_is_set_aside(page: Any) -> None:
    paste(page, TWINS)
    second = TWINS.rindex("Many people")
    finding = go_to(page, second)
    page.keyboard.press("i")
    aside = "[...answer.aside.keys()].map((number) => answer.findings[number].start)"
    assert page.evaluate(aside) == [second]
    page.click("#whole-button")  # the text moves: it stays aside
    page.keyboard.type("The news. ")
    quiet(page)
    assert page.evaluate(aside) == [second + len("The news. ")]
    assert page.evaluate("answer.findings.filter((one) => one.rule === arguments_).length".replace(
        "arguments_", json.dumps(finding["rule"]))) >= 2  # fmt: skip


def test_after_an_edit_the_walk_goes_on_from_there(page: Any) -> None:
    text = "Weir closed\n\nThe the gate.\n\nMany people say so of of the city.\n\nIt was was open.\n"
    paste(page, text)
    go_to(page, text.index("of of"))
    page.keyboard.press("e")
    page.keyboard.type("of")
    page.keyboard.press("Escape")
    quiet(page)
    page.keyboard.press("n")
    assert page.evaluate("answer.findings[current].quote") == "was was"
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert page.evaluate("answer.findings[current].start") < text.index("of of")


def test_what_could_not_be_checked_is_not_shown_as_clean(page: Any) -> None:
    page.route("**/check", lambda route: route.fulfill(status=503, json={"error": "This took too long."}))
    page.evaluate(PASTE, [DRAFT, ""])
    page.wait_for_selector(".notice.wrong")
    assert page.locator(".filter b").all_inner_texts() == ["–", "–", "–"]
    assert page.title().startswith("not checked")
    assert not page.locator("#clear").is_visible()
    page.click("#whole-button")
    assert page.locator("#whole-text").input_value() == DRAFT
    page.unroute("**/check")
    page.locator("#whole-text").press_sequentially(" ")
    quiet(page)
    assert page.locator(".notice.wrong").count() == 0
    assert sum(counts(page)) > 3
    assert "503" in page.said.pop()  # that is what the browser's console says of it


def test_a_new_draft_does_not_wait_for_the_one_before(page: Any) -> None:
    held: list[Any] = []
    page.route("**/check", lambda route: held.append(route) if not held else route.continue_())
    page.evaluate(PASTE, [DRAFT, ""])
    page.wait_for_function("() => running")
    page.click("#another")
    paste(page, "The the weir.\n")
    assert page.locator("#rows mark").first.inner_text() == "The the"


def test_pasting_over_a_draft_is_asked_for(page: Any) -> None:
    paste(page, DRAFT)
    page.keyboard.press("n")
    page.keyboard.press("i")
    page.evaluate(PASTE, ["The the sea.\n", ""])
    assert page.locator("#leave").is_visible()
    page.click("#leave-yes")
    page.wait_for_function("() => draft.source === 'The the sea.\\n'")
    quiet(page)


def test_a_file_without_words(page: Any) -> None:
    page.set_input_files("#file", files=[{"name": "empty.md", "mimeType": "text/markdown", "buffer": b"\n"}])
    quiet(page)
    assert page.locator("#clear-title").inner_text() == "There are no words in this"


def test_marks_and_cards_are_in_step(page: Any) -> None:
    paste(page, DRAFT)
    page.locator("#rows mark", has_text="was was").click()
    card = page.locator(".card.current")
    assert "was was" in card.inner_text()
    assert card.get_attribute("aria-current") == "true"
    assert page.locator("#rows mark.current").inner_text() == "was was"
    other = page.locator("#rows .card:not(.current)").first
    number = other.get_attribute("data-finding")
    other.click()
    assert page.locator(".card.current").get_attribute("data-finding") == number
    assert page.locator("#rows mark.current").get_attribute("data-findings").split().count(number) == 1
    assert page.evaluate("location.hash").startswith("#key=")


def test_a_sentence_is_edited_where_it_stands_and_its_finding_goes(page: Any) -> None:
    paste(page, DRAFT)
    before = sum(counts(page))
    page.locator("#rows mark", has_text="was was").click()
    page.keyboard.press("e")
    field = page.locator(".editing textarea")
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "was was"
    page.keyboard.type("was")
    caret = field.evaluate("field => field.selectionStart")
    quiet(page)
    assert sum(counts(page)) == before - 1
    assert field.evaluate("field => [field.selectionStart, document.activeElement === field]") == [caret, True]
    assert page.locator("#rows .inside mark", has_text="was was").count() == 0
    page.keyboard.press("Escape")
    page.wait_for_selector(".editing", state="detached")
    assert page.evaluate("document.activeElement.classList.contains('edit')")
    assert page.evaluate("draft.source") == DRAFT.replace("was was", "was")
    page.keyboard.press("u")
    quiet(page)
    assert page.evaluate("draft.source") == DRAFT
    assert sum(counts(page)) == before


def test_paragraphs_that_are_added_while_editing(page: Any) -> None:
    paste(page, DRAFT)
    row = page.locator("#rows .row", has_text="Nobody asked")
    row.dblclick()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\nThe the end.\n\n```\n")
    quiet(page)
    assert page.locator("#rows .inside mark", has_text="The the").count() >= 1
    page.locator("#rows .row:not(.editing):not(.inside)").first.click()
    page.wait_for_selector(".editing", state="detached")
    assert page.evaluate("draft.source") == DRAFT.rstrip("\n") + "\n\nThe the end.\n\n```\n\n"


def test_answers_that_come_late_are_dropped(page: Any) -> None:
    paste(page, DRAFT)
    page.evaluate(
        "() => { window.shows = []; const old = show; show = (one) => { shows.push(one.source); old(one); }; }"
    )
    page.locator("#rows mark", has_text="was was").click()
    page.keyboard.press("e")
    page.keyboard.type("was certain that it would, and so on and so on it went", delay=15)
    quiet(page)
    shows = page.evaluate("shows")
    assert shows[-1] == page.evaluate("draft.source")
    assert page.locator(".editing textarea").input_value() in shows[-1]


def test_decisions_stick_to_their_words(page: Any) -> None:
    paste(page, DRAFT)
    page.locator("#rows mark", has_text="was was").click()
    page.keyboard.press("i")
    left = counts(page)
    page.locator("#whole-button").click()
    page.locator("#whole-text").fill("A new line before all.\n\n" + DRAFT.replace("Officials said", "The council said"))
    quiet(page)
    page.locator("#whole-button").click()
    assert "was was" not in page.locator("#rows mark:not(.quiet)").all_inner_texts()
    assert sum(counts(page)) <= sum(left) + 1
    page.locator("#whole-button").click()
    page.locator("#whole-text").fill(DRAFT + "\nAnd the sea was was calm.\n")  # another one is not decided
    quiet(page)
    page.locator("#whole-button").click()
    assert page.locator("#rows mark:not(.quiet)").all_inner_texts().count("was was") == 1
    page.locator("#aside-list button").click()
    assert page.locator("#rows mark:not(.quiet)").all_inner_texts().count("was was") == 2


def test_a_fix_is_done_by_its_button_and_undone(page: Any) -> None:
    paste(page, DRAFT)
    page.locator("#rows mark", has_text="was was").click()
    page.locator(".actions [data-do=fix]").click()
    quiet(page)
    assert page.evaluate("draft.source") == DRAFT.replace("was was", "was")
    page.click("#undo")
    quiet(page)
    assert page.evaluate("draft.source") == DRAFT


def test_filters(page: Any) -> None:
    paste(page, DRAFT)
    before = counts(page)
    page.locator(".filter.error").click()
    assert counts(page) == before
    assert page.locator(".card.error:visible").count() == 0
    assert page.locator("#rows mark.error").count() == 0
    for level in ("warning", "info"):
        page.locator(f".filter.{level}").click()
    assert page.locator("#clear").is_visible()
    assert page.locator("#clear-title").inner_text() == "Nothing of what you chose to see"


def test_single_keys_are_for_reading_and_can_be_switched_off(page: Any) -> None:
    paste(page, DRAFT)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.locator("#main").focus()
    page.keyboard.press("n")
    page.keyboard.press("?")
    assert page.locator(".card.current").count() == 0
    assert not page.locator("#help").is_visible()
    page.keyboard.press("F7")
    assert page.locator(".card.current").count() == 1
    page.reload()  # remembered while the window lives
    assert not page.locator("#keys-on").is_checked()
    page.locator("#paste").fill("u n i")
    assert page.locator("#paste").input_value() == "u n i"


def test_all_clear_says_what_was_not_looked_at(page: Any) -> None:
    paste(page, "The mill has three wheels.\n")
    assert page.locator("#clear-title").inner_text() == "Nothing found"
    assert "does not know whether a claim is true" in page.locator("#clear-said").inner_text()


def test_what_would_be_lost_is_asked_for(page: Any) -> None:
    paste(page, DRAFT)
    page.keyboard.press("n")
    page.keyboard.press("i")
    page.click("#another")
    assert page.locator("#leave").is_visible()
    page.click("#leave [data-close]")
    assert page.locator("#draft").is_visible()
    page.click("#another")
    page.click("#leave-yes")
    assert page.locator("#empty").is_visible()


def test_lists_for_the_clipboard(page: Any) -> None:
    paste(page, DRAFT)
    page.locator("#rows mark", has_text="was was").click()
    page.keyboard.press("c")
    page.wait_for_function("() => document.getElementById('status').textContent === 'Copied.'")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Must fix: “was was” (line 5)")
    page.click("#hand-on summary")
    page.click("[data-export=list]")
    page.wait_for_function("() => document.getElementById('status').textContent.includes('as a list')")
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.startswith("Pasted draft: ")
    assert words.count("\n- ") == sum(counts(page))


def test_what_is_set_aside_is_not_in_the_data(page: Any) -> None:
    paste(page, DRAFT)
    page.locator("#rows mark", has_text="was was").click()
    page.keyboard.press("i")
    page.click("#hand-on summary")
    with page.expect_download() as download:
        page.click("[data-export=json]")
    report = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert len(report["findings"]) == sum(counts(page))
    assert "was was" not in {one["quote"] for one in report["findings"]}


def test_a_word_file_goes_in_and_comes_out_with_comments(page: Any) -> None:
    made = body("The weir stood open.", "It rained on 31 April 2024.", "The the wall held.")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.set_input_files("#file", files=[{"name": "weir.docx", "mimeType": kind, "buffer": made}])
    page.wait_for_selector("#rows mark")
    quiet(page)

    def handed_on() -> tuple[list[str], list[str], bytes]:
        page.click("#hand-on summary")
        with page.expect_download() as download:
            page.click("[data-export=docx]")
        assert download.value.suggested_filename == "weir-findings.docx"
        data = Path(download.value.path()).read_bytes()
        file = docx.Document(io.BytesIO(data))
        rules = [comment.text.rpartition(": ")[2].removesuffix(" (sourcecheck)") for comment in file.comments]
        return [one.text for one in file.paragraphs], rules, data

    texts, rules, data = handed_on()
    assert texts == ["The weir stood open.", "It rained on 31 April 2024.", "The the wall held."]
    assert {"dates/invalid-date", "repetition/repeated-word"} <= set(rules)
    assert len(rules) == sum(counts(page))
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(io.BytesIO(data)) as after:
        assert after.read("word/styles.xml") == before.read("word/styles.xml")  # it is the file that was opened
    page.locator("#rows mark", has_text="31 April 2024").click()
    page.keyboard.press("i")
    assert "dates/invalid-date" not in handed_on()[1]
    page.locator("#rows mark[data-findings]", has_text="The the").click()
    page.keyboard.press("e")
    page.keyboard.type("The")
    page.keyboard.press("Escape")
    quiet(page)
    texts, rules, _ = handed_on()
    assert texts == ["The weir stood open.", "It rained on 31 April 2024.", "The wall held."]
    assert "repetition/repeated-word" not in rules
    assert "does not have your changes" in page.locator("#status").inner_text()


def test_a_folder_is_walked(page: Any) -> None:
    assert page.locator("#files .open").all_inner_texts() == ["inner/sea.txt", "weir.md"]
    page.click("#count-all")
    page.wait_for_function("() => document.getElementById('folder-said').textContent === '2 articles checked'")
    assert page.locator("#files tr").nth(1).locator("td").nth(1).inner_text() == "1"
    page.locator("#files .open", has_text="weir.md").click()
    page.wait_for_selector("#rows mark")
    assert page.locator("#name").inner_text() == "weir.md"


def test_a_file_is_dropped_and_chosen(page: Any, tmp_path: Path) -> None:
    page.set_input_files(
        "#file", files=[{"name": "weir.md", "mimeType": "text/markdown", "buffer": b"# W\n\nThe the weir.\n"}]
    )
    page.wait_for_selector("#rows .h1")
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.items.add(new File(["<h1>The sea</h1><p>Open.</p>"], "sea.html", { type: "text/html" }));
      for (const kind of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }""")
    page.wait_for_function("() => document.getElementById('name').textContent === 'sea.html'")
    page.wait_for_selector("#rows .h1")
    assert "The sea" in page.locator("#rows .h1").inner_text()
    assert page.locator("#drop").is_hidden()
    page.set_input_files("#file", files=[{"name": "weir.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}])
    page.wait_for_function("() => document.getElementById('status').textContent.includes('not read')")
    assert [words for words in page.said if "422" not in words] == []  # which the browser logs by itself
    page.said.clear()


def test_the_end_of_the_program_is_said_and_the_draft_stays(browser: Any, tmp_path: Path) -> None:
    own = Page(cwd=str(tmp_path))
    with window(browser, own.address) as page:
        paste(page, DRAFT)
        own.end()
        page.locator("#rows mark", has_text="was was").click()
        page.keyboard.press("e")
        page.keyboard.type("was")
        page.wait_for_selector(".notice.wrong")
        assert "start sourcecheck serve again" in page.locator(".notice.wrong").inner_text()
        assert page.locator(".editing textarea").is_visible()


def test_an_address_without_its_key(browser: Any, served: Page) -> None:
    with window(browser, served.address.partition("#")[0]) as page:
        assert "lacks its key" in page.locator("#empty").inner_text()


def test_a_real_article(page: Any, seeds: str) -> None:
    [name] = [name for name in os.listdir(seeds) if name.startswith("004")]
    source = (Path(seeds) / name).read_text(encoding="utf-8")
    began = time.monotonic()
    paste(page, source)
    assert time.monotonic() - began < 5
    assert sum(counts(page)) > 40
    order = []
    for _ in range(sum(counts(page))):
        page.keyboard.press("j")
        order.append(page.locator(".card.current").get_attribute("data-finding"))
    assert len(set(order)) == sum(counts(page))
    overlaps = page.evaluate("""() => {
      const boxes = [...document.querySelectorAll("#rows .cards")].map((one) => one.getBoundingClientRect());
      return boxes.filter((one, at) => boxes[at + 1] && one.bottom > boxes[at + 1].top + 1).length;
    }""")
    assert overlaps == 0


@pytest.mark.parametrize("width", [320, 640, 1000])
def test_narrow_windows_never_scroll_sideways(browser: Any, served: Page, width: int) -> None:
    with window(browser, served.address, viewport={"width": width, "height": 700}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("#paste").focus()
        paste(page, DRAFT + "\n" + "w" * 500 + "\n")
        page.keyboard.press("F7")
        page.keyboard.press("F7")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of axe-core, from npm."""
    folder = tmp_path_factory.mktemp("axe")
    try:
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--ignore-scripts", "axe-core@4"],
                       cwd=folder, check=True, capture_output=True, timeout=120)  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        pytest.skip("axe-core cannot be had from npm here")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_no_violation(browser: Any, served: Page, axe: str, scheme: str, width: int) -> None:
    # The test's own script is let in; the page's policy is tested elsewhere.
    more = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "bypass_csp": True}
    with window(browser, served.address, **more) as page:
        page.evaluate(axe)

        def violations() -> list[str]:
            time.sleep(0.4)  # what fades in has its colours
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            return [
                f"{one['id']}: {node['html'][:200]} {node['failureSummary']}" for one in found for node in one["nodes"]
            ]

        assert violations() == []
        page.locator("#paste").focus()
        paste(page, DRAFT)
        page.keyboard.press("F7")
        assert violations() == []
        page.locator(".card.current summary").click()
        page.locator("#rows mark", has_text="was was").click()
        page.keyboard.press("e")
        assert violations() == []
        page.keyboard.press("Escape")
        page.keyboard.press("i")
        assert violations() == []
        page.keyboard.press("?")
        assert violations() == []
        page.keyboard.press("Escape")
        page.click("#whole-button")
        assert violations() == []
