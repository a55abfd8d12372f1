"""Word documents become acts of the content: `./invoke import-docx`.

The stages in their order, each a module that says what it reads and writes:

    office       .doc, .odt, .rtf -> .docx, by LibreOffice
    opening      a file's bytes -> its parts, or why it cannot be read
    prepare      parts -> the same with Word's automatic numbers as text (`numbering`, `styles`), changes accepted
                 (`revisions`), text boxes in their places (`boxes`), without what is hidden or outside
    body         prepared parts -> `blocks`: paragraphs, tables, notes, pictures (mammoth reads them)
    annexes      blocks -> the same with annexes under titles that the site understands
    letterhead   blocks -> what the lines above the text say (`zone` goes over them, `lines` takes one apart), the rest
    signature    blocks -> who signed, and the rest
    act          all that -> an act's header, text and pictures
    markdown     blocks -> the text as an editor would write it (`inline`, `tables`)
    document     an act -> the files of a document, still in memory
    desk         files -> the content (`writing`), each act whole or not at all; `originals` knows what came before
    telling      what became of each file -> lines for the terminal

What is not certain is told, never guessed: the field stays empty, the words stay in the text.
"""
