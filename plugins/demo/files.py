"""Small real files beside acts: a one-page PDF with a text layer, a CSV."""

from __future__ import annotations

from plugins.model.ukrainian import transliterate

from .register import Item

Attachment = tuple[str, str, str, bytes]
"""(name, title, kind of the schema's FILE_KINDS, content)"""


def attachment(item: Item, wanted: bool, body: str) -> list[Attachment]:
    """The files of an act: always an impact analysis for a regulatory draft, else one where wanted."""
    found = []
    if item.kind == "proiekt" and item.drawn and item.drawn.subject.traits.get("regulatory"):
        text = f"Аналіз регуляторного впливу. {item.act_title}"
        found.append((f"{item.last}-analiz.pdf", "Аналіз регуляторного впливу", "analiz", pdf(text)))
    if not wanted:
        return found
    if item.kind == "proiekt":
        text = f"Пояснювальна записка. {item.act_title}"
        return [*found, (f"{item.last}-zapyska.pdf", "Пояснювальна записка", "poiasniuvalna", pdf(text))]
    if len(body) % 2:
        return [*found, (f"{item.last}-dodatok.csv", "Додаток: перелік пунктів", "dodatok", csv(body))]
    return [*found, (f"{item.last}-oryhinal.pdf", "Підписаний примірник", "oryhinal", pdf(item.title))]


def csv(body: str) -> bytes:
    """The act's clauses as a table: number, length of the text in characters. UTF-8, CRLF."""
    rows = [line.split(" ", 1) for line in body.splitlines() if line[:1].isdigit()]
    lines = ["номер,знаків", *(f"{number.rstrip('.')},{len(text)}" for number, text in rows)]
    return ("\r\n".join(lines) + "\r\n").encode()


def pdf(text: str) -> bytes:
    """A valid one-page PDF 1.5: the text drawn in Latin letters, its Ukrainian spelling given as ActualText.

    No font is embedded: the standard ones have no Cyrillic; readers and search take ActualText (ISO 32000, 14.9.4).
    """
    actual = ("\ufeff" + text).encode("utf-16-be").hex().upper()
    drawn = transliterate(text).encode("ascii", "ignore").decode()
    lines = [drawn[start : start + 80] for start in range(0, len(drawn), 80)]
    show = " T* ".join(f"({_escaped(line)}) Tj" for line in lines)
    stream = f"/Span <</Lang (uk) /ActualText <{actual}>>> BDC BT /F 11 Tf 14 TL 56 780 Td {show} ET EMC".encode()
    objects = [
        b"<</Type /Catalog /Pages 2 0 R /Lang (uk)>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        b"<</Title <%s>>>" % actual.encode(),
    ]
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d /Root 1 0 R /Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
