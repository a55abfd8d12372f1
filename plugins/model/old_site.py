"""The journal of the old site, `content/old-site.csv`: what became of each of its addresses and where it leads now.

`import-site` writes it; the build makes redirects of it; an editor may add lines of which only `address` and `leads`
are filled. CSV (RFC 4180), UTF-8, columns in any order; semicolons for commas are understood.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from . import problems
from .flaw import Flaw
from .problems import UNPRINTABLE, maybe
from .source_text import FORBIDDEN, named
from .wrong import shown

FILE = "old-site.csv"
LARGEST = 50_000_000
"""Bytes: more than a decade of pages and files."""

_TRACKS = re.compile(r"(?:utm_\w+|fbclid|gclid|PHPSESSID|jsessionid|sid)=", re.IGNORECASE)
_ADDRESS = re.compile(r"/(?!/)[^\s\\<>\"']*")
_WILD = re.compile(f"{UNPRINTABLE.pattern}|{FORBIDDEN.pattern}")
_FIRST_PAGES = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)


class Entry(NamedTuple):
    """address: normal form (`normal`), "" where nobody knows it. state: one Ukrainian word or two.

    leads: root-relative address on this site, "" nowhere. note: why, and what to look at. saved: the page's file as
    the command named it. page, written: SHA-256 of the saved page and of the document made of it.
    """

    address: str
    state: str = ""
    leads: str = ""
    note: str = ""
    saved: str = ""
    page: str = ""
    written: str = ""


def normal(address: str) -> str:
    """One form for all spellings of an address of the old site; "" for what is no http address.

    The host in small letters, no port that says nothing, no fragment, no marks of tracking, no `index.html`, the path
    and query percent-encoded. http and https are one; so are addresses with and without the slash at the end. Bytes
    that are no UTF-8 (old sites wrote Windows-1251 there) stay as they are.
    """
    try:
        parts = urlsplit(re.sub(r"[\t\n\r]", "", address.strip()))
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKS.match(part))
    query = encoded(decoded(query), safe="/~!$&()*+,;=:@?[]")
    path = re.sub("/{2,}", "/", encoded(decoded(parts.path), safe="/~!$&()*+,;=:@")) or "/"
    if not query:
        path = _FIRST_PAGES.sub("/", path)
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    return urlunsplit(("https", place, path if len(path) == 1 else path.rstrip("/"), query, ""))


def decoded(text: str) -> str:
    """Without percent signs. Bytes that are no UTF-8 become lone surrogates, as in the names of files."""
    return unquote(text, errors="surrogateescape")


def encoded(text: str, safe: str = "/") -> str:
    """What `decoded` gives, with percent signs."""
    return quote(text, safe=safe, errors="surrogateescape")


def tame(text: str) -> str:
    """A name as the journal and a terminal can hold it: signs that they may not have are spelled out."""
    return problems.tame(text, _WILD).encode("utf-8", "backslashreplace").decode()


def read(data: bytes | None) -> tuple[dict[int, Entry], list[Flaw]]:
    """The entries by their last lines in the file, and what is wrong; none where something is, or without a file."""
    if data is None:
        return {}, []
    text, flaws = _text(data)
    entries = {} if flaws else dict(_entries(text, flaws))
    return ({} if flaws else entries), flaws


def write(entries: Iterable[Entry]) -> bytes:
    """The journal as a file, ordered by address."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(Entry._fields)
    writer.writerows([tame(value) for value in entry] for entry in sorted(entries))
    return out.getvalue().encode()


def _text(data: bytes) -> tuple[str, list[Flaw]]:
    if len(data) > LARGEST:
        return "", [Flaw(None, None, f"файл завеликий: понад {LARGEST} байтів", "приберіть зайве")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"байт 0x{data[error.start]:02X} на зсуві {error.start} від початку файлу: це не UTF-8"
        return "", [Flaw(line, None, message, "збережіть таблицю як CSV у кодуванні UTF-8")]
    if bad := FORBIDDEN.search(text):
        return "", [Flaw(text[: bad.start()].count("\n") + 1, None, named(bad[0]), "вилучіть його")]
    return text, []


def _entries(text: str, flaws: list[Flaw]) -> Iterator[tuple[int, Entry]]:
    """Every line that says something; faults go to `flaws`."""
    head = text.partition("\n")[0]
    comma = ";" if head.count(";") > head.count(",") else ","  # a spreadsheet in Ukrainian writes semicolons
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    try:
        columns = next(reader, [])
        if lacking := [name for name in ("address", "leads") if name not in columns]:
            guess = maybe(lacking[0], columns)
            hint = f"{guess} перший рядок: {','.join(Entry._fields)}".strip()
            flaws.append(Flaw(1, lacking[0], f"немає стовпчика «{lacking[0]}»", hint))
            return
        for cells in reader:
            values = dict(zip(columns, cells, strict=False))
            entry = Entry(**{name: values.get(name, "").strip() for name in Entry._fields})
            if any(entry):
                flaws += _wrong(entry, reader.line_num)
                yield reader.line_num, entry._replace(address=normal(entry.address))
    except csv.Error as error:
        flaws.append(Flaw(reader.line_num, None, f"рядок не читається як CSV ({error})", "візьміть значення в лапки"))


def _wrong(entry: Entry, line: int) -> Iterator[Flaw]:
    if entry.address and not normal(entry.address):
        hint = "запишіть адресу старого сайту повністю, починаючи з https://"
        yield Flaw(line, "address", f"«{shown(entry.address)}» не є веб-адресою", hint)
    if entry.leads and not _ADDRESS.fullmatch(entry.leads):
        hint = "запишіть адресу на цьому сайті від кореня, наприклад /novyny/2019/03/toloka/"
        yield Flaw(line, "leads", f"«{shown(entry.leads)}» не веде на цей сайт", hint)
