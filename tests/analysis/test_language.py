"""The language of the words wins over a template's declaration, and short texts stay as declared."""

from __future__ import annotations

import glob
import os

import pytest

from sourcecheck.analysis.page.language import language, of_text
from sourcecheck.document import Format
from sourcecheck.readers import read, read_text

ENGLISH = (
    "The harbour was closed for the whole of the winter, and the boats that had been there since May were moved to "
    "the other side of the river. It is not known when they will be back, but the owners have been told to wait."
)
GERMAN = (
    "Der Hafen war den ganzen Winter über geschlossen, und die Boote, die seit Mai dort lagen, wurden auf die andere "
    "Seite des Flusses gebracht. Es ist nicht bekannt, wann sie zurück sind, aber die Besitzer sollen noch warten."
)
FRENCH = (
    "Le port est resté fermé tout l'hiver, et les bateaux qui étaient là depuis le mois de mai ont été déplacés de "
    "l'autre côté de la rivière. On ne sait pas quand ils seront de retour, mais les propriétaires sont prévenus."
)
SPANISH = (
    "El puerto estuvo cerrado todo el invierno y los barcos que estaban allí desde mayo fueron llevados al otro lado "
    "del río. No se sabe cuándo van a volver, pero los dueños ya han sido avisados por las autoridades de la ciudad."
)
RUSSIAN = "Порт был закрыт всю зиму, и лодки, которые стояли там с мая, перевели на другую сторону реки."


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (ENGLISH, "", "en"), (ENGLISH, "en", "en"), (ENGLISH, "fr", "en"),
        (GERMAN, "en", "de"), (GERMAN, "", "de"), (FRENCH, "en", "fr"), (SPANISH, "", "es"), (RUSSIAN, "en", "ru"),
        ("Kurz.", "de", "de"), ("Short.", "", "en"), ("", "", "en"), ("1 2 3 4", "", "en"),
        ("港は冬の間ずっと閉まっていた。五月からそこにあった船は川の向こう側に移された。", "", "ja"),
        ("港口整个冬天都关闭了，五月以来停在那里的船被移到了河的另一边。", "en", "zh"),
        ("كان الميناء مغلقا طوال الشتاء ونقلت القوارب إلى الجانب الآخر من النهر", "", "ar"),
        ("Zorbel vintra kuplo menst arrig dovel. " * 20, "", "und"),
    ],
)  # fmt: skip
def test_of_text(text: str, declared: str, expected: str) -> None:
    assert of_text(text, declared) == expected


def test_declarations_of_pages_and_posts() -> None:
    page = f'<html lang="en-GB"><body><p>{GERMAN}</p></body></html>'
    assert read_text(page, "a.html", Format.HTML).once(language) == "de"
    page = f'<html lang="en-GB"><body><p>{ENGLISH}</p></body></html>'
    assert read_text(page, "a.html", Format.HTML).once(language) == "en"


def test_code_is_no_language() -> None:
    source = "Port geschlossen.\n\n```\n" + ENGLISH + "\n```\n\n" + GERMAN + "\n"
    assert read_text(source, "a.md", Format.MARKDOWN).once(language) == "de"


@pytest.mark.parametrize(
    "text",
    [
        "A dog met a cat. A boy saw a bird, a frog, a toad. A girl bought a hat, a coat, a scarf. A man sold a car. "
        "A van is a car. Is a ship a boat?",
        "A fee, a form, a stamp: a passport takes a month. A nurse, a clerk, a photo. A visit costs a day. A friend "
        "lost a week, a suitcase, a hotel booking.",
    ],
)
def test_short_english_is_not_told_from_words_that_others_share(text: str) -> None:
    assert of_text(text) == "en"
    assert of_text(text, "en") == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A kutya a kertben van, és a macska a házban alszik. Ez a nap nem volt szép, de a gyerekek már hazamentek. "
         "Az anyjuk azt mondta, hogy majd holnap is lesz idő.", "hu"),
        ("O homem que vendeu o carro não está em casa. A mulher foi ao mercado com os filhos e ainda não voltou. Há "
         "muito tempo que eles moram aqui.", "pt"),
    ],
)  # fmt: skip
def test_short_texts_of_others_stay_theirs(text: str, language: str) -> None:
    assert of_text(text) == language


FOREIGN = {
    "aktualne": "cs", "cnet-svg-classes": "es", "folha": "pt", "gmw": "zh", "heise": "de", "hukumusume": "ja",
    "la-nacion": "es", "lemonde-1": "fr", "liberation-1": "fr", "nytimes-5": "es", "pixnet": "zh", "qq": "zh",
    "videos-2": "fr", "yahoo-4": "ja", "youth": "zh",
}  # fmt: skip


@pytest.mark.long
def test_real_pages() -> None:
    folder = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "data", "html", "readability")
    if not os.path.isdir(folder):
        pytest.skip("no ../shared beside the repository")
    wrong: list[tuple[str, str]] = []
    for path in sorted(glob.glob(os.path.join(folder, "*.html"))):
        with open(path, "rb") as file:
            document = read(file.read(), path)
        name = os.path.basename(path).removesuffix(".html")
        found = document.once(language)
        filler = any(b.text.lower().startswith(("lorem ipsum", "tempor incididunt")) for b in document.blocks)
        # Pages of filler Latin with a few English headings may be either.
        if found != FOREIGN.get(name, "en") and not (filler and found == "und"):
            wrong.append((name, found))
    assert wrong == []
