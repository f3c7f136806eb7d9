"""Full dates in many languages, just well enough to tell that a page shows one.

Month names and their usual short forms are facts (Unicode CLDR, "Gregorian months",
wide and abbreviated); lower case, without full stops.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from sourcecheck.analysis.ranges import merged, overlaps
from sourcecheck.analysis.temporal.calendar_dates import dates_in
from sourcecheck.analysis.temporal.gregorian import real_date
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["FullDate", "full_dates", "month_and_year"]

_MONTHS = (
    "january januar januari janvier enero gennaio janeiro tammikuu tammikuuta styczeń stycznia leden ledna "
    "január januára января январь січня януари ianuarie ocak ιανουαρίου siječnja januarja sausio janvāris "
    "jaanuar gener ionawr jan janv ene gen sty led янв січ ian oca ιαν sij",
    "february februar februari février febrero febbraio fevereiro helmikuu helmikuuta luty lutego únor února "
    "február februára февраля февраль лютого февруари februarie şubat φεβρουαρίου veljače februarja vasario "
    "februāris veebruar febrer feb febr févr fev lut úno фев лют şub φεβ velj",
    "march märz mars marzo março maart maaliskuu maaliskuuta marzec marca březen března március марта март "
    "березня martie mart μαρτίου ožujka kovo marts märts març mar mär mrz mrt maa bře мар бер μαρ ožu",
    "april avril abril aprile huhtikuu huhtikuuta kwiecień kwietnia duben dubna apríl apríla április апреля "
    "апрель квітня април aprilie nisan απριλίου travnja aprila balandžio aprīlis aprill apr avr abr kwi dub "
    "апр кві nis απρ tra",
    "may mai mayo maggio maio mei maj toukokuu toukokuuta maja květen května máj mája május мая май травня "
    "mayıs μαΐου svibnja gegužės maijs maig magg kvě тра μαΐ svi",
    "june juni juin junio giugno junho kesäkuu kesäkuuta czerwiec czerwca červen června jún júna június июня июнь "
    "червня юни iunie haziran ιουνίου lipnja junija birželio jūnijs juuni juny jun giu cze čvn июн чер haz ιουν lip",
    "july juli juillet julio luglio julho heinäkuu heinäkuuta lipiec lipca červenec července júl júla július июля июль "
    "липня юли iulie temmuz ιουλίου srpnja julija liepos jūlijs juuli juliol jul juil lug lip čvc июл лип tem ιουλ srp",
    "august août agosto augustus augusti elokuu elokuuta sierpień sierpnia srpen srpna augusta augusztus августа "
    "август серпня ağustos αυγούστου kolovoza avgusta rugpjūčio augusts agost aug ago sie srp авг сер ağu αυγ kol",
    "september septembre septiembre setiembre settembre setembro syyskuu syyskuuta wrzesień września září "
    "septembra szeptember сентября сентябрь вересня септември septembrie eylül σεπτεμβρίου rujna rugsėjo "
    "septembris setembre sep sept set wrz сен вер eyl σεπ ruj",
    "october oktober octobre octubre ottobre outubro lokakuu lokakuuta październik października říjen října "
    "október októbra октября октябрь жовтня октомври octombrie ekim οκτωβρίου listopada oktobra spalio "
    "oktobris oktoober oct okt ott out paź říj окт жов eki οκτ",
    "november novembre noviembre novembro marraskuu marraskuuta listopad listopada novembra ноября ноябрь "
    "листопада ноември noiembrie kasım νοεμβρίου studenoga lapkričio novembris nov lis ноя лис kas νοε stu",
    "december dezember décembre diciembre dicembre dezembro desember joulukuu joulukuuta grudzień grudnia "
    "prosinec prosince decembra декабря декабрь грудня декември decembrie aralık δεκεμβρίου prosinca gruodžio "
    "decembris detsember desembre dec dez déc dic des gru pro дек гру ara δεκ",
)


# Arabic (of Egypt and the Maghreb, then of the Levant), Hebrew, Hindi, Thai, Indonesian.
_OTHER_SCRIPTS = (
    "يناير جانفي ינואר בינואר जनवरी มกราคม januari",
    "فبراير فيفري شباط פברואר בפברואר फरवरी फ़रवरी กุมภาพันธ์ februari",
    "مارس آذار מרץ במרץ मार्च มีนาคม maret",
    "أبريل ابريل إبريل أفريل نيسان אפריל באפריל अप्रैल เมษายน",
    "مايو ماي أيار ايار מאי במאי मई พฤษภาคม mei",
    "يونيو جوان حزيران יוני ביוני जून มิถุนายน",
    "يوليو جويلية تموز יולי ביולי जुलाई กรกฎาคม",
    "أغسطس اغسطس أوت آب אוגוסט באוגוסט अगस्त สิงหาคม agustus",
    "سبتمبر أيلول ايلول ספטמבר בספטמבר सितंबर सितम्बर กันยายน",
    "أكتوبر اكتوبر אוקטובר באוקטובר अक्टूबर अक्तूबर ตุลาคม",
    "نوفمبر נובמבר בנובמבר नवंबर नवम्बर พฤศจิกายน nopember",
    "ديسمبر דצמבר בדצמבר दिसंबर दिसम्बर ธันวาคม desember",
)


class FullDate(NamedTuple):
    """A date with its year; ``value`` is None where day and month are not told apart or only a month is named."""

    start: int
    end: int
    value: date | None


@cache
def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, names in enumerate(_MONTHS, 1):
        for name in names.split():
            numbers.setdefault(name, number)
    for number, names in enumerate(_OTHER_SCRIPTS, 1):
        for name in names.split():
            numbers.setdefault(name, number)
    return numbers


@cache
def _foreign() -> re.Pattern[str]:
    # Vowel signs of Indian and Thai scripts are no letters to ``re``.
    word = r"[^\s\d_.,;:()/]{2,14}"
    return compiled(
        # 5. Januar 2024, 5 de enero de 2024, le 1er janvier 2024, 5 января 2024 г.;
        # and 28 آب/أغسطس 2013, the month by both its names
        r"(?<![\w.,])(?P<day>\d{1,2})(?:\.|er|º|°|\.º|-?[ея])?\s(?:de\s|d[’'])?"
        rf"(?:{word}/)?(?P<word>{word})\.?,?\s(?:de\s|del\s|da\s)?(?P<year>[12]\d{{3}})(?!\d)"
        # 2024. január 5.
        rf"|(?<!\w)(?P<year2>[12]\d{{3}})\.?\s(?P<word2>{word})\s(?P<day2>\d{{1,2}})(?!\d)"
        # 2024年1月5日, 2024년 1월 5일
        r"|(?P<year3>[12]\d{3})\s?[年년]\s?(?P<month3>\d{1,2})\s?[月월]\s?(?P<day3>\d{1,2})\s?[日일号]"
        # 5 tháng 1, 2024; ngày 5 tháng 1 năm 2024
        r"|(?<!\w)(?P<day4>\d{1,2})\stháng\s(?P<month4>\d{1,2})(?:,|\snăm)\s(?P<year4>[12]\d{3})(?!\d)"
        # 1. 11. 2021
        r"|(?<![\w.])(?P<day6>\d{1,2})\.\s(?P<month6>\d{1,2})\.\s(?P<year6>(?:19|20)\d\d)(?![\w-])"
        # 2024/01/05, 2024.01.05
        r"|(?<![\w./-])(?P<year5>(?:19|20)\d\d)(?P<sign>[./])\s?(?P<month5>\d{1,2})(?P=sign)\s?(?P<day5>\d{1,2})(?![\w/-])"
    )  # fmt: skip


def full_dates(text: str) -> list[FullDate]:
    """Dates with a year, in English, in figures or in one of some thirty other languages; sorted."""
    found = []
    for item in dates_in(text):
        if item.year:
            real = [day for day in (real_date(item.year, *reading) for reading in item.readings) if day]
            found.append(FullDate(item.start, item.end, real[0] if len(set(real)) == 1 else None))
    taken = merged((item.start, item.end) for item in found)
    for match in _foreign().finditer(text):
        if overlaps(taken, *match.span()):
            continue
        parts = match.groupdict()
        suffix = next(suffix for suffix in ("", "2", "3", "4", "5", "6") if parts[f"year{suffix}"])
        word = parts.get(f"word{suffix}")
        month = _month_numbers().get(word.lower(), 0) if word else int(parts[f"month{suffix}"])
        value = real_date(int(parts[f"year{suffix}"]), month, int(parts[f"day{suffix}"]))
        if value:
            # Years of the Buddhist calendar are not counted back.
            found.append(FullDate(*match.span(), value if value.year < 2200 else None))
    return sorted(found)


def month_and_year(text: str) -> FullDate | None:
    """The first "January 2025" of a text, in any of the languages, or None."""
    for match in re.finditer(r"(?<!\w)([^\W\d_]{3,12})\.?,?\s(?:de\s|del\s)?((?:19|20)\d\d)(?!\d)", text):
        if match[1].lower() in _month_numbers():
            return FullDate(*match.span(), None)
    return None
