"""Saved pages of the old site become documents of the content: `./invoke import-site`.

The stages in their order, each a module that says what it reads and writes:

    rules        the mapping file -> where title, date and text stand, and which page becomes what
    sources      folders, lists, sitemaps -> saved pages with their addresses (`addresses` knows how pages are saved)
    wordpress    an export of WordPress -> pages too
    decoding     bytes -> text, in whichever of the old encodings
    page         a saved page -> its title, date (`days`), topics and the elements that hold the text (`places`)
    walk         those elements -> blocks of the importer (`attributes`, `paragraphs`; `library` finds their files)
    article      a page by its rule -> what it becomes and its blocks, before the others are known
    run          pages one after another -> articles, each under its old address
    plan         articles -> a place for each in the content, so that each can link to each
    document     an article -> the files of a document, still in memory, written as import-docx writes them (`links`)
    desk         documents -> the content, each whole or not at all; what became of each page -> the journal
    telling      the journal of this run -> lines for the terminal

Nothing is fetched: what was not saved is told. Nothing is lost silently: every page, every file that a page shows and
every address of a sitemap has a line in the journal (`plugins/model/old_site.py`).
"""
