"""Faults that only several documents together show: relations, numbers, topics, roll calls."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.frontmatter_write import Plain

from .fault import Fault, act, beside, draft, found, news, petition, sitting

_DAY = "2019-03-25"


def faults() -> Iterator[Fault]:
    """Relations, numbering, topics, votes."""
    yield from _targets()
    yield from _contradictions()
    yield from _numbers()
    yield from _votes()
    topics: list[Plain] = ["Вади і зразки"], ["вади, і зразки"]  # type: ignore[assignment]
    one, other = (news(f"tema-{place}", "Новина.\n", topics=each) for place, each in enumerate(topics, 1))
    yield found("дві теми з однією адресою", other, "topics:", one, level="error")


def _targets() -> Iterator[Fault]:
    nothing = act("bez-tsili", _DAY, relations=[{"type": "repeals", "act": "rishennia-rady/2019/nemaie"}])
    yield found("зв'язок з актом, якого немає", nothing, "act: rish", level="error")
    own = act("sam-na-sebe", _DAY, relations=[{"type": "changes", "act": "rishennia-rady/2019/vada-sam-na-sebe"}])
    yield found("акт посилається сам на себе", own, "act: rish", level="error")
    answer = petition("bez-akta", "90002", act="rishennia-rady/2019/nemaie")
    yield found("петиція називає акт, якого немає", answer, "act: rish", level="error")
    agenda: list[Plain] = [{"n": "1", "title": "Про справу", "draft": "proiekt/2019/nemaie"}]
    held = sitting("9001", "2019-04-25 10:00", "2019-04-01", agenda=agenda)
    yield found("порядок денний називає проєкт, якого немає", held, "draft:", level="error")


def _contradictions() -> Iterator[Fault]:
    first, second = "rishennia-rady/2019/vada-kolo-1", "rishennia-rady/2019/vada-kolo-2"
    later = act("kolo-2", "2019-03-26", relations=[{"type": "changes", "act": first}])
    earlier = act("kolo-1", _DAY, relations=[{"type": "changes", "act": second}])
    yield found("зв'язки замкнулися в коло", earlier, "act: rish", later, level="error")
    declared = act("stan", _DAY, status="chynnyi")
    repealing = act("stan-2", _DAY, relations=[{"type": "repeals", "act": "rishennia-rady/2019/vada-stan"}])
    yield found("стан суперечить зв'язкам", declared, "status:", repealing, level="error")
    yield found("рішення має стан проєкту", act("stan-proiektu", _DAY, status="na-rozghliadi"), "status:")
    ahead: Plain = [{"type": "changes", "act": "rishennia-rady/2019/vada-piznishyi"}]
    yield found(
        "акт змінює пізніший", act("ranishyi", _DAY, relations=ahead), "act: rish", act("piznishyi", "2019-03-27")
    )
    gone = act("skasovanyi", "2019-03-01")
    ends: Plain = [{"type": "repeals", "act": "rishennia-rady/2019/vada-skasovanyi"}]
    late: Plain = [{"type": "changes", "act": "rishennia-rady/2019/vada-skasovanyi"}]
    changing = act("zmina-skasovanoho", _DAY, relations=late)
    yield found("акт змінює скасований", changing, "act: rish", gone, act("skasuvannia", "2019-03-11", relations=ends))
    both = [act(f"z-proiektu-{place}", _DAY, draft="proiekt/2019/vada-odyn") for place in (1, 2)]
    yield found("з одного проєкту прийнято два акти", both[1], "draft:", both[0], draft("odyn", "2019-01-10"))
    yield found(
        "рішення прийнято не з проєкту",
        act("ne-z-proiektu", _DAY, draft="rishennia-rady/2019/vada-ne-proiekt"),
        "draft:",
        act("ne-proiekt", _DAY),
    )


def _numbers() -> Iterator[Fault]:
    own: dict[str, Plain] = {"kind": "rishennia-vykonkomu", "body": "vykonkom", "slug": ""}
    one, three = (act(f"nomer-{number}", "2021-03-10", **own, number=str(number)) for number in (1, 3))
    yield found("пропущено номер", three, "number:", one)
    twice = {**own, "number": "7"}
    same = act("toi-samyi-1", "2020-03-10", **twice)
    again = act("toi-samyi-2", "2020-03-11", **{**twice, "slug": "vada-toi-samyi"})
    yield found("номер уже має інший акт того року", again, "number:", same)
    place: dict[str, Plain] = {**own, "number": "8"}
    yield found(
        "два акти з однією адресою",
        act("adresa-2", "2018-03-12", **place),
        "number:",
        act("adresa-1", "2018-03-12", **place),
        level="error",
    )


_COLUMNS = "motionUid,voterName,result"


def _votes() -> Iterator[Fault]:
    votes: Plain = {"votings": "vada-holosy.csv", "uid": "вада-3"}
    stray = act("chuzhe-pytannia", _DAY, votes=votes, session="1", convocation="VIII")
    voices = beside(stray, "holosy.csv", f"{_COLUMNS}\nвада-1,Перша,За\nвада-2,Перша,За\n")
    yield found("питання, якого немає в голосуванні", stray, "votes:", voices)
    broken = sitting("9002", "2019-04-25 11:00", "2019-04-01", votes={"votings": "vada-bez-rezultatu.csv"})
    table = beside(broken, "bez-rezultatu.csv", f"{_COLUMNS}\nвада-4,Перша,За\nвада-4,Друга,можливо\n")
    yield found("невідомий результат голосування", table, 3, broken, level="error")
    here: list[Plain] = [{"name": "Невідомченко Ніхто Ніколайович"}]
    unknown = sitting("9003", "2019-04-25 12:00", "2019-04-01", convocation="VII", attendance=here)
    yield found("на засіданні той, кого немає серед депутатів", unknown, "name:")
