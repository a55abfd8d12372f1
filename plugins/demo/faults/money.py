"""Faults of enterprises' statements: what a table of forms shows, and how a document names it."""

from __future__ import annotations

from collections.abc import Iterator

from .fault import Fault, File, beside, document, found

_HEAD = "form,line,name,value\n"
_SOUND = f"{_HEAD}2-м,2000,,5\n2-м,2280,,5\n"


def faults() -> Iterator[Fault]:
    """One of each, every enterprise with a table of its own."""
    yield _table("сума розділу не сходиться", "suma", f"{_HEAD}1,1010,,10\n1,1095,,12\n", "1,1095")
    yield _table("збиток не сходиться", "zbytok", f"{_HEAD}2,2000,,5\n2,2050,,(9)\n2,2095,,(1)\n", "2,2095")
    yield _table("актив не дорівнює пасиву", "balans", f"{_HEAD}1-мс,1300,,10\n1-мс,1900,,11\n", "1-мс,1300")
    yield _table("частина більша за ціле", "chastyna", f"{_HEAD}1,1620,,10\n1,1621,,12\n", "1,1620")
    before = "form,line,name,value,previous\n2-мс,2000,,5,5\n2-мс,2280,,5,9\n"
    yield _table("попередній рік не сходиться", "poperednii", before, "2-мс,2280")
    yield _table("форма, якої немає", "forma", f"{_HEAD}7,1010,,10\n", "7,1010")
    yield _table("форми не названо", "bez-formy", f"{_HEAD},1010,,10\n", ",1010")
    yield _table("рядок, якого у формі немає", "riadok", f"{_HEAD}1,1O10,,10\n", "1,1O10")
    yield _table("рядок іншої форми", "chuzhyi-riadok", f"{_HEAD}1,2000,,10\n", "1,2000")
    yield _table("рядка не названо", "bez-riadka", f"{_HEAD}1,,Запаси,10\n", "1,,")
    yield _table("рядок форми двічі", "riadok-dvichi", f"{_HEAD}1,1100,,10\n1,1100,,11\n", "1,1100,,11")
    yield _table("баланси двох видів", "dva-balansy", f"{_HEAD}1,1100,,10\n1-м,1110,,11\n", "1-м,")
    yield _table("сума не число", "ne-chyslo", f"{_HEAD}1,1100,,багато\n", "1,1100")
    yield _table("формула в назві", "formula", f"{_HEAD}1,1100,=1+1,10\n", "1,1100")
    yield _table("таблиця без стовпчика", "stovpchyk", "form,line,value\n1,1100,10\n", 1)
    yield _table("два стовпчики з одним змістом", "dva-stovpchyky", "form,line,name,value,сума\n", 1)
    yield _table("невідомий стовпчик", "chuzhyi-stovpchyk", "form,line,name,value,previuos\n", 1)
    yield _table("таблиця без жодного рядка", "porozhnia", _HEAD, 1)
    yield _table("таблиця в CP1251", "cp1251", f"{_HEAD}1,1100,Запаси підприємства,10\n".encode("cp1251"), 2)
    yield from _named()


def _named() -> Iterator[Fault]:
    def error(what: str, name: str, statements: list[dict[str, str]], at: str, *more: str) -> Fault:
        file = _document(name, statements)
        tables = (beside(file, f"{stem}.csv", _SOUND) for stem in more)
        return found(what, file, at, *tables, level="error")

    twice = [{"path": f"vada-{name}.csv", "year": "2018"} for name in ("rik-dvichi", "rik-znovu")]
    yield error("звітність за один рік двічі", "rik-dvichi", twice, "vada-rik-znovu.csv", "rik-dvichi", "rik-znovu")
    yield error("звітність без року", "bez-roku", [{"path": "vada-bez-roku.csv"}], "vada-bez-roku.csv", "bez-roku")
    wrong = [{"path": "vada-ne-rik.csv", "year": "18"}]
    yield error("рік не чотирма цифрами", "ne-rik", wrong, "year:", "ne-rik")
    yield error("файла звітності немає", "nemaie", [{"path": "nemaie-2018.csv"}], "path:")
    paper = _document("zvit-pdf", [{"path": "vada-zvit-pdf.pdf", "year": "2018"}])
    scan = beside(paper, "zvit-pdf.pdf", b"%PDF-1.4\n")
    yield _restated()
    yield found("звітність не таблицею", paper, "path:", scan, level="error")


def _restated() -> Fault:
    """What the later of two years says of the earlier is not what that one's own file says."""
    years = ("2017", "2018")
    owner = _document("roky", [{"path": f"vada-roky-{year}.csv", "year": year} for year in years])
    earlier, later = (
        beside(owner, f"roky-{year}.csv", f"form,line,name,value,previous\n2-м,2000,,5,{before}\n")
        for year, before in zip(years, ("5", "8"), strict=True)
    )
    return found("два роки розходяться", later, "2-м,2000", earlier, owner)


def _document(name: str, statements: list[dict[str, str]]) -> File:
    title = f"Підприємство «{name}» (зразок)"
    header = {"title": title, "name": f"КП «{name}»", "statements": statements}
    return document(f"enterprises/vady/{name}", header, "")  # type: ignore[arg-type]


def _table(what: str, name: str, data: str | bytes, at: str | int) -> Fault:
    """A fault of the table itself."""
    owner = _document(name, [{"path": f"vada-{name}.csv", "year": "2018"}])
    return found(what, beside(owner, f"{name}.csv", data), at, owner, level="error")
