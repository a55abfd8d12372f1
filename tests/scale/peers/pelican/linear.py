"""The same without the steps whose cost grows with the square: Pelican seeks each article of a list in a list.

So there are no pages of topics, of categories, of years and of months; their feeds stay.
"""

from pathlib import Path
from runpy import run_path

globals().update(run_path(str(Path(__file__).with_name("pelicanconf.py"))))

CATEGORY_SAVE_AS = TAG_SAVE_AS = YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = ""
