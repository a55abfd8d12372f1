from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.text.editor import _Editor

PIECES = st.sampled_from(
    [
        *(
            "слово",
            "Рада",
            " ",
            "  \n",
            "\n",
            "\n\n",
            "1. ",
            "- ",
            "# ",
            "> ",
            "    ",
            "*",
            "**",
            "_",
            "__",
            "`",
            "\\",
            "!",
        ),
        *("[", "]", "(а.md)", "[^1]", "[^1]: ", "[а]: б", "<b>", "</b>", "<div>", "<", ">", "&", "&lt;", "&#8470;"),
        *(
            "<http://rada.example>",
            "<a@b.ua>",
            "http://rada.example",
            "| а | б |\n| --- | --- |\n| ",
            " | в |",
            "{video} а",
        ),
    ]
)


@pytest.mark.parametrize("clauses", [True, False])
def test_a_text_without_signs_of_markdown_is_spared_only_what_would_leave_it_as_it_is(clauses):
    sparing, trying = _Editor(clauses=clauses), _Editor(clauses=clauses)
    trying.treeprocessors.deregister("words")

    @given(st.lists(PIECES, max_size=20).map("".join))
    def compare(source):
        assert sparing.reset().convert(source) == trying.reset().convert(source)

    compare()
