"""From a header to a record: keys recognised, every fault named with its line and remedy.

Errors: a missing required field, a value the schema refuses, a key that would move a page (`save_as`, `url`,
`template`), `status: draft`. Warnings: an unknown key, a title over 254 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from . import alt_text
from .collation import sort_key
from .fields import filled
from .frontmatter import Flaw, FrontMatter, Path
from .kinds import Petition, Record
from .problems import maybe
from .ukrainian import plural
from .vocabulary import PETITION_STATUSES, TITLE_LIMIT, WITHDRAWN_TITLE
from .wrong import Wrong, shown

FORBIDDEN = {
    "save_as": "адресу складає сам сайт; приберіть цей рядок, а кінець адреси задайте полем slug",
    "url": "адресу складає сам сайт; приберіть цей рядок, а кінець адреси задайте полем slug",
    "template": "вигляд сторінки задає вид документа; приберіть цей рядок",
}
TOPIC_LIMIT = 20
ACCESSIBLE = "R25"
"""The rule that asks for WCAG 2.1 AA (КМУ № 757)."""
PERIODS = (("filed", "date"), ("date", "until"), ("opens", "closes"), ("from_", "to"))
"""Fields of the beginning and of the end of a period."""
MISSING = "немає обов'язкового поля"
EMPTY = "обов'язкове поле порожнє"


class Validated(NamedTuple):
    """record is None when an error stands among the flaws.

    faulty: then, what can be made of the sound fields, a stop-gap in place of others that a record must have; None
    where not even that can be.
    """

    record: Record | None
    flaws: tuple[Flaw, ...]
    faulty: Record | None = None


def key_of(field: str) -> str:
    """The header key of a model's field (`from_` is written `from`)."""
    return field.rstrip("_")


@cache
def known_keys(kind: type[Record]) -> dict[str, str]:
    """Every accepted key (casefolded) of a kind -> field name."""
    keys = {str(info.title).casefold(): name for name, info in kind.model_fields.items()}
    for name, info in kind.model_fields.items():
        extra = info.json_schema_extra
        assert isinstance(extra, dict)
        for key in extra["keys"]:  # type: ignore[union-attr]
            keys.setdefault(str(key), name)
    for name in kind.model_fields:
        keys[key_of(name)] = name
    return keys


def field_line(kind: type[Record], lines: Mapping[Path, int], name: str) -> int:
    """The line on which a header gives a field, under whichever of its keys; 1 when it does not."""
    keys = known_keys(kind)
    return next((line for (key, *below), line in lines.items() if not below and keys.get(str(key)) == name), 1)


def validate(kind: type[Record], front: FrontMatter) -> Validated:
    """Check a header against its kind. All faults at once."""
    flaws = list(front.flaws)
    values: dict[str, Any] = {}
    written: dict[str, str] = {}
    keys = known_keys(kind)
    for key, value in front.values.items():
        name = keys.get(key.casefold().replace("’", "'"))
        line = front.lines.get((key,))
        if key.casefold() in FORBIDDEN:
            flaws.append(Flaw(line, key.casefold(), "це поле заборонене", FORBIDDEN[key.casefold()]))
        elif key.casefold() in {"status", "стан"} and isinstance(value, str) and value.strip().casefold() == "draft":
            hint = "щоб відкласти оприлюднення, задайте embargo з датою; проєкт акта має kind: proiekt"
            flaws.append(Flaw(line, "status", "«status: draft» тут не діє", hint))
        elif name is None:
            guess = maybe(key, keys)
            hint = guess or f"приберіть його; поля цього виду: {', '.join(_names(kind, key))}"
            flaws.append(Flaw(line, shown(key), f"невідоме поле «{shown(key)}»", hint, "warning"))
        elif name in values:
            hint = "залиште одне з них"
            flaws.append(Flaw(line, key_of(name), f"поле задано двічі: «{written[name]}» і «{key}»", hint))
        else:
            values[name], written[name] = value, key
    if filled(values).get("withdrawn"):
        flaws += _left_over(kind, values, front, written)
        values = _bared(kind, values)
    record = faulty = None
    try:
        record = faulty = kind.model_validate(values if values.get("withdrawn") else filled(values))
    except ValidationError as error:
        faulty = _sound(kind, filled(values), {str(item["loc"][0]) for item in error.errors()})
        translated = _translated(kind, error, front, written)
        if any(flaw.level == "error" for flaw in front.flaws):  # a header cut short lacks fields that may be there
            translated = (flaw for flaw in translated if flaw.message != MISSING)
        flaws += translated
    if record is not None:
        flaws += _whole(record, front, written)
    broken = any(flaw.level == "error" for flaw in flaws)
    return Validated(None if broken else record, tuple(flaws), faulty if broken else None)


COMMON_REMAINS = ("slug", "lang", "withdrawn")


def remains(kind: type[Record]) -> tuple[str, ...]:
    """Fields that a withdrawn document of a kind may have."""
    return (*kind.remains, *COMMON_REMAINS)


def _left_over(
    kind: type[Record], values: Mapping[str, Any], front: FrontMatter, written: Mapping[str, str]
) -> Iterator[Flaw]:
    """What a withdrawn document still shows of itself."""
    hint = "приберіть його; лишитися можуть " + ", ".join(map(key_of, remains(kind)))
    for name in values:
        if name not in remains(kind):
            line = front.lines.get((written[name],))
            yield Flaw(line, key_of(name), f"вилучений документ має поле «{key_of(name)}»", hint)
    if front.body.strip():
        hint = "приберіть усе після другого «---»"
        yield Flaw(front.body_line, None, "у вилученому документі лишився текст", hint)


def _bared(kind: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """A withdrawn document's values, with nothing where the schema asks for what must not stay."""
    kept = {name: value for name, value in filled(values).items() if name in remains(kind)}
    lacking = (name for name, info in kind.model_fields.items() if info.is_required() and name not in remains(kind))
    return {**dict.fromkeys(lacking, ""), **kept, "title": WITHDRAWN_TITLE}


def _names(kind: type[Record], key: str) -> list[str]:
    """The keys of a kind in the letters of the one that is not known."""
    if re.search("[а-яіїєґ]", key.casefold()):
        return sorted((str(info.title) for info in kind.model_fields.values()), key=sort_key)
    return sorted(map(key_of, kind.model_fields))


STOP_GAPS = {"title": "—", "date": "1990-01-01"}
"""Values of fields without which no record can be made: they tell nothing and are ahead of nothing."""


def _sound(kind: type[Record], values: Mapping[str, Any], bad: set[str]) -> Record | None:
    """A record of the fields that are not bad, so that the other faults of the document are told with theirs."""
    kept = {name: value for name, value in values.items() if name not in bad}
    gaps = {name: STOP_GAPS[name] for name in bad if name in STOP_GAPS and kind.model_fields[name].is_required()}
    try:
        return kind.model_validate({**kept, **gaps})
    except ValidationError:
        return None


def _translated(
    kind: type[Record], error: ValidationError, front: FrontMatter, written: Mapping[str, str]
) -> Iterator[Flaw]:
    for item in error.errors():
        place = item["loc"]
        name = str(place[0])
        label = ".".join(key_of(part) if isinstance(part, str) else str(part + 1) for part in place)
        path = (written.get(name, key_of(name)), *place[1:])
        line = next((front.lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in front.lines), None)
        cause = item.get("ctx", {}).get("error")
        if isinstance(cause, Wrong):
            yield Flaw(line, label, cause.message, cause.hint)
        elif item["type"] == "missing" and len(place) == 1 and name in written:
            yield Flaw(line, label, EMPTY, f"допишіть значення ({kind.model_fields[name].description})")
        elif item["type"] == "missing":
            yield Flaw(line or 1, label, MISSING, _how_to_write(kind, name, place))
        elif item["type"] == "extra_forbidden":
            yield Flaw(line, label, f"невідоме поле «{shown(str(place[-1]))}»", "приберіть його або виправте назву")
        else:
            yield Flaw(line, label, f"значення «{shown(item['input'])}» не підходить", "див. опис поля в довіднику")


def _how_to_write(kind: type[Record], name: str, place: tuple[int | str, ...]) -> str:
    info = kind.model_fields.get(name)
    if info is None or len(place) > 1:
        return f"додайте «{place[-1]}: …»"
    return f"додайте рядок «{key_of(name)}: …» ({info.description})"


def _whole(record: Record, front: FrontMatter, written: Mapping[str, str]) -> Iterator[Flaw]:
    """What concerns a record rather than one value."""

    def line(name: str) -> int | None:
        return front.lines.get((written.get(name, name),))

    if (length := len(record.title)) > TITLE_LIMIT:
        message = f"назва має {length} {plural(length, 'знак', 'знаки', 'знаків')}, а дозволено {TITLE_LIMIT}"
        yield Flaw(line("title"), "title", message, "скоротіть назву, подробиці перенесіть у текст", "warning")
    if len(record.topics) > TOPIC_LIMIT:
        yield Flaw(line("topics"), "topics", f"тем {len(record.topics)}, а дозволено {TOPIC_LIMIT}", "залиште головні")
    image, alt = getattr(record, "image", ""), getattr(record, "image_alt", "")
    if image and not alt:
        hint = "додайте «image_alt: …»: що на зображенні, для тих, хто його не бачить"
        yield Flaw(line("image"), "image_alt", "зображення без опису", hint, "warning", ACCESSIBLE)
    elif image and alt_text.says_nothing(alt):
        message = f"«{shown(alt)}» не описує зображення"
        yield Flaw(line("image_alt"), "image_alt", message, alt_text.HINT, "warning", ACCESSIBLE)
    if isinstance(record, Petition):
        yield from _stage(record, line("status"))
    for first, last in PERIODS:
        begins, ends = getattr(record, first, ""), getattr(record, last, "")
        if _before(ends, begins):
            yield _reversed(line(last), (key_of(first), begins), (last, ends))
    event = getattr(record, "event", None)
    if event and _before(event.end, event.start):
        key = written.get("event", "event")
        yield _reversed(
            front.lines.get((key, "end"), line("event")), ("event.start", event.start), ("event.end", event.end)
        )


def _stage(record: Petition, line: int | None) -> Iterator[Flaw]:
    """A stage typed in the header that the dates beside it deny."""
    words = PETITION_STATUSES.get(record.status, "")
    if record.answered and record.status in ("zbir", "rozghliad"):
        hint = "приберіть status: його видно з дат"
        yield Flaw(line, "status", f"стан «{words}», а відповідь дано {record.answered[:10]}", hint, "warning")
    elif record.status == "vidpovid" and not record.answered:
        yield Flaw(line, "status", f"стан «{words}», а дати відповіді немає", "впишіть день у answered", "warning")


def _before(ends: str, begins: str) -> bool:
    """Does a period end before it begins? A day without a time lasts until midnight."""
    length = min(len(ends), len(begins))
    return bool(length) and ends[:length] < begins[:length]


def _reversed(line: int | None, first: tuple[str, str], last: tuple[str, str]) -> Flaw:
    message = f"{last[0]} «{last[1]}» раніше за {first[0]} «{first[1]}»"
    return Flaw(line, last[0], message, "виправте одну з дат")
