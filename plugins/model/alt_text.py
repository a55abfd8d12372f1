"""Descriptions of pictures: which of them say that there is a picture and no more."""

from __future__ import annotations

import re

_KIND = "фото(?:графія)?|світлина|зображення|картинка|малюнок|рисунок|изображение|photo|picture|image|img"
_NOTHING = re.compile(rf"(?:{_KIND})[\W\d_]*|\S*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|webp|avif|heic)", re.IGNORECASE)
HINT = "напишіть, що на ньому видно, наприклад «Міст через річку, ліву смугу перекрито»"


def says_nothing(alt: str) -> bool:
    """«Фото», «зображення 2», «IMG_0042.jpg»: no description for who does not see the picture (WCAG 2.1, 1.1.1)."""
    return _NOTHING.fullmatch(alt.strip(" «»\"'.,:;()")) is not None
