"""Words of the figures: lines of tables, nouns after numbers."""

from __future__ import annotations

FORMS = {
    "news": ("новину", "новини", "новин"),
    "acts": ("документ", "документи", "документів"),
    "acts.rishennia-rady": ("рішення ради", "рішення ради", "рішень ради"),
    "acts.rishennia-vykonkomu": (
        "рішення виконавчого комітету",
        "рішення виконавчого комітету",
        "рішень виконавчого комітету",
    ),
    "acts.rozporiadzhennia": ("розпорядження голови", "розпорядження голови", "розпоряджень голови"),
    "acts.proiekt": ("проєкт рішення", "проєкти рішень", "проєктів рішень"),
    "acts.protokol": ("протокол", "протоколи", "протоколів"),
    "acts.vysnovok": ("висновок комісії", "висновки комісій", "висновків комісій"),
    "acts.poriadok-dennyi": ("порядок денний", "порядки денні", "порядків денних"),
}
"""Name of a figure -> its noun after 1, 2 and 5, in the accusative."""
NEWS_MANY = {
    "novyna": "новини",
    "anons": "анонси",
    "oholoshennia": "оголошення",
    "pryvitannia": "привітання",
    "zvit": "звіти",
    "sprostuvannia": "спростування",
}
PART = "у тому числі"
"""Lines that begin so are parts of the figure above."""
LABELS = {
    "news": "Новини",
    "acts": "Акти, проєкти, протоколи, висновки",
    "drafts_opened": "Проєкти, оприлюднені для обговорення",
    "drafts_closed": "Проєкти, обговорення яких завершено",
    "petitions_registered": "Петиції зареєстровано",
    "petitions_answered": "Петиції з відповіддю",
    "petitions_in_time": f"{PART} в строк",
    "petitions_late": f"{PART} із запізненням",
    "videos": "Відео",
    "sittings": "Засідання",
    "consultations": "Консультації розпочато",
    "consultations_closed": "Консультації завершено",
    "datasets_updated": "Набори даних оновлено",
    "statements": "Річні звіти підприємств внесено",
    "mentions": "Згадки в ЗМІ",
    "units_checked": "Підрозділи, відомості про які звірено",
    "units_with_pages": f"{PART} з офіційними сторінками",
    "units_with_facebook": f"{PART} зі сторінкою у Фейсбуці",
}
"""Name of a figure -> its line in tables."""
ALWAYS = ("news", "acts", "petitions_registered", "petitions_answered", "videos", "sittings")
"""Figures that a report shows even where they are nought."""
