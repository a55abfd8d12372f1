"""Field types of the schema: text from a header becomes a checked value, or a `Wrong` that says how to mend it.

A header gives only text, lists and mappings. Dates stay ISO text (`2019-12-24`, `2019-12-24 10:00`): it sorts,
compares and prints without conversion.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo

from .clock import LONGEST, read_clock
from .problems import maybe
from .vocabulary import Vocabulary
from .wrong import Wrong, shown

# Without it pydantic looks through the metadata of every installed package for plugins of its own: 0.02 s of an edit
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

Holds = Literal["", "record", "acts", "sessions", "videos", "body", "commission", "file", "picture", "clip"]
"""The id of another record (of one folder or of any), a code of the settings, or the name of a file beside; a clip may
be an address too."""

EARLIEST, LATEST = 1990, 2100


class Part(BaseModel):
    """A nested value of a record (a relation, a file, an agenda item). Frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _given(cls, values: Any) -> Any:
        return filled(values) if isinstance(values, dict) else values


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """A header's values without those that show nothing: an empty field is a field not given."""
    return {name: value for name, value in values.items() if not isinstance(value, str) or _visible(value)}


def _visible(text: str) -> bool:
    """Does any character leave a trace on paper? Spaces do not, nor do joiners of no width."""
    return any(char.isprintable() and not char.isspace() for char in text)


def field(
    label: str,
    help: str,
    *,
    default: Any = "",
    rule: str = "",
    keys: tuple[str, ...] = (),
    card: bool = False,
    vocabulary: Vocabulary | None = None,
    holds: Holds = "",
    offered: bool = True,
) -> Any:
    """Declare a field of a record.

    label: Ukrainian name, also accepted as a key (any case). help: what to write, for forms and docs.
    rule: how the value is checked, in words. keys: further accepted keys. card: shown in the card of facts.
    default: `...` makes the field required. holds: what its text stands for, for forms that offer a choice of it.
    offered: False for what a command writes and neither forms nor new documents show.
    """
    extra: dict[str, Any] = {
        "label": label,
        "help": help,
        "rule": rule,
        "keys": keys,
        "card": card,
        "vocabulary": vocabulary or {},
        "holds": holds,
        "offered": offered,
    }
    return Field(default, title=label, description=help, json_schema_extra=extra)


def offered(info: FieldInfo) -> bool:
    """Do forms and new documents show the field?"""
    return isinstance(info.json_schema_extra, dict) and bool(info.json_schema_extra["offered"])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong("тут має бути один рядок тексту", "запишіть значення одним рядком, без списку")
    return " ".join(value.split())


def _lines(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong("тут має бути текст", "запишіть значення текстом, без списку")
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, (list, tuple)):
        raise Wrong("тут має бути список", "запишіть значення через кому або кожне з нового рядка після «- »")
    return tuple(text for item in value if (text := _text(item)))


def _number(value: Any) -> int | None:
    text = _text(value)
    if not text:
        return None
    digits = re.sub(r"[\s\u00a0\u202f]", "", text)
    if not re.fullmatch(r"\d{1,12}", digits, re.ASCII):
        raise Wrong(f"«{shown(text)}» не є цілим числом", "запишіть число цифрами, наприклад 250")
    return int(digits)


def _flag(value: Any) -> bool:
    text = _text(value).casefold()
    if text in {"так", "true", "yes", "1"}:
        return True
    if text in {"ні", "false", "no", "0", ""}:
        return False
    raise Wrong(f"«{shown(text)}» не є відповіддю", "запишіть «так» або «ні»")


def _when(value: Any) -> str:
    text = _text(value)
    if not text:
        return ""
    remedy = "запишіть дату так: 2019-12-24, а з часом — 2019-12-24 10:00"
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d))?", text, re.ASCII)
    if not match:
        proposal = _iso_guess(text)
        raise Wrong(f"«{shown(text)}» не є датою", f"{remedy}; можливо, «{proposal}»?" if proposal else remedy)
    try:
        day = datetime(*(int(part) for part in match.groups(default="0")))  # type: ignore[arg-type]  # noqa: DTZ001 - a day of the calendar
    except ValueError:
        raise Wrong(f"дати «{shown(text)}» немає в календарі", "перевірте місяць, день і час") from None
    if not EARLIEST <= day.year <= LATEST:
        raise Wrong(f"рік {day.year} поза межами {EARLIEST}–{LATEST}", "перевірте рік")
    return text.replace("T", " ")


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


def _iso_guess(text: str) -> str:
    """The date that was probably meant, with its time; empty where there is no telling."""
    from .ukrainian import parse_date_words

    text = text.strip(" \"'«»“”„").translate(_DASHES)
    day, clock = text, ""
    if match := re.fullmatch(r"(.*?\d{4}.*?|\d[\d./-]+),?(?:T| +| о )(\d{1,2})[:.](\d\d)(?::\d\d)?(?: ?год\.?)?", text):
        day, clock = match[1], f" {int(match[2]):02}:{match[3]}"
    if match := re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", day):
        day = f"{match[3]}.{match[2]}.{match[1]}"
    iso = parse_date_words(re.sub(r"(?<=\d)[/-](?=\d)", ".", day))
    return f"{iso}{clock}" if iso and clock < " 24" and clock[4:] < "60" else ""


def _slug(value: Any) -> str:
    text = _text(value)
    if not text or (re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) and len(text) <= 80):
        return text
    from .ukrainian import slugify

    proposal = slugify(text)
    hint = "лише малі латинські літери, цифри й дефіс, до 80 знаків"
    raise Wrong(f"«{shown(text)}» не годиться для адреси", f"{hint}; можливо, «{proposal}»?" if proposal else hint)


def _web_address(value: Any) -> str:
    text = _text(value)
    if text and not re.fullmatch(r"https?://[^\s/<>\"'\\]+\.[^\s<>\"'\\]+", text):
        raise Wrong(f"«{shown(text)}» не є веб-адресою", "запишіть адресу повністю, починаючи з https://")
    return text


def _web_addresses(value: Any) -> tuple[str, ...]:
    return tuple(_web_address(text) for text in _texts(value))


def _month(value: Any) -> str:
    text = _text(value)
    if text and not re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", text, re.ASCII):
        raise not_a_month(text)
    return text


def not_a_month(text: str) -> Wrong:
    """What is said of a month that is not written as `2019-03`, with a guess."""
    from .words import month_guess

    guess = month_guess(text)
    remedy = "запишіть рік і місяць так: 2019-03"
    return Wrong(f"«{shown(text)}» не є місяцем", f"{remedy}; можливо, «{guess}»?" if guess else remedy)


def _number_text(value: Any) -> str:
    """An act's number as written, without «№» before it."""
    return re.sub(r"^(№|N(?=[\s\d])|#)\s*", "", _text(value))


def _year(value: Any) -> str:
    text = _text(value)
    if text and not re.fullmatch(r"(19|20)\d\d", text, re.ASCII):
        raise Wrong(f"«{shown(text)}» не є роком", "запишіть рік чотирма цифрами, наприклад 2018")
    return text


def _clock(value: Any) -> Any:
    if not isinstance(value, str) or not (text := " ".join(value.split())):
        return value
    found = read_clock(text)
    if found is None or found > LONGEST:
        raise Wrong(f"«{shown(text)}» не є часом", "запишіть хвилини й секунди, як 12:05, або години теж: 1:02:30")
    return value


def choice(vocabulary: Vocabulary) -> Callable[[Any], str]:
    """A validator that takes a code of the vocabulary or its words, in any case, and gives the code."""
    by_words = {words.casefold(): code for code, words in vocabulary.items()}

    def check(value: Any) -> str:
        text = _text(value)
        found = text if text in vocabulary else by_words.get(text.casefold().replace("’", "'"), "")
        if text and not found:
            known = ", ".join(f"{code} ({words})" for code, words in vocabulary.items())
            guess = maybe(text, [*vocabulary, *vocabulary.values()])
            raise Wrong(f"невідоме значення «{shown(text)}»", f"{guess + ' ' if guess else ''}дозволено: {known}")
        return found

    return check


Text = Annotated[str, BeforeValidator(_text)]
Lines = Annotated[str, BeforeValidator(_lines)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_texts)]
Count = Annotated[int | None, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_flag)]
When = Annotated[str, BeforeValidator(_when)]
Slug = Annotated[str, BeforeValidator(_slug)]
WebAddress = Annotated[str, BeforeValidator(_web_address)]
WebAddresses = Annotated[tuple[str, ...], BeforeValidator(_web_addresses)]
Month = Annotated[str, BeforeValidator(_month)]
NumberText = Annotated[str, BeforeValidator(_number_text)]
Year = Annotated[str, BeforeValidator(_year)]
Clock = Annotated[Text, BeforeValidator(_clock)]
"""A moment in a recording or its length, as written."""
