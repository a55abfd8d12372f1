"""Closed lists of codes with their Ukrainian words.

A header may hold either the code or its words; the code is what addresses and data sets carry.
"""

from __future__ import annotations

from typing import NamedTuple

Vocabulary = dict[str, str]

TITLE_LIMIT = 254
"""Longest title of a data set's record in characters (КМУ 835, passport)."""

ACT_KINDS: Vocabulary = {
    "rishennia-rady": "рішення ради",
    "rishennia-vykonkomu": "рішення виконавчого комітету",
    "rozporiadzhennia": "розпорядження голови",
    "proiekt": "проєкт рішення",
    "protokol": "протокол",
    "vysnovok": "висновок комісії",
    "poriadok-dennyi": "порядок денний",
}
"""The seven kinds of the register (domain: acts)."""

ACT_KINDS_MANY: Vocabulary = {
    "rishennia-rady": "рішення ради",
    "rishennia-vykonkomu": "рішення виконавчого комітету",
    "rozporiadzhennia": "розпорядження голови",
    "proiekt": "проєкти рішень",
    "protokol": "протоколи",
    "vysnovok": "висновки й рекомендації комісій",
    "poriadok-dennyi": "порядки денні",
}

DECISIONS = frozenset({"rishennia-rady", "rishennia-vykonkomu", "rozporiadzhennia"})
"""Kinds that are in force until changed, suspended or repealed."""

STATUSES: Vocabulary = {
    "proiekt": "проєкт",
    "na-rozghliadi": "на розгляді",
    "pryiniatyi": "прийнято",
    "chynnyi": "чинний",
    "zminenyi": "змінений",
    "vtratyv-chynnist": "втратив чинність",
    "zupynenyi": "зупинений",
}
"""Computed from relations and dates; `pryiniatyi` is a draft that became an act."""

WITHDRAWN = "vyluchenyi"
"""Status of a document of any kind whose text a law or a court took down. No header says it: `withdrawn` does."""
WITHDRAWN_WORDS = "вилучено"
WITHDRAWN_TITLE = "Документ вилучено"
"""The title of each: its own may be just what must not be shown."""

NEWS_TYPES: Vocabulary = {
    "novyna": "новина",
    "anons": "анонс",
    "oholoshennia": "оголошення",
    "pryvitannia": "привітання",
    "zvit": "звіт",
    "sprostuvannia": "спростування",
}

SITTING_TYPES: Vocabulary = {"cherhova": "чергова", "pozacherhova": "позачергова"}

FILE_KINDS: Vocabulary = {
    "oryhinal": "підписаний оригінал",
    "dodatok": "додаток",
    "poiasniuvalna": "пояснювальна записка",
    "porivnialna": "порівняльна таблиця",
    "vysnovok": "висновок",
    "analiz": "аналіз регуляторного впливу",
    "holosuvannia": "поіменне голосування",
    "inshe": "документ",
}

VOTES: Vocabulary = {
    "za": "За",
    "proty": "Проти",
    "utrymavsia": "Утримався",
    "ne-holosuvav": "Не голосував",
    "vidsutnii": "Відсутній",
}
"""How one member voted, in the words of `votings` and the order of `motions` (КМУ 835)."""

VOTES_MANY: Vocabulary = {
    "za": "За",
    "proty": "Проти",
    "utrymavsia": "Утрималися",
    "ne-holosuvav": "Не голосували",
    "vidsutnii": "Відсутні",
}

PETITION_STATUSES: Vocabulary = {
    "zbir": "збір підписів",
    "rozghliad": "на розгляді",
    "vidpovid": "є відповідь",
    "zvernennia": "розглянуто як звернення громадян",
    "vidmova": "відмовлено в оприлюдненні",
}

PETITION_ANSWERS: Vocabulary = {"tak": "так", "chastkovo": "частково", "ni": "ні"}

CONSULTATION_TYPES: Vocabulary = {
    "elektronna": "електронна консультація",
    "obhovorennia": "громадське обговорення",
    "slukhannia": "громадські слухання",
    "opytuvannia": "опитування",
    "vebinar": "вебінар",
}

OUTCOMES: Vocabulary = {
    "vrakhovano": "враховано",
    "chastkovo": "враховано частково",
    "ne-vrakhovano": "не враховано",
}

FREQUENCIES: Vocabulary = {
    "bilshe-odnoho-razu-na-den": "більше одного разу на день",
    "shchodnia": "щодня",
    "shchotyzhnia": "щотижня",
    "shchomisiatsia": "щомісяця",
    "shchokvartalu": "щокварталу",
    "shchopivroku": "раз на пів року",
    "shchoroku": "щороку",
    "odrazu-pislia-zmin": "одразу після внесення змін",
    "vidsutnia": "оновлення не планується",
}
"""How often a data set is renewed (КМУ 835, passport of a data set)."""

DATA_SETS: Vocabulary = {
    **{f"akty-{kind}": words[0].upper() + words[1:] for kind, words in ACT_KINDS_MANY.items()},
    "rehuliatorni-akty": "Регуляторні акти",
    "novyny": "Новини",
    "petytsii": "Електронні петиції",
    "holosuvannia": "Поіменні голосування",
    "deputaty": "Депутати",
    "pidpryiemstva": "Комунальні підприємства та їхня звітність",
    "zasidannia": "Засідання",
}
"""Sets made from the site's own records: id, which is the end of the address, and title."""

LANGUAGES: Vocabulary = {"uk": "українська", "en": "англійська"}


class RelationType(NamedTuple):
    """Words for both directions of a relation between acts."""

    forward: str
    inverse: str


RELATIONS: dict[str, RelationType] = {
    "changes": RelationType("змінює", "змінено актом"),
    "restates": RelationType("викладає в новій редакції", "викладено в новій редакції актом"),
    "repeals": RelationType("скасовує", "скасовано актом"),
    "suspends": RelationType("зупиняє", "зупинено актом"),
    "approves": RelationType("затверджує", "затверджено актом"),
    "implements": RelationType("на виконання", "на виконання цього акта"),
    "adopts-draft": RelationType("прийнято з проєкту", "за проєктом прийнято"),
    "related": RelationType("пов'язане", "пов'язане"),
}
"""Typed on one side, the inverse is computed (domain: relations)."""

CHANGES: Vocabulary = {
    "changes": "Змінено",
    "restates": "Нова редакція",
    "repeals": "Скасовано",
    "suspends": "Зупинено",
}
"""Relations that change the other act, as an event in its life."""

RELATION_WORDS: Vocabulary = {code: words.forward for code, words in RELATIONS.items()}
