"""Identity of the showcase: an invented council whose documents hang together.

Plain data for the showcase's Pelican settings and for tests. Nothing here exists: the domain is of the reserved
`.example` zone, the ЄДРПОУ code is zeros, the council is smaller than any real one so that its tables are easy to read.
"""

from __future__ import annotations

from typing import Any

SHOWCASE: dict[str, Any] = {
    "name": "Відкрита рада: Зорепіль (зразок)",
    "council": "Зорепільська міська рада",
    "council_genitive": "Зорепільської міської ради",
    "community": "Зорепільська міська територіальна громада",
    "city": "Зорепіль",
    "address": "Вигадана область, м. Зорепіль, площа Зразкова, 1",
    "email": "rada@zorepil.example",
    "phone": None,
    "edrpou": "00000000",
    "katottg": None,
    "site_url": "https://zorepil.example",
    "official": False,
    "build_date": "2025-03-20",
    "convocation": "VIII",
    "composition": 9,
    "bodies": {
        "rada": "Зорепільська міська рада",
        "vykonkom": "Виконавчий комітет Зорепільської міської ради",
        "holova": "Зорепільський міський голова",
    },
    "commissions": {
        "biudzhet": "Постійна комісія з питань бюджету, фінансів та соціально-економічного розвитку",
        "hospodarstvo": "Постійна комісія з питань житлово-комунального господарства, транспорту та благоустрою",
        "rehlament": "Постійна комісія з питань регламенту, законності та відкритості",
    },
    "factions": ("Берег", "Стежка"),
    "petition": {"required": 100, "days": 45, "platform": "https://petytsii.example/zorepil"},
    "licence": {"name": "Creative Commons Attribution 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "channels": (),
    "old_hosts": ("old.zorepil.example",),
    "martial_law": ("2022-03-24", None),
}
"""`composition` counts the deputies and the mayor, who votes (280/97-ВР ст. 59). `build_date`: the day on which the
showcase is shown: the 51st session, two drafts, a consultation and a petition are still ahead or open."""
