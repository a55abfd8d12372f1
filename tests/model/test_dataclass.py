from __future__ import annotations

import copy
import dataclasses
import pickle
import threading
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from plugins.model.dataclass import dataclass as lazy

Decorator = Callable[[type], type]


def classes(decorate: Callable[..., Decorator]) -> tuple[type, type]:
    @decorate(frozen=True)
    class Base:
        """A base."""

        kind: ClassVar[str] = "base"
        name: str
        words: list[str] = dataclasses.field(default_factory=list)

    @decorate(frozen=True)
    class Below(Base):  # type: ignore[misc, valid-type]
        """With one field more."""

        kind: ClassVar[str] = "below"
        count: int = 1
        secret: str = dataclasses.field(default="", repr=False)

    return Base, Below


def raised(act: Callable[[], object]) -> str:
    try:
        return repr(act())
    except Exception as error:  # noqa: BLE001 - whatever it is, both must do the same
        return f"{type(error).__name__} {error}"


DEEDS: dict[str, Callable[[Any, Any], object]] = {
    "made": lambda _, below: below("a", ["b"], count=2, secret="c"),
    "made_of_defaults": lambda _, below: below("a"),
    "no_default_of_a_made_list": lambda _, below: below("a").words is below("b").words,
    "a_field_lacks": lambda _, below: below(),
    "a_field_too_many": lambda _, below: below("a", more=1),
    "equal": lambda _, below: below("a") == below("a"),
    "unequal": lambda _, below: below("a") == below("b"),
    "of_another_class": lambda base, below: base("a") == below("a"),
    "hashed": lambda _, below: len({below("a", ()), below("a", ()), below("b", ())}),
    "assigned": lambda _, below: setattr(below("a"), "name", "b"),
    "deleted": lambda _, below: delattr(below("a"), "name"),
    "fields_of_the_class": lambda _, below: [field.name for field in dataclasses.fields(below)],
    "as_dict": lambda _, below: dataclasses.asdict(below("a", ["b"])),
    "replaced": lambda _, below: dataclasses.replace(below("a"), count=7),
    "copied": lambda _, below: copy.deepcopy(below("a", ["b"])) == below("a", ["b"]),
    "told_apart": lambda _, below: (dataclasses.is_dataclass(below), below.kind, below("a").kind),
    "matched": lambda _, below: below.__match_args__ if below("a") else None,
    "no_left_over": lambda _, below: hasattr(below, "words") if below("a") else None,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_class_made_late_does_what_a_dataclass_does(deed: str) -> None:
    late, known = (
        raised(lambda made=made: DEEDS[deed](*made)) for made in (classes(lazy), classes(dataclasses.dataclass))
    )  # type: ignore[misc]
    assert late == known


@lazy(frozen=True)
class Kept:
    """At the top of a module, as what is pickled must be."""

    name: str


def test_an_object_that_was_never_made_here_is_as_good_as_one_that_was() -> None:
    came = object.__new__(Kept)  # as pickle makes it
    came.__dict__["name"] = "a"
    assert came == Kept("a")
    assert pickle.loads(pickle.dumps(came)) == Kept("a")


def test_a_class_is_not_made_before_it_is_used() -> None:
    base, below = classes(lazy)
    made = ["__match_args__" in vars(cls) for cls in (base, below)]
    below("a")
    assert made == [False, False]
    assert ["__match_args__" in vars(cls) for cls in (base, below)] == [True, True]


def test_a_class_made_late_has_the_subclasses_that_were_written() -> None:
    base, below = classes(lazy)
    below("a")
    assert base.__subclasses__() == [below]


def test_threads_that_use_a_class_first_together_all_have_it_whole() -> None:
    for _ in range(50):
        _, below = classes(lazy)
        start, made = threading.Barrier(4), []

        def use(below: type = below, start: threading.Barrier = start, made: list[object] = made) -> None:
            start.wait()
            made.append(below("a", count=3))

        threads = [threading.Thread(target=use) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [below("a", count=3)] * 4
