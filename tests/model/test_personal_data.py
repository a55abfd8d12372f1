"""Signs of personal data, made up here: what is found, what only looks like it, and that digits are hidden."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.personal_data import _WEIGHTS, find, is_tax_number, masked


def tax_number(first: int) -> str:
    """A number whose tenth digit checks the nine given."""
    digits = f"{first:09}"
    check = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 % 10
    return f"{digits}{check}"


def iban(bank: str, account: int) -> str:
    """A Ukrainian IBAN with right check digits (ISO 7064, mod 97-10)."""
    rest = f"{bank}{account:019}"
    number = int("".join(str(int(char, 36)) for char in f"{rest}UA00"))
    return f"UA{98 - number % 97:02}{rest}"


TAX = tax_number(312345678)


@pytest.mark.parametrize(
    ("text", "what", "value"),
    [
        (f"мешканцю ({TAX}) надати", "податковий номер", TAX),
        ("РНОКПП 1234567890.", "податковий номер", "1234567890"),
        ("реєстраційний номер облікової картки платника податків — 1234567890", "податковий номер", "1234567890"),
        ("паспорт серії НС 123456", "номер паспорта", "НС 123456"),
        ("паспорт громадянина України № 001234567, виданий", "номер паспорта", "001234567"),
        ("паспорт у формі ID-картки: 001234567", "номер паспорта", "001234567"),
        ("УНЗР 19850412-01234", "номер запису в реєстрі (УНЗР)", "19850412-01234"),
        (f"рахунок {iban('305299', 262012345)}.", "рахунок IBAN", iban("305299", 262012345)),
        ("тел. 067 123-45-67", "мобільний телефон", "067 123-45-67"),
        ("+38 (050) 123 45 67", "мобільний телефон", "+38 (050) 123 45 67"),
        ("0931234567", "мобільний телефон", "0931234567"),
        ("який проживає за адресою: м. Зорепіль, вул. Сонячна, 5", "домашня адреса", "вул. Сонячна, 5"),
        ("зареєстрована по провулку Тихому, буд. 12-А", "домашня адреса", "провулку Тихому, буд. 12"),
        ("Проживає у місті на вулиці Гоголя № 7.", "домашня адреса", "вулиці Гоголя № 7"),
        ("дитині, 05.11.2012 р.н., надати", "дата народження", "05.11.2012"),
        ("5 листопада 2012 року народження", "дата народження", "5 листопада 2012"),
        ("народилася 05.11.2012 у місті", "дата народження", "05.11.2012"),
        ("дата народження: 5 листопада 2012", "дата народження", "5 листопада 2012"),
    ],
)
def test_what_looks_like_personal_data_is_found(text: str, what: str, value: str) -> None:
    assert [tuple(found) for found in find(text)] == [(what, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Наказ від 05.11.2012 № 1234567890",
        "код ЄДРПОУ 12345678",
        "кадастровий номер 7410400000:01:002:0345",
        f"на суму {TAX},50 грн",
        f"рахунок {iban('899998', 355019021)} у казначействі",
        iban("305299", 262012345)[:-1] + "9",
        "телефон (04631) 7-12-34",
        "серія ЯГ № 123456",
        "мешканці будинку на вул. Сонячній, 5",
        "засідання на вул. Сонячній, 5 о 10:00",
        "товариство, зареєстроване за адресою вул. Сонячна, 5",
        "Народний дім, 05.11.2012",
        "рішення № 33-65/2019 від 24.12.2019",
        "видатки 0440043 і 0433043",
        "паспорт відходів 012345678, паспорт бюджетної програми № 123456789",
        "договір № 0501234567 від 12.01.2019",
        "місце реєстрації юридичної особи: вул. Сонячна, 5",
    ],
)
def test_what_only_looks_alike_is_fine(text: str) -> None:
    assert list(find(text)) == []


def test_digits_are_hidden_but_for_the_last_two() -> None:
    assert masked("067 123-45-67") == "••• •••-••-67"
    assert masked("вул. Сонячна, 5") == "вул. Сонячна, 5"


@pytest.mark.parametrize("words", ["проживаюч", "паспорт ", "вулиця ", "народжен", "обліков", "мешкає вул. ", "0 6"])
def test_a_hostile_text_is_read_in_no_time(words: str) -> None:
    began = time.process_time()
    assert list(find(words * 100_000)) == []
    assert list(find(f"проживає вул. {' ' * 100_000}")) == []
    assert time.process_time() - began < 10


@given(st.integers(73_060_000, 460_219_999))
def test_a_tax_number_has_one_right_last_digit(first: int) -> None:
    number = tax_number(first)
    assert is_tax_number(number)
    assert not is_tax_number(number[:9] + str((int(number[9]) + 1) % 10))


@given(st.text(alphabet="паспорт серія №0123456789НСUA+()-., \nвул.живаєдатанародження"))
def test_any_text_can_be_asked(text: str) -> None:
    for found in find(text):
        assert found.value in text
