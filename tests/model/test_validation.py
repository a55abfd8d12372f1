"""Every fault of a header: its line, field, words and remedy; and no text that breaks the reading."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.flaw import Flaw
from plugins.model.frontmatter import parse
from plugins.model.kinds import KINDS
from plugins.model.validation import Validated, key_of, validate

from .records import REQUIRED

DATE_HINT = "запишіть дату так: 2019-12-24, а з часом — 2019-12-24 10:00"


def checked(folder: str, *lines: str) -> Validated:
    """A header of the required fields, then these lines from the line `after(folder)` on."""
    own = [
        f"{key}: {value}" for key, value in REQUIRED[folder].items() if not any(x.startswith(f"{key}:") for x in lines)
    ]
    return validate(KINDS[folder], parse("---\n" + "\n".join([*lines, *own]) + "\n---\nТекст.\n"))


@pytest.mark.parametrize(
    ("folder", "line", "flaw"),
    [
        (
            "news",
            "date: 05.11.2024",
            Flaw(2, "date", "«05.11.2024» не є датою", f"{DATE_HINT}; можливо, «2024-11-05»?"),
        ),
        (
            "news",
            "date: 24 грудня 2019 року",
            Flaw(2, "date", "«24 грудня 2019 року» не є датою", f"{DATE_HINT}; можливо, «2019-12-24»?"),
        ),
        *(
            (
                "news",
                f"date: {written}",
                Flaw(2, "date", f"«{written}» не є датою", f"{DATE_HINT}; можливо, «{meant}»?"),
            )
            for written, meant in (
                ("2024-11-05 9:30", "2024-11-05 09:30"),
                ("2024-11-05 9.30", "2024-11-05 09:30"),
                ("05.11.2024, 9.30", "2024-11-05 09:30"),
                ("05/11/2024", "2024-11-05"),
                ("2024-1-5", "2024-01-05"),
                ("2024.11.05", "2024-11-05"),
                ("24 грудня 2019 року о 10:00", "2019-12-24 10:00"),
            )
        ),
        *(
            ("news", f"date: {written}", Flaw(2, "date", f"«{written}» не є датою", DATE_HINT))
            for written in ("2024-13-5", "2024-11-05 9:61", "2024-11-05 25:00:00", "05/11")
        ),
        (
            "petitions",
            "until: 2018-12-31",
            Flaw(2, "until", "until «2018-12-31» раніше за date «2019-03-05»", "виправте одну з дат"),
        ),
        (
            "petitions",
            "supported: може",
            Flaw(
                2,
                "supported",
                "невідоме значення «може»",
                "дозволено: tak (так), chastkovo (частково), ni (ні)",
            ),
        ),
        ("news", "date: учора", Flaw(2, "date", "«учора» не є датою", DATE_HINT)),
        (
            "news",
            "date: 2019-02-30",
            Flaw(2, "date", "дати «2019-02-30» немає в календарі", "перевірте місяць, день і час"),
        ),
        (
            "news",
            "date: 2019-02-03 24:00",
            Flaw(2, "date", "дати «2019-02-03 24:00» немає в календарі", "перевірте місяць, день і час"),
        ),
        ("news", "date: 1889-01-01", Flaw(2, "date", "рік 1889 поза межами 1990–2100", "перевірте рік")),
        (
            "news",
            "date: [2019-01-01]",
            Flaw(2, "date", "тут має бути один рядок тексту", "запишіть значення одним рядком, без списку"),
        ),
        (
            "news",
            "title:",
            Flaw(2, "title", "обов'язкове поле порожнє", "допишіть значення (назва документа, як її бачитимуть люди)"),
        ),
        (
            "news",
            "title: \u200b\u2060",
            Flaw(2, "title", "обов'язкове поле порожнє", "допишіть значення (назва документа, як її бачитимуть люди)"),
        ),
        (
            "news",
            "type: анонси",
            Flaw(
                2,
                "type",
                "невідоме значення «анонси»",
                "можливо, «анонс»? дозволено: novyna (новина), anons (анонс), oholoshennia (оголошення), "
                "pryvitannia (привітання), zvit (звіт), sprostuvannia (спростування)",
            ),
        ),
        (
            "news",
            "save_as: index.html",
            Flaw(
                2,
                "save_as",
                "це поле заборонене",
                "адресу складає сам сайт; приберіть цей рядок, а кінець адреси задайте полем slug",
            ),
        ),
        (
            "news",
            "URL: /x/",
            Flaw(
                2,
                "url",
                "це поле заборонене",
                "адресу складає сам сайт; приберіть цей рядок, а кінець адреси задайте полем slug",
            ),
        ),
        (
            "news",
            "template: page",
            Flaw(2, "template", "це поле заборонене", "вигляд сторінки задає вид документа; приберіть цей рядок"),
        ),
        (
            "acts",
            "status: draft",
            Flaw(
                2,
                "status",
                "«status: draft» тут не діє",
                "щоб відкласти оприлюднення, задайте embargo з датою; проєкт акта має kind: proiekt",
            ),
        ),
        ("news", "topcs: школи", Flaw(2, "topcs", "невідоме поле «topcs»", "можливо, «topics»?", "warning")),
        (
            "petitions",
            "signatures: триста",
            Flaw(2, "signatures", "«триста» не є цілим числом", "запишіть число цифрами, наприклад 250"),
        ),
        ("pages", "menu: можливо", Flaw(2, "menu", "«можливо» не є відповіддю", "запишіть «так» або «ні»")),
        (
            "pages",
            "slug: Наш статут",
            Flaw(
                2,
                "slug",
                "«Наш статут» не годиться для адреси",
                "лише малі латинські літери, цифри й дефіс, до 80 знаків; можливо, «nash-statut»?",
            ),
        ),
        (
            "news",
            "source_url: www.rada.gov.ua",
            Flaw(
                2, "source_url", "«www.rada.gov.ua» не є веб-адресою", "запишіть адресу повністю, починаючи з https://"
            ),
        ),
        (
            "news",
            "image: a.jpg",
            Flaw(
                2,
                "image_alt",
                "зображення без опису",
                "додайте «image_alt: …»: що на зображенні, для тих, хто його не бачить",
                "warning",
                "R25",
            ),
        ),
        (
            "news",
            "image: a.jpg\nimage_alt: Фото 2",
            Flaw(
                3,
                "image_alt",
                "«Фото 2» не описує зображення",
                "напишіть, що на ньому видно, наприклад «Міст через річку, ліву смугу перекрито»",
                "warning",
                "R25",
            ),
        ),
        (
            "acts",
            "relations: [[a]]",
            Flaw(2, "relations", "тут має бути список записів", "кожен запис з нового рядка: «- act: …»"),
        ),
        (
            "acts",
            "video: [a]",
            Flaw(2, "video", "тут має бути один запис, а не список", "запишіть «id: …» з нового рядка з відступом"),
        ),
        (
            "acts",
            "relations: {type: repeals}",
            Flaw(2, "relations.1.act", "немає обов'язкового поля", "додайте «act: …»"),
        ),
        (
            "acts",
            "files: {path: a.pdf, tittle: А}",
            Flaw(2, "files.1.tittle", "невідоме поле «tittle»", "приберіть його або виправте назву"),
        ),
        (
            "news",
            f"title: {'а' * 255}",
            Flaw(
                2,
                "title",
                "назва має 255 знаків, а дозволено 254",
                "скоротіть назву, подробиці перенесіть у текст",
                "warning",
            ),
        ),
        (
            "news",
            f"topics: {', '.join(f'тема {n}' for n in range(21))}",
            Flaw(2, "topics", "тем 21, а дозволено 20", "залиште головні"),
        ),
    ],
)
def test_a_fault_is_named_with_its_line_and_its_remedy(folder: str, line: str, flaw: Flaw) -> None:
    found = checked(folder, line)
    assert found.flaws == (flaw,)
    assert (found.record is None) == (flaw.level == "error")


def test_all_faults_are_named_at_once_each_on_its_own_line() -> None:
    found = checked("acts", "date: 05.11.2024", "kind: наказ", "url: /x/", "колір: синій")
    assert {(flaw.line, flaw.field, flaw.level) for flaw in found.flaws} == {
        (2, "date", "error"),
        (3, "kind", "error"),
        (4, "url", "error"),
        (5, "колір", "warning"),
    }


def test_a_field_under_two_of_its_keys_is_given_twice() -> None:
    found = checked("news", "topics: школи", "теги: дороги")
    assert found.flaws == (Flaw(3, "topics", "поле задано двічі: «topics» і «теги»", "залиште одне з них"),)


def test_a_fault_inside_a_list_names_its_place_and_its_line() -> None:
    lines = ("relations:", "  - type: repeals", "    act: rishennia-rady/2018/1", "  - type: скасовуе", "    act: x")
    (flaw,) = checked("acts", *lines).flaws
    assert (flaw.line, flaw.field) == (5, "relations.2.type")
    assert flaw.message == "невідоме значення «скасовуе»"
    assert flaw.hint.startswith("можливо, «скасовує»?")


def test_a_key_under_an_unclosed_header_is_not_reported_as_missing() -> None:
    found = validate(KINDS["news"], parse("---\ntitle: Толока\ndate: [2019\n---\nТекст.\n"))
    assert found.record is None
    assert not [flaw for flaw in found.flaws if flaw.message == "немає обов'язкового поля"]


SIGNS = st.characters(exclude_categories=("Cs",))
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.text(SIGNS, max_size=30) | st.sampled_from(["2019-12-24", "так", "1", "№ 5", "repeals", "чинний", "a.pdf"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "act", "path", "t", "title", "start", "id", "x"]), inner, max_size=3)
    ),
    max_leaves=4,
)


@given(data=st.data(), folder=st.sampled_from(sorted(KINDS)))
def test_any_value_in_any_field_gives_a_record_or_errors(data: st.DataObject, folder: str) -> None:
    names = st.sampled_from(sorted(key_of(name) for name in KINDS[folder].model_fields))
    fields = {**REQUIRED[folder], **data.draw(st.dictionaries(names, VALUES, max_size=4))}
    text = "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items()) + "---\nТекст.\n"
    found = validate(KINDS[folder], parse(text))
    assert (found.record is None) == any(flaw.level == "error" for flaw in found.flaws)
    assert all(flaw.message and (flaw.hint or flaw.level == "warning") for flaw in found.flaws)


@given(st.text(SIGNS, max_size=200), st.sampled_from(sorted(KINDS)))
def test_any_text_as_a_header_gives_a_record_or_errors(text: str, folder: str) -> None:
    found = validate(KINDS[folder], parse(f"---\n{text}\n---\nТекст.\n"))
    assert (found.record is None) == any(flaw.level == "error" for flaw in found.flaws)


def test_an_event_or_a_consultation_that_ends_before_it_begins_is_named_with_both_dates() -> None:
    event = checked("news", "event:", "  start: 2019-03-05 12:00", "  end: 2019-03-05 10:00")
    message = "event.end «2019-03-05 10:00» раніше за event.start «2019-03-05 12:00»"
    assert event.flaws == (Flaw(4, "event.end", message, "виправте одну з дат"),)
    consultation = checked("consultations", "opens: 2019-03-05", "closes: 2019-03-04")
    message = "closes «2019-03-04» раніше за opens «2019-03-05»"
    assert consultation.flaws == (Flaw(3, "closes", message, "виправте одну з дат"),)
    assert checked("news", "event:", "  start: 2019-03-05 12:00", "  end: 2019-03-05").flaws == ()


@pytest.mark.parametrize("word", ["так", "Частково", "ni"])
def test_an_answer_to_a_petition_is_a_word_or_a_code(word: str) -> None:
    assert checked("petitions", f"supported: {word}").flaws == ()


@pytest.mark.parametrize(
    ("written", "files"),
    [
        ("a.pdf, b.docx", ["a.pdf", "b.docx"]),
        ("[a.pdf, b.pdf]", ["a.pdf", "b.pdf"]),
        ("Додаток 1, 2.pdf", ["Додаток 1, 2.pdf"]),
    ],
)
def test_files_in_one_line_are_parted_by_commas_after_their_suffixes(written: str, files: list[str]) -> None:
    record = checked("news", f"files: {written}").record
    assert record is not None
    assert [file.path for file in record.files] == files


def test_an_unknown_ukrainian_field_is_answered_with_the_ukrainian_names() -> None:
    flaws = validate(
        KINDS["mentions"], parse("---\ntitle: Про раду\ndate: 2025-02-05\noutlet: Газета\nщось: ні\n---\n")
    ).flaws
    assert [(flaw.line, flaw.message) for flaw in flaws] == [(5, "невідоме поле «щось»")]
    assert flaws[0].hint.startswith("приберіть його; поля цього виду: ")
    assert "назва" in flaws[0].hint
    assert "title" not in flaws[0].hint
