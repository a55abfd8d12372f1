"""All rules: that each says what it is, and holds when it says."""

from __future__ import annotations

import inspect

import pytest

from plugins.model.law.figures import Figures
from plugins.model.law.rule import NEVER, Rule
from plugins.model.law.rules import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_docstring_names_the_law_and_the_days_that_are_judged_by(rule: Rule) -> None:
    first = (inspect.getdoc(rule.judge) or "").partition("\n\n")[0]
    since, until = rule.days(Figures())
    named = [rule.law, *([f"since {since}"] if since else []), *([f"until {until}"] if until else [])]
    if rule.id == "R28" or since == NEVER:
        named = [rule.law]
    assert first.endswith(f" ({'; '.join(named)}).")


def test_a_rule_has_one_id() -> None:
    assert [rule.id for rule in RULES] == sorted({rule.id for rule in RULES})
    assert len(RULES) == 30


def test_a_rule_holds_from_its_first_day_to_its_last() -> None:
    first = next(rule for rule in RULES if rule.id == "R03b")
    last = next(rule for rule in RULES if rule.id == "R03a")
    figures = Figures()
    assert (first.holds("2020-09-30", figures), first.holds("2020-10-01", figures)) == (False, True)
    assert (last.holds("2020-09-30", figures), last.holds("2020-10-01", figures)) == (True, False)
