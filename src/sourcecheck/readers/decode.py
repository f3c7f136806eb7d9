"""From bytes to text, and a word on how.

The order is: a byte-order mark, then what an HTML page declares, then strict
UTF-8, then cp1252. Detectors that guess from letter frequencies are left out:
on short English texts they mistake the quotation marks of cp1252 for letters of
other code pages, and a wrong guess moves every place in the file.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from sourcecheck.errors import ReadError
from sourcecheck.records import NamedTuple

__all__ = ["Decoded", "cp1252_letters", "decode"]


class Decoded(NamedTuple):
    """A text, what its bytes were read as, and what a person should know about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes that no article has, and what a file with them is.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, EPUB or OpenDocument file)"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\xca\xfe\xba\xbe", "a program (Java or Mach-O)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OggS\0", "an Ogg recording"),
)

# Control characters that text does not hold; white space, backspace and escape are not among them.
_CONTROLS = bytes([*range(8), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_SAMPLE = 64 * 1024  # bytes looked at for control characters


def decode(data: bytes, path: str, html: bool = False) -> Decoded:
    """Decode the bytes of a file.

    Args:
        data: the file as it lies on disk.
        path: named in errors.
        html: whether a ``<meta>`` or XML declaration in the first 1,024 bytes counts.

    Returns:
        The text without its byte-order mark and without lone surrogates.

    Raises:
        ReadError: the file is not text.
    """
    marked = _marked(data)
    if marked is not None:
        return marked
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{path}: looks like {what}, not text")
    unicode = _strict(data, "utf-8")
    _refuse_binary(data, path, valid=unicode is not None)
    notes: list[str] = []
    if html:
        label = _declared(data[:1024])
        if label:
            decoded = _as_declared(data, label, unicode, notes)
            if decoded is not None:
                return decoded
    if unicode is not None:
        return Decoded(unicode, "utf-8", tuple(notes))
    if not notes:
        notes.append("not UTF-8 and no encoding declared: read as cp1252")
    return Decoded(_cp1252(data), "cp1252", tuple(notes))


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _marked(data: bytes) -> Decoded | None:
    for mark, codec in _MARKS:
        if not data.startswith(mark):
            continue
        body = data[len(mark) :]
        name = "utf-8-sig" if codec == "utf-8" else codec
        text = _strict(body, codec)
        if text is not None:
            return Decoded(text, name)
        if codec == "utf-32-le" and body[2::4].count(0) * 8 <= len(body):
            continue  # UTF-16 whose first character is NUL has the same mark
        text = body.decode(codec, "replace")
        return Decoded(text, name, (f"marked as {codec}, but some bytes are not: they are read as U+FFFD",))
    return None


def _refuse_binary(data: bytes, path: str, *, valid: bool) -> None:
    """Refuse what is not text.

    Git calls a file binary at the first NUL; articles with a stray NUL exist,
    so a rate decides. Random bytes hold 10.5% of these controls and are not
    UTF-8; programs and pictures hold more.

    Raises:
        ReadError: the file is not text.
    """
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if not controls:
        return
    rate = controls / len(sample)
    if b"\0" in sample:
        half = len(sample) // 2
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if (even > 0.4 * half and not odd) or (odd > 0.4 * half and not even):
            if half >= 4:
                raise ReadError(f"{path}: looks like UTF-16 without a byte-order mark; save it as UTF-8")
        if rate > (0.12 if valid else 0.02):
            raise ReadError(f"{path}: looks like a binary file, not text")
    elif rate > (0.3 if valid else 0.05):
        raise ReadError(f"{path}: looks like a binary file, not text")


# Declarations ---------------------------------------------------------------------

# What browsers take a label for (WHATWG Encoding Standard, "Names and labels"), as Python's
# codecs. Latin-1 and ASCII mean cp1252 there. UTF-7 and other odd codecs are never accepted.
_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be",  # a <meta> in ASCII cannot be UTF-16
    "cp1252": "windows-1252 cp1252 x-cp1252 latin1 latin-1 l1 ascii us-ascii iso-8859-1 iso8859-1 iso_8859-1 iso88591 "
    "ansi_x3.4-1968 cp819 ibm819 x-user-defined",
    "iso8859_2": "iso-8859-2 iso8859-2 latin2 l2",
    "iso8859_3": "iso-8859-3 latin3",
    "iso8859_4": "iso-8859-4 latin4",
    "iso8859_5": "iso-8859-5 cyrillic",
    "iso8859_6": "iso-8859-6 arabic",
    "iso8859_7": "iso-8859-7 greek",
    "iso8859_8": "iso-8859-8 iso-8859-8-i hebrew",
    "iso8859_10": "iso-8859-10 latin6",
    "iso8859_13": "iso-8859-13",
    "iso8859_14": "iso-8859-14",
    "iso8859_15": "iso-8859-15 latin9 latin-9",
    "iso8859_16": "iso-8859-16",
    "cp866": "ibm866 cp866",
    "cp874": "windows-874 iso-8859-11 tis-620",
    "cp1250": "windows-1250 cp1250",
    "cp1251": "windows-1251 cp1251",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 latin5 l5",
    "cp1255": "windows-1255 cp1255",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "cp1258": "windows-1258 cp1258",
    "koi8_r": "koi8-r koi8 koi",
    "koi8_u": "koi8-u koi8-ru",
    "mac_roman": "macintosh mac x-mac-roman",
    "mac_cyrillic": "x-mac-cyrillic",
    "gb18030": "gb18030 gbk gb2312 gb_2312-80 chinese x-gbk",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
    "euc_jp": "euc-jp x-euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j",
    "cp949": "euc-kr ks_c_5601-1987 ksc5601 korean windows-949",
}


@cache
def _codecs() -> dict[str, str]:
    return {label: codec for codec, labels in _LABELS.items() for label in labels.split()}


def _declared(head: bytes) -> str:
    """The label that an XML declaration or a ``<meta>`` names, lower case, or ``""``."""
    xml = re.match(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"'>]{1,40})", head)
    found = xml
    if found is None:
        head = re.sub(rb"<!--.*?(?:-->|\Z)", b"", head, flags=re.DOTALL)
        for meta in re.finditer(rb"<meta[\s/][^>]*", head, re.IGNORECASE):
            found = re.search(rb"\bcharset\s*=\s*[\"']?\s*([^\s\"'/>;]{1,40})", meta[0], re.IGNORECASE)
            if found is not None:
                break
    return found[1].decode("ascii", "replace").strip().lower() if found is not None else ""


def _as_declared(data: bytes, label: str, unicode: str | None, notes: list[str]) -> Decoded | None:
    """Decode as the page declares; None, and a note, where its word cannot be true."""
    codec = _codecs().get(label)
    if codec is None:
        read_as = "UTF-8" if unicode is not None else "cp1252"
        notes.append(f"declares the unknown encoding {label!r}: read as {read_as}")
        return None
    if unicode is not None and codec != "utf-8" and len(unicode) != len(data):
        # Bytes beyond ASCII that are valid UTF-8 throughout were not written in anything else:
        # a saved page was re-encoded and kept its old label.
        notes.append(f"declares {label}, but is UTF-8: read as UTF-8")
        return None
    text = _cp1252(data) if codec == "cp1252" else unicode if codec == "utf-8" else _strict(data, codec)
    if text is not None:
        return Decoded(text, codec, tuple(notes))
    replaced = data.decode(codec, "replace")
    beyond = len(data) - len(data.translate(None, _HIGH))
    wrong = replaced.count("\ufffd")
    if codec != "iso2022_jp" and wrong * 10 <= beyond:
        # One bad byte does not make the rest another encoding.
        notes.append(f"declares {label}, but some bytes are not: they are read as U+FFFD")
        return Decoded(replaced, codec, tuple(notes))
    notes.append(f"declares {label}, but is not: read as cp1252")
    return None


_HIGH = bytes(range(0x80, 0x100))


@cache
def cp1252_letters() -> str:
    """The letters of cp1252 by their bytes."""
    # The five bytes that cp1252 leaves undefined are C1 controls, as in browsers.
    undefined = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return "".join(chr(byte) if byte in undefined else bytes([byte]).decode("cp1252") for byte in range(256))


def _cp1252(data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", cp1252_letters())[0]
