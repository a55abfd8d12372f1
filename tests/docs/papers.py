"""Word documents of the invented council, for the pages about their import."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word import Word

COUNCIL = ("УКРАЇНА", "ЗОРЕПІЛЬСЬКА МІСЬКА РАДА", "50 сесія VIII скликання")


def write(folder: Path) -> None:
    """«рішення 3-50.docx», complete, and «розпорядження.docx», of which some things are unsure."""
    folder.mkdir()
    (folder / "рішення 3-50.docx").write_bytes(_decision().data())
    (folder / "розпорядження.docx").write_bytes(_order().data())


def _decision() -> Word:
    facts = "від 27 лютого 2025 року\tм. Зорепіль\t№ 3-50/2025"
    word = Word().head(*COUNCIL, facts=facts, title="Про лавки на Набережній (зразок)")
    word.line("Керуючись статтею 26 Закону України «Про місцеве самоврядування в Україні», міська рада вирішила:")
    word.numbered("Поставити на Набережній шість лавок:")
    word.numbered("три — біля моста;", 1)
    word.numbered("три — біля парку.", 1)
    word.table([["Що", "Скільки", "Коли"], ["Лавки зі спинками", "6", "до 1 травня"], ["Урни", "6", "до 1 травня"]])
    word.numbered("Контроль покласти на постійну комісію з питань благоустрою.")
    return word.signature(name="С. Яворенко")


def _order() -> Word:
    head = ("УКРАЇНА", "ЗОРЕПІЛЬСЬКА МІСЬКА РАДА", "МІСЬКИЙ ГОЛОВА")
    word = Word().head(*head, kind="РОЗПОРЯДЖЕННЯ", facts="№ 24-р", title="Про чергування на Набережній (зразок)")
    word.line("1. Черговим обходити Набережну двічі на день.")
    word.picture()
    word.line("2. Кoнтроль залишаю за собою.")
    return word.signature(name="С. Яворенко")
