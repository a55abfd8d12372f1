from __future__ import annotations

import collections
import random
from dataclasses import dataclass

import pytest

from plugins.demo import news, petitions, register, videos
from plugins.demo.lexicon import Phrases, pools, read, word
from plugins.demo.months import LONGEST, Month, corpus
from plugins.demo.register import unique_slug
from plugins.demo.subjects import Stream, day_words


def streams(seed: int) -> list[Stream]:
    return [*register.streams(seed), news.stream(seed), petitions.stream(seed), videos.stream(seed)]


@pytest.mark.parametrize("seed", [0, 41])
def test_no_title_comes_twice_in_the_longest_corpus(seed: int) -> None:
    for stream in streams(seed):
        titles = collections.Counter(drawn.title for month in corpus(LONGEST) for drawn in stream.month(month))
        assert titles.most_common(1)[0][1] == 1
        assert len(titles) == LONGEST * stream.per_month


def test_no_file_name_comes_twice_in_ten_years_of_news() -> None:
    stream = news.stream(0)
    slugs = [
        unique_slug(drawn.title, month.index * 232 + place)
        for month in corpus(24)
        for place, drawn in enumerate(stream.month(month))
    ]
    assert len(set(slugs)) == len(slugs)
    assert max(map(len, slugs)) <= 80


def test_every_phrase_can_be_said() -> None:
    phrases = Phrases(pools(), random.Random(0), {"case": word("1")})
    said = 0
    for name in ("council", "committee", "orders", "news", "petitions", "videos", "acts"):
        for text in texts(read(name)):
            told = phrases.say(text)
            assert "{" not in told
            assert ".." not in told
            said += 1
    assert said > 700


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if " " in value else []
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    return [text for item in value for text in texts(item)] if isinstance(value, list) else []


def test_words_have_their_cases() -> None:
    street = next(word for word in pools()["street"] if word.n == "Садова")
    assert street == ("Садова", "Садової", "Садовій", "Садову", "Садовою", "Садовій")
    woman = next(word for word in pools()["woman"] if word.n.startswith("Прикладенко"))
    assert woman.d.startswith("Прикладенко ")
    man = next(word for word in pools()["man"] if word.n.startswith("Прикладенко"))
    assert man.d.startswith("Прикладенку ")
    assert f"{word('ліцей|ліцею')} біля {word('ліцей|ліцею').g}" == "ліцей біля ліцею"


@dataclass
class Case:
    index: int
    folder: str
    convocation: str
    session: int


@pytest.mark.parametrize(
    "case",
    [
        Case(239, "2019/03", "VII", 41),
        Case(199, "2015/11", "VII", 1),
        Case(198, "2015/10", "VI", 60),
        Case(0, "1999/04", "III", 13),
    ],
)
def test_a_month_knows_its_session_and_convocation(case: Case) -> None:
    month = Month(case.index)
    assert (month.folder, month.convocation, month.session) == (case.folder, case.convocation, case.session)


def test_a_corpus_ends_with_march_2019() -> None:
    months = list(corpus(120))
    assert (months[0].folder, months[-1].folder, len(months)) == ("2009/04", "2019/03", 120)


def test_days_are_put_into_words() -> None:
    assert day_words("2019-03-05") == "5 березня 2019 року"
