"""An export of WordPress: posts and pages, with pictures from the folder of uploads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.old_site.old import OLD, PDF, Saved, picture

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def item(
    number: int, content: str, *, kind: str = "post", status: str = "publish", title: str = "Толока", more: str = ""
) -> str:
    """One item of an export."""
    return (
        f"<item><title>{title}</title><link>{OLD}/2019/03/{number}/</link><dc:creator>редактор</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded/>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2019-03-{number % 28 + 1:02} 09:30:00</wp:post_date>"
        f"<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>{more}</item>"
    )


def attachment(number: int, path: str, alt: str = "") -> str:
    """A picture of the library."""
    meta = "<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>"
    meta += f"<wp:meta_value>{alt}</wp:meta_value></wp:postmeta>"
    url = f"<wp:attachment_url>{OLD}/{path}</wp:attachment_url>"
    return item(number, "", kind="attachment", status="inherit", title="IMG_0001", more=url + meta)


def exported(saved: Saved, *items: str) -> Path:
    """A file of these items."""
    return saved.put(
        "export.xml", f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{"".join(items)}</channel></rss>'
    )


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    return Saved(tmp_path)


def test_a_post_becomes_a_news_item_with_its_topics(saved: Saved) -> None:
    topics = '<category domain="category">Довкілля</category><category domain="post_tag">парк</category>'
    exported(saved, item(5, "Перший абзац\nз рядком\n\nДругий <b>абзац</b>", more=topics))
    assert saved.take().code == 0
    assert saved.document(f"{OLD}/2019/03/5") == (
        "---\ntitle: Толока\ndate: 2019-03-06 09:30\ntopics:\n  - Довкілля\n  - парк\nslug: toloka\n"
        f"source_url: {OLD}/2019/03/5\n---\nПерший абзац  \nз рядком\n\nДругий **абзац**\n"
    )
    assert saved.site.build()["problems"] == []


def test_pictures_galleries_captions_and_videos_come_along(saved: Saved) -> None:
    for number in range(1, 4):
        saved.put(f"wp-content/uploads/{number}.png", picture(size=(80 + number, 60)))
    saved.put("wp-content/uploads/plan.pdf", PDF)
    up = f"{OLD}/wp-content/uploads"
    content = (
        f'[caption id="a" width="80"]<a href="{up}/1.png"><img src="{up}/1.png" alt="Міст"></a> '
        "Міст узимку[/caption]\n\n"
        f'[gallery ids="12,13"]\n\nhttps://youtu.be/abcdefghijk\n\n<a href="{up}/plan.pdf">План</a>\n\n'
        '[vc_row a="b"]слова[/vc_row]'
    )
    cover = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>13</wp:meta_value></wp:postmeta>"
    gallery = [attachment(12, "wp-content/uploads/2.png", "Парк"), attachment(13, "wp-content/uploads/3.png", "Площа")]
    exported(saved, item(5, content, more=cover), *gallery)
    assert saved.take().code == 0
    text = saved.document(f"{OLD}/2019/03/5").split("\n---\n", 1)[1]
    assert text == (
        "![Площа](2019-03-06-toloka-1.png)\n\n![Міст](2019-03-06-toloka-2.png)\n\n*Міст узимку*\n\n"
        "![Парк](2019-03-06-toloka-3.png)\n\n![Площа](2019-03-06-toloka-1.png)\n\n"
        "{video} https://www.youtube.com/watch?v=abcdefghijk\n\n[План](2019-03-06-toloka-plan.pdf)\n\n"
        '\\[vc\\_row a="b"\\]слова\\[/vc\\_row\\]\n'
    )
    assert "вставки WordPress лишилися словами: [vc_row" in saved.journal[f"{OLD}/2019/03/5"].note
    assert saved.site.build()["problems"] == []


def test_what_was_not_public_stays_out_with_the_reason(saved: Saved) -> None:
    password = "<wp:post_password>x</wp:post_password>"
    exported(
        saved,
        item(1, "чернетка", status="draft"),
        item(2, "приватне", status="private"),
        item(3, "під паролем", more=password),
        item(4, "меню", kind="nav_menu_item"),
        item(5, "Сторінка", kind="page", title="Про нас"),
    )
    assert saved.take().code == 0
    notes = {address.rpartition("/")[2]: entry.note for address, entry in saved.journal.items()}
    assert notes == {
        "1": "не оприлюднено на старому сайті (draft)",
        "2": "не оприлюднено на старому сайті (private)",
        "3": "захищено паролем на старому сайті",
        "4": "запис виду «nav_menu_item», а не новина чи сторінка",
        "5": "",
    }
    assert saved.path(f"{OLD}/2019/03/5") == "pages/pro-nas.md"


def test_a_post_with_hostile_html_is_text(saved: Saved) -> None:
    exported(saved, item(5, '<p onclick="x()">Текст<script>alert(1)</script><a href="javascript:x()">сюди</a></p>'))
    saved.take()
    assert saved.document(f"{OLD}/2019/03/5").endswith("---\nТекстсюди\n")


def test_signs_that_xml_may_not_have_and_too_many_topics_do_not_stop_an_export(saved: Saved) -> None:
    topics = "".join(f'<category domain="post_tag">тема {at}</category>' for at in range(30))
    exported(saved, item(5, "Текст\x0b далі\x08", more=topics))
    assert saved.take().code == 0
    assert saved.document(f"{OLD}/2019/03/5").endswith("---\nТекст далі\n")
    assert saved.journal[f"{OLD}/2019/03/5"].note == "тем 30, взято перші 20"


def test_an_address_by_number_leads_to_the_post(saved: Saved) -> None:
    guid = f'<guid isPermaLink="false">{OLD}/?p=5</guid>'
    exported(saved, item(5, "Текст", more=guid), item(6, f"<a href='{OLD}/?p=5'>перша</a>", title="Друга"))
    assert saved.take().code == 0
    assert saved.journal[f"{OLD}/?p=5"].leads == saved.journal[f"{OLD}/2019/03/5"].leads
    assert "[перша](2019-03-06-toloka.md)" in saved.document(f"{OLD}/2019/03/6")
