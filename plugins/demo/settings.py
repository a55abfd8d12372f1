"""Identity of the invented council: what a site built from the demo calls itself.

Bodies and commissions are code -> Ukrainian name, as BODIES and COMMISSIONS of pelicanconf.py.
"""

from __future__ import annotations

from typing import Any

COUNCIL = "Взірцеградська міська рада"

BODIES = {
    "rada": "Взірцеградська міська рада",
    "vykonkom": "Виконавчий комітет Взірцеградської міської ради",
    "holova": "Міський голова Взірцеграда",
}

COMMISSIONS = {
    "biudzhet": "Постійна комісія з питань бюджету та фінансів",
    "zemlia": "Постійна комісія з питань земельних відносин та містобудування",
    "sotsialna": "Постійна комісія з питань освіти, здоров'я та соціального захисту",
    "zhytlo": "Постійна комісія з питань житлово-комунального господарства та довкілля",
}

DEMO_SETTINGS: dict[str, Any] = {
    "SITENAME": "Відкрита рада: Взірцеград (зразок)",
    "COUNCIL": COUNCIL,
    "COUNCIL_GENITIVE": "Взірцеградської міської ради",
    "COMMUNITY": "Взірцеградська міська територіальна громада (вигадана)",
    "ADDRESS": "м. Взірцеград, площа Зразкова, 1 (вигадана адреса)",
    "EMAIL": None,
    "PHONE": None,
    "OFFICIAL": False,
    "BODIES": BODIES,
    "COMMISSIONS": COMMISSIONS,
    "CHANNELS": {},
    "DEPARTMENT": "Відділ комунікацій",
    "DEPARTMENT_GENITIVE": "відділу комунікацій Взірцеградської міської ради",
    "OLD_HOSTS": (),
    "ALERT": {},
}

MAYORS = {
    "III": "О. П. Прадавненко",
    "IV": "О. П. Прадавненко",
    "V": "М. С. Зразковенко",
    "VI": "М. С. Зразковенко",
    "VII": "Л. В. Прикладенко",
}
"""Convocation -> who signs; invented, as everybody here."""

BROADCASTER = "Телебачення «Взірець»"
MARK = " (зразок)"
"""Ends the title of every document."""

COUNCIL_SIZE = 36
COMMITTEE_SIZE = 15
PETITION_THRESHOLD = 150
