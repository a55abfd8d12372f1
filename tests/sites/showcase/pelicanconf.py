"""Settings of the showcase: the project's own, with the identity of an invented council whose documents hang together.

Nothing here exists: the domain is of the reserved `.example` zone, and the council is smaller than any real one (eight
deputies and the mayor) so that its tables are easy to read. Shown with
`./invoke serve --settings tests/sites/showcase/pelicanconf.py`.
"""

from pathlib import Path
from runpy import run_path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
globals().update({name: value for name, value in run_path(str(ROOT / "pelicanconf.py")).items() if name.isupper()})

PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
THEME = str(ROOT / "theme")

# records
MEMORY_PATH = str(HERE / ".memory")
SITEURL = "https://zorepil.example"
# The 51st session, two drafts, a consultation and a petition are still ahead or open on this day.
BUILD_DATE = "2025-03-20"

SITENAME = "Відкрита рада: Зорепіль (зразок)"
COUNCIL = "Зорепільська міська рада"
COUNCIL_GENITIVE = "Зорепільської міської ради"
COMMUNITY = "Зорепільська міська територіальна громада"
ADDRESS = "Вигадана область, м. Зорепіль, площа Зразкова, 1"
EMAIL = "rada@zorepil.example"
EDRPOU = "00000000"
DATA_CONTACT = "відділ комунікацій"
BODIES = {
    "rada": "Зорепільська міська рада",
    "vykonkom": "Виконавчий комітет Зорепільської міської ради",
    "holova": "Зорепільський міський голова",
}
COMMISSIONS = {
    "biudzhet": "Постійна комісія з питань бюджету, фінансів та соціально-економічного розвитку",
    "hospodarstvo": "Постійна комісія з питань житлово-комунального господарства, транспорту та благоустрою",
    "rehlament": "Постійна комісія з питань регламенту, законності та відкритості",
}
PETITION_TERMS = {"2024-01-01": "100/45"}
COMPOSITION = {"VIII": "9"}

# compliance
COMPLIANCE = True

# report
DEPARTMENT = "Відділ комунікацій"
DEPARTMENT_GENITIVE = "відділу комунікацій Зорепільської міської ради"
REPORT_SIGNER = "Начальниця відділу; Зоряна ЛИСТОПАД (вигадана)"

# redirects
OLD_HOSTS = ("old.zorepil.example",)
