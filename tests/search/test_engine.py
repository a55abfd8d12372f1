from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lunr.index import Index

from plugins.search.counts import Text
from plugins.search.pages import Row
from tests.search.monolith import monolith, scores
from tests.search.questions import (
    KINDS,
    Clauses,
    any_words,
    beginning,
    excluded_word,
    joined_word,
    month,
    required_words,
    sought,
)
from tests.search.site import CLIENT, Build, Item, ask, index, items, node, write

ALL: dict[str, Any] = {"limit": 100_000}
HOSTILE = [
    "Постанова: про землю",
    "10:00",
    "+",
    "~",
    '"',
    "рішення ~",
    "рішення~1^2",
    "title:рада",
    " - ",
    "-",
    "*",
    "-рада",
    "-про",
    "рада -рада",
    "🙂",
    "рада 🙂 ﬁ 𝐀𝐁",
    "\ud83d",
    "\ude42 рада \ud83d",
    "\0\x01\u202e",
    "\u200fрада\u202e \u2066рішення\u2069 \u200e",
    "__proto__",
    "-__proto__ constructor*",
    "г" * 900,
    "ґ" * 10_000,
    "__proto__ constructor toString hasOwnProperty",
    "'''''",
    "я" * 10_000,
    "рада " * 3_000,
    "а-" * 5_000,
    "1/" * 5_000,
    "99.99.9999",
    "0-0 00.00.0000",
    "",
    "   ",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Path]:
    build = index(items(300))
    return build, write(build, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def whole(built: tuple[Build, Path]) -> Index:
    return monolith(built[0])


@pytest.fixture(scope="module")
def worded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Path]:
    """An index with synonyms: words, and phrases that stand for one another."""
    build = index(items(300), synonyms=["парк = музей, бібліотека", "дозвіл = міська рада", "освітній заклад = школа"])
    return build, write(build, tmp_path_factory.mktemp("worded"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site in which every answer can be seen with the naked eye."""
    made = [
        decision("miska-rada", "33-65/2019", "2019-12-24", "Про дострокове припинення повноважень", "Депутат ради."),
        decision("miskyi-holova", "143-р", "2018-03-15", "Про опалювальний сезон", "Затвердити план заходів."),
        decision("miskyi-holova", "143-р", "2019-02-01", "Про відпустку", "Надати відпустку."),
        decision("vykonkom", "80", "2019-03-21", "Про тарифи на воду", "Встановити тарифи з 1 квітня."),
        decision("vykonkom", "90", "2019-04-04", "Про тарифи на проїзд", "Звіт за березень 2019 року взяти до відома."),
        document("novyna/1", "2019-03-22", "Вода подорожчає", body="Тарифи зміняться.", topics=("zemlia",)),
        document("storinka/1", "", "Контакти", body="Площа Франка.", kind="storinka"),
    ]
    made[4] = made[4]._replace(row=made[4].row._replace(facts=(*made[4].row.facts[:3], "repealed")))
    synonyms = ["виконком = виконавчий комітет", "платня = тарифи, вартість послуг"]
    return write(index(made, synonyms=synonyms), tmp_path_factory.mktemp("plain"))


def document(
    id_: str, date: str, title: str, *, body: str = "", kind: str = "novyna", topics: tuple[str, ...] = ()
) -> Item:
    row = Row(id_, f"/{id_}/", title, (kind, "", date[:4], ""), date, topics=topics)
    return Item(date, row, Text(title, label="Новина", body=body, date=date))


def decision(orhan: str, number: str, date: str, title: str, body: str) -> Item:
    kind, label = {
        "miska-rada": ("rishennia-rady", "Рішення ради"),
        "miskyi-holova": ("rozporiadzhennia", "Розпорядження"),
        "vykonkom": ("rishennia-vykonkomu", "Рішення виконавчого комітету"),
    }[orhan]
    id_ = f"{kind}/{date[:4]}/{number.replace('/', '-').replace('р', 'r')}"
    row = Row(id_, f"/akty/{id_}/", title, (kind, orhan, date[:4], "in-force"), date)
    return Item(date, row, Text(title, number, label, body, date))


def ids(site: Path, query: str, **options: Any) -> list[str]:
    return [result["id"] for result in ask(site, [(query, options)])[0]["results"]]


def marked(site: Path, asked: list[tuple[str, str]]) -> list[list[dict[str, Any]]]:
    """Pieces of texts with the words of queries marked, after the query was asked."""
    return node(Path(__file__).with_name("marks.mjs"), {"client": str(CLIENT), "site": str(site), "asked": asked})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_hits_and_scores_are_those_of_one_whole_index_of_lunr(
    kind: Callable[[Build, random.Random], tuple[str, Clauses]], built: tuple[Build, Path], whole: Index
) -> None:
    build, site = built
    chance = random.Random(kind.__name__)
    asked = [kind(build, chance) for _ in range(30)]
    answers = ask(site, [(query, ALL) for query, _ in asked])
    for (query, clauses), answer in zip(asked, answers, strict=True):
        found = {result["id"]: result["score"] for result in answer["results"]}
        assert found == scores(whole, build, clauses), query
        assert answer["total"] == len(found)
    assert sum(bool(answer["total"]) for answer in answers) >= 20


def every(*words: str) -> list[str]:
    return [term for word in words for term in sought(word)]


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("парками", [{"terms": every("парками", "музей", "бібліотека")}]),
        ("ремонту музею", [{"terms": every("ремонту")}, {"terms": every("парк", "музею", "бібліотека")}]),
        ("ремонту -музею", [{"terms": every("ремонту")}, {"terms": every("музею"), "presence": "prohibited"}]),
        ("ремонту", [{"terms": every("ремонту")}]),
    ],
)
def test_a_word_with_its_synonyms_scores_as_one_clause_of_lunr(
    query: str, clauses: Clauses, worded: tuple[Build, Path], whole: Index
) -> None:
    build, site = worded
    found = {result["id"]: result["score"] for result in ask(site, [(query, ALL)])[0]["results"]}
    assert found == scores(whole, build, clauses)
    assert found


@pytest.mark.parametrize(
    ("query", "word", "phrase"), [("дозволами", "дозволами", "міська рада"), ("міської ради", "дозвіл", "міської ради")]
)
def test_a_phrase_among_synonyms_wants_all_its_words(
    query: str, word: str, phrase: str, worded: tuple[Build, Path], whole: Index
) -> None:
    build, site = worded
    both = scores(whole, build, [{"terms": every(part)} for part in phrase.split()])
    wanted = both.keys() | scores(whole, build, [{"terms": every(word)}]).keys()
    either = scores(whole, build, [{"terms": every(word, *phrase.split())}])
    found = {result["id"]: result["score"] for result in ask(site, [(query, ALL)])[0]["results"]}
    assert found == {id_: either[id_] for id_ in wanted}
    assert len(found) < len(either)


def test_a_word_that_stands_nowhere_is_found_by_its_synonym_in_any_form(worded: tuple[Build, Path]) -> None:
    site = worded[1]
    asked = ["освітніми закладами", "школа"]
    [phrase, word] = ask(site, [(query, ALL) for query in asked])
    assert (phrase["mode"], phrase["total"], phrase["suggestions"]) == ("all", word["total"], [])
    assert word["total"] > 0


def test_no_typed_text_throws(built: tuple[Build, Path]) -> None:
    answers = ask(built[1], [(query, {}) for query in HOSTILE])
    assert all(answer["total"] >= len(answer["results"]) for answer in answers)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries=st.lists(st.text(), min_size=1, max_size=60))
def test_no_generated_text_throws(plain: Path, queries: list[str]) -> None:
    assert len(ask(plain, [(query, {}) for query in queries])) == len(queries)


def test_nothing_typed_finds_nothing(plain: Path) -> None:
    assert ask(plain, [(" ", {})])[0] == {"total": 0, "mode": "none", "results": [], "facets": {}, "suggestions": []}


def test_a_result_says_what_a_list_shows(plain: Path) -> None:
    [result] = ask(plain, [("33-65/2019", {})])[0]["results"]
    assert result.pop("score") > 0
    assert result == {
        "id": "rishennia-rady/2019/33-65-2019",
        "url": "/akty/rishennia-rady/2019/33-65-2019/",
        "title": "Про дострокове припинення повноважень",
        "kind": "rishennia-rady",
        "kind_label": "Рішення ради",
        "date": "2019-12-24",
        "lead": "",
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("№ 33-65/2019", ["rishennia-rady/2019/33-65-2019"]),
        ("рішення №33-65/2019 від 24 грудня 2019 року", ["rishennia-rady/2019/33-65-2019"]),
        ("143-р від 15.03.2018", ["rozporiadzhennia/2018/143-r"]),
        ("143р 2018-03-15", ["rozporiadzhennia/2018/143-r"]),
        ("143-p", ["rozporiadzhennia/2019/143-r", "rozporiadzhennia/2018/143-r"]),
        ("№ 143", ["rozporiadzhennia/2019/143-r", "rozporiadzhennia/2018/143-r"]),
        ("рішення виконкому за березень 2019", ["rishennia-vykonkomu/2019/80"]),
        ("березень 2018", ["rozporiadzhennia/2018/143-r"]),
        ("повноваженнями депутатів", ["rishennia-rady/2019/33-65-2019"]),
        ("звіт за березень 2019", ["rishennia-vykonkomu/2019/90"]),
        ("N 90", ["rishennia-vykonkomu/2019/90"]),
        ("рішення від «24» грудня 2019 року", ["rishennia-rady/2019/33-65-2019"]),
        ("24-го грудня 2019 р.", ["rishennia-rady/2019/33-65-2019"]),
        ("рішення до 24/12/2019", ["rishennia-rady/2019/33-65-2019"]),
        ("24. 12. 2019 року", ["rishennia-rady/2019/33-65-2019"]),
        ("грудень, 2019", ["rishennia-rady/2019/33-65-2019"]),
        ("грудень 2019-го", ["rishennia-rady/2019/33-65-2019"]),
        ("33−65/2019", ["rishennia-rady/2019/33-65-2019"]),
    ],
)
def test_acts_are_found_by_number_and_date_as_people_write_them(plain: Path, query: str, found: list[str]) -> None:
    assert ids(plain, query) == found


def test_all_words_are_wanted_first_and_any_word_where_no_document_has_all(plain: Path) -> None:
    both, either = ask(plain, [("тарифи на воду", {}), ("тарифи відпустка", {})])
    assert (both["mode"], [result["id"] for result in both["results"]]) == (
        "all",
        ["rishennia-vykonkomu/2019/80", "novyna/1"],
    )
    assert either["mode"] == "any"
    assert either["total"] == 4


def test_a_stop_word_alone_is_sought_and_is_dropped_beside_others(plain: Path) -> None:
    assert len(ids(plain, "про")) == 5
    assert ids(plain, "про воду") == ids(plain, "воду")


def test_facets_count_what_the_other_filters_leave(plain: Path) -> None:
    found = ask(plain, [("тарифи", {"filters": {"vyd": "rishennia-vykonkomu", "stan": "repealed"}})])[0]
    assert found["total"] == 1
    assert [(value["value"], value["count"]) for value in found["facets"]["stan"]] == [("in-force", 1), ("repealed", 1)]
    assert found["facets"]["vyd"] == [{"value": "rishennia-vykonkomu", "label": "Рішення виконкому", "count": 1}]
    assert found["facets"]["rik"] == [{"value": "2019", "label": "2019", "count": 1}]


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        ({"vyd": "novyna"}, 1),
        ({"orhan": ["vykonkom", "miska-rada"]}, 3),
        ({"rik": "2018"}, 1),
        ({"tema": "zemlia"}, 1),
        ({"stan": "repealed"}, 1),
        ({"tema": "constructor"}, 0),
        ({"nevidomyi": "x", "rik": ""}, 0),
    ],
)
def test_filters_alone_list_their_documents(plain: Path, filters: dict[str, Any], total: int) -> None:
    assert ask(plain, [("", {"filters": filters})])[0]["total"] == total


def test_filters_never_change_the_way_of_asking(plain: Path) -> None:
    found = ask(plain, [("тарифи воду", {"filters": {"rik": "2018"}})])[0]
    assert (found["mode"], found["total"]) == ("all", 0)


def test_results_sort_by_date_newest_first(plain: Path) -> None:
    assert ids(plain, "тарифи", sort="date") == [
        "rishennia-vykonkomu/2019/90",
        "novyna/1",
        "rishennia-vykonkomu/2019/80",
    ]


def test_offset_and_limit_cut_one_list(built: tuple[Build, Path]) -> None:
    site = built[1]
    whole = ids(site, "рішення", limit=100_000)
    assert len(whole) > 50
    assert ids(site, "рішення") == whole[:10]
    assert ids(site, "рішення", offset=20, limit=30) == whole[20:50]
    assert ids(site, "рішення", offset=100_000) == []
    assert ids(site, "рішення", limit=0) == []


def test_the_first_of_many_results_are_those_of_all_ranked(tmp_path: Path) -> None:
    build = index(items(1500, seed=7, length=25), synonyms=["парк = музей, бібліотека", "дозвіл = міська рада"])
    site = write(build, tmp_path)
    chance = random.Random(7)
    common = [
        "рішення",
        "міська рада",
        "парк",
        "дозвіл",
        "рішення березень 2018",
        "ріш*",
        "про",
        "рішення -парк",
        "№ 3",
    ]
    kinds = [required_words, any_words, excluded_word, beginning, joined_word, month]
    queries = [*common, *(kind(build, chance)[0] for kind in kinds for _ in range(10))]
    news = {"filters": {"vyd": "novyna"}}
    ways = [ALL, {"limit": 10}, {"offset": 20, "limit": 10}, ALL | news, {"limit": 10} | news]
    many = 0
    for answers in zip(*(ask(site, [(query, way) for query in queries]) for way in ways), strict=True):
        whole, first, third, whole_news, first_news = (answer["results"] for answer in answers)
        many += len(whole) > 200
        assert (first, third, first_news) == (whole[:10], whole[20:30], whole_news[:10])
    assert many > 20


def test_dates_in_both_segments_are_in_one_order(built: tuple[Build, Path]) -> None:
    found = ask(built[1], [("рішення", ALL | {"sort": "date"})])[0]["results"]
    dates = [result["date"] for result in found]
    assert dates == sorted(dates, reverse=True)
    assert dates[0].startswith("2018-12")


def test_hostile_labels_and_topics_stay_plain_values(tmp_path: Path) -> None:
    hostile = ("__proto__", "constructor", "<b>")
    site = write(index([document("x/1", "2019-01-01", "Рада", topics=hostile, kind="toString")]), tmp_path)
    facets = ask(site, [("рада", {})])[0]["facets"]
    assert sorted(value["label"] for value in facets["tema"]) == sorted(hostile)
    assert facets["vyd"] == [{"value": "toString", "label": "toString", "count": 1}]


def test_an_empty_index_answers(tmp_path: Path) -> None:
    assert ask(write(index([]), tmp_path), [("рада", {})])[0]["total"] == 0


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("nfhbab", "тарифи"),
        ("Nfhbab yf djle", "тарифи на воду"),
        ("Gjdyjdf;tyyz", "повноваження"),
        ("{fnf", "хата"),
        ("<.l;tn", "бюджет"),
        ("тapифи", "тариф"),
        ("тариффи", "тариф"),
        ("тарфи на воду", "тариф на воду"),
        ("повноваженнмаи", "повноваження"),
        ("заседание", "засідання"),
        ("тарифы", "тариф"),
        ("повноваженя", "повноваження"),
        ("ганок", "ґанок"),
        ("ганку", "ґанок"),
        ("ґромада", "громада"),
        ("атрифи", "тариф"),
        ("арифи", "тариф"),
        ("траифи", "тариф"),
        ("трифи", "тариф"),
        ("зтарифи", "тариф"),
        ("дарифи", "тариф"),
        ("ловноваження", "повноваження"),
    ],
)
def test_another_spelling_is_offered_for_a_word_that_is_nowhere(tmp_path: Path, query: str, meant: str) -> None:
    made = [
        document("novyna/2", "2019-03-23", "Засідання відбулося"),
        decision(
            "vykonkom", "80", "2019-03-21", "Про тарифи на воду", "Повноваження комісії. Ґанки громади. Хата. Бюджет."
        ),
    ]
    site = write(index(made), tmp_path / "site")
    [found] = ask(site, [(query, {})])
    assert meant in found["suggestions"]
    [again] = ask(site, [(meant, {})])
    assert again["mode"] == "all"
    assert again["total"] > 0


def test_the_words_of_a_text_are_marked_by_their_keys(plain: Path) -> None:
    text = "Тарифами не є ТАРИФИКАЦІЯ; виконавчого комітету: та\u0301рифів."
    [marks] = marked(plain, [("тариф виконком", text)])
    assert [piece["text"] for piece in marks if piece["hit"]] == [
        "Тарифами",
        "виконавчого",
        "комітету",
        "та\u0301рифів",
    ]
    assert "".join(piece["text"] for piece in marks) == text
    assert [piece["word"] for piece in marks if piece["hit"]] == [0, 1, 1, 0]


def test_the_beginning_of_a_word_is_marked_in_all_that_begin_so(plain: Path) -> None:
    [marks] = marked(plain, [("тар*", "Тарифи, старий, таріль")])
    assert [piece["text"] for piece in marks if piece["hit"]] == ["Тарифи", "таріль"]


@pytest.mark.parametrize("query", HOSTILE)
def test_marking_never_throws_and_loses_no_letter(plain: Path, query: str) -> None:
    text = "Про «рішення» — \ud83d __proto__ constructor 10:00 '' \u202e"
    [marks] = marked(plain, [(query, text)])
    assert "".join(piece["text"] for piece in marks) == text


def test_nothing_is_offered_where_every_word_is_known(plain: Path) -> None:
    answers = ask(plain, [("тарифи", {}), ("депутат тарифи", {}), ("", {}), ("143-р", {}), ("тариф*", {})])
    assert [answer["suggestions"] for answer in answers] == [[]] * 5


def test_a_typo_is_mended_among_more_words_with_its_first_letters_than_are_read(tmp_path: Path) -> None:
    body = " ".join(f"про{one}{two}{three}" for one in "абвгдежз" for two in "абвгдежзик" for three in "лмнопрстуф")
    made = [document(f"novyna/{n}", "2019-03-01", "Новина", body=f"{body} прохання") for n in range(3)]
    site = write(index(made), tmp_path / "site")
    labels = json.loads((site / "poshuk/index/manifest.json").read_text("utf-8"))["segments"][-1]["labels"]
    assert sum(label.startswith("пр") for label in labels) > 12
    assert "прохання" in ask(site, [("прохнання", {})])[0]["suggestions"]


@pytest.mark.parametrize("kept", [0, 40, -1])
def test_a_shard_cut_short_is_a_failure_and_neither_hangs_nor_finds_nothing(tmp_path: Path, kept: int) -> None:
    site = write(index([document("novyna/1", "2019-03-01", "Тариф", body="Рада і громада ухвалили бюджет.")]), tmp_path)
    for file in (site / "poshuk/index").glob("*.bin"):
        if "-facts-" not in file.name:
            file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(AssertionError, match="cut short"):
        ask(site, [("тариф", {}), ("бюджет", {})])
