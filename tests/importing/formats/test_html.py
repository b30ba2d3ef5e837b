"""Saved pages to text and structure: what a reader of the page saw."""

import pytest

from articles.importing import Refused, read

from .pages import PROSE, article, page, parts_of

PARAGRAPH, ITEM, HEADING = "paragraph", "list item", "heading"


def reading(body):
    return read(article(body).encode())


def parts(body):
    """What stands between the first sentence of the article and its last."""
    return parts_of(reading(body))[2:-1]


def left_out(body):
    return {one.what: one.words for one in reading(body).left_out}


SEEN = [
    ("<h2>Side <em>effects</em></h2><p>Redness.", [(HEADING, "Side effects"), (PARAGRAPH, "Redness.")]),
    ("<p>One\n   line.</p><p>&nbsp;</p><p></p><p>Two.", [(PARAGRAPH, "One line."), (PARAGRAPH, "Two.")]),
    (
        "<p>One.<br>Line.<br><br>Two.<br>&nbsp;<br/>Three.",
        [(PARAGRAPH, x) for x in ("One.\nLine.", "Two.", "Three.")],
    ),
    (
        "Loose words in a <b>page</b>.<p>Kept.</p>Loose again.",
        [(PARAGRAPH, x) for x in ("Loose words in a page.", "Kept.", "Loose again.")],
    ),
    ("<div>Loose <div>in</div> a div</div>", [(PARAGRAPH, x) for x in ("Loose", "in", "a div")]),
    (
        "<p>Since <time datetime=2024-05-03>3 May</time> it <a href=/x>may</a> <custom-x>help</custom-x>.",
        [(PARAGRAPH, "Since 3 May it may help.")],
    ),
    (
        "<p>&pound;150 &amp; 4&ndash;6&nbsp;weeks &lt;b&gt; caf&#233; &#x201C;so&#x201D;",
        [(PARAGRAPH, "£150 & 4–6 weeks <b> café “so”")],
    ),
    ("<p>micro&shy;needling takes 4&#8209;6 weeks<wbr>.", [(PARAGRAPH, "microneedling takes 4‑6 weeks.")]),
    (
        "<p>£150<sup>1</sup> for 10 cm<sup>2</sup>, 10<sup>6</sup> cells, the 1<sup>st</sup>, CO<sub>2"
        "</sub>.<sup>[2, 3]</sup>",
        [(PARAGRAPH, "£150 for 10 cm², 10⁶ cells, the 1st, CO2.")],
    ),
    ("<p>It costs £150<sup><a href='#n1'>2</a></sup>.", [(PARAGRAPH, "It costs £150.")]),
    ("<p>It costs <del>$300</del> <ins>$200</ins>, <s>or</s> so.", [(PARAGRAPH, "It costs $200, so.")]),
    ("<p>They say <q>it helps</q>.", [(PARAGRAPH, "They say “it helps”.")]),
    (
        "<ul><li>Redness<li><p>Pain</p><p>for a day</p></ul>",
        [(ITEM, "Redness"), (ITEM, "Pain"), (PARAGRAPH, "for a day")],
    ),
    (
        "<ol start=3><li>Wash<ul><li>gently</ul><li value=7>Dry<li>Step 8: rest</ol>",
        [(ITEM, x) for x in ("3. Wash", "gently", "7. Dry", "Step 8: rest")],
    ),
    ("<p>Risks:<br>• Redness<br>• Pain", [(PARAGRAPH, x) for x in ("Risks:", "• Redness", "• Pain")]),
    (
        "<p><b>Pay as you go</b><br>Patch test: free<br>Hairline: £65<br>Full scalp: £110",
        [(PARAGRAPH, "Pay as you go"), *((ITEM, x) for x in ("Patch test: free", "Hairline: £65", "Full scalp: £110"))],
    ),
    (
        "<p>Roses are red,<br>needles are thin,<br>and so it ends.",
        [(PARAGRAPH, "Roses are red,\nneedles are thin,\nand so it ends.")],
    ),
    ("<p><b>Risks</b><br>Redness.", [(PARAGRAPH, "Risks"), (PARAGRAPH, "Redness.")]),
    ("<p><b>Any risks?</b><br>Redness.", [(PARAGRAPH, "Any risks?\nRedness.")]),
    ("<p class=MsoTitle>Needles", [(HEADING, "Needles")]),
    (
        "<h2>Risks<span class=mw-editsection>[edit]</span><a class=headerlink href='#r'>¶</a></h2>",
        [(HEADING, "Risks")],
    ),
    ("<p><a href='#ref1' id=n1>[1]</a> Vale 2013.", [("note", "Vale 2013.")]),
    (
        "<p>It fell to 22<a href='#footnote-1' id=footnote-anchor-1>1</a> and 9<a href='#_ftn2'><span>[2]</span></a>."
        "</p><div><a href='#footnote-anchor-1'>1</a><div><p>Vale 2013.</p></div></div>",
        [(PARAGRAPH, "It fell to 22 and 9."), ("note", "Vale 2013.")],
    ),
    ("<p>See tables <a href='#t2'>2</a> and <a href=/x>3</a>.", [(PARAGRAPH, "See tables 2 and 3.")]),
    (
        "<style>p{margin:0}.c1,.c5{vertical-align:super}.c7{text-decoration:line-through}</style>"
        "<p>Of 10<span class=c5>6</span> cells<span style='vertical-align: super'>3</span>"
        "<span class=c7> all</span> some died.",
        [(PARAGRAPH, "Of 10⁶ cells some died.")],
    ),
    (
        "<p><button>Numbing</button> takes 30 minutes, <button>needling</button>, 20. <button>Book now</button>",
        [(PARAGRAPH, "Numbing takes 30 minutes, needling, 20."), ("button", "Book now")],
    ),
    ("<p>Cream goes on<i>...</i><span hidden> for an hour</span>.", [(PARAGRAPH, "Cream goes on... for an hour.")]),
    ("<h2>Risks<span class=caption>Skin and hair</span></h2>", [(HEADING, "Risks Skin and hair")]),
    ("<h2>Risks<div class=header-anchor-parent><button>Link</button></div></h2>", [(HEADING, "Risks")]),
    ("<div role=list><div role=listitem>Redness</div></div>", [(ITEM, "Redness")]),
    ("<div role=listitem><h3>Wash</h3><p>Gently.</p></div>", [(HEADING, "Wash"), (PARAGRAPH, "Gently.")]),
    ("<ol type=a><li>Wash</li><li>Dry</li></ol>", [(ITEM, "a. Wash"), (ITEM, "b. Dry")]),
    ("<ol><li><h3>Wash</h3><p>Gently.</p></ol>", [(HEADING, "1. Wash"), (PARAGRAPH, "Gently.")]),
    (
        "<dl><dt>Recovery</dt><dd>1–2 days</dd><dt>Price<dd>£150</dl>",
        [(HEADING, "Recovery"), (PARAGRAPH, "1–2 days"), (HEADING, "Price"), (PARAGRAPH, "£150")],
    ),
    ("<blockquote><p>It hurt.</p></blockquote>", [("quote", "It hurt.")]),
    ("<pre>wash  (1)\n\n  dry</pre>", [("code", "wash  (1)\n\n  dry")]),
    (
        "<figure><img src=r.png alt='a roller'><figcaption>A roller of 2024.</figcaption></figure>",
        [(PARAGRAPH, "A roller of 2024.")],
    ),
    ("<div class=card><span>Recovery</span><span>1–2 days</span></div>", [(PARAGRAPH, "Recovery 1–2 days")]),
    ("<p><span>micro</span><span>needling</span> <b>Vit</b><b>amin</b>", [(PARAGRAPH, "microneedling Vitamin")]),
    (
        "<p>Seen.<!-- not --><![if !IE]> Seen too.<![endif]><!--[if IE]>Old.<![endif]-->",
        [(PARAGRAPH, "Seen. Seen too.")],
    ),
]


@pytest.mark.parametrize(("html", "expected"), SEEN)
def test_what_a_reader_saw_becomes_parts(html, expected):
    assert parts(html) == expected


@pytest.mark.parametrize(
    ("html", "what", "words"),
    [
        (
            "<p>A needle<ruby>d<rt>dee</rt></ruby> head <ruby>heals<rp>(</rp><rt>h</rt><rp>)</rp></ruby>.</p>",
            "readings",
            "dee",
        ),
        ("<p>A needled head<a role=doc-noteref href='#n'>1</a> heals.</p>", "footnote marks", "1"),
        ("<p>A needled head<a epub:type=noteref href='#n'>[2]</a> heals.</p>", "footnote marks", "[2]"),
    ],
)
def test_what_stands_above_or_behind_a_word_is_no_part_of_it(html, what, words):
    assert parts(html) == [("paragraph", "A needled head heals.")]
    assert words in {one.what: one.words for one in read(article(html).encode()).left_out}[what]


def test_parts_do_not_run_into_one_another():
    assert parts("".join(f"<div>{html}</div>" for html, _ in SEEN)) == [one for _, expected in SEEN for one in expected]


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        (
            "<table><caption>Devices</caption><tr><th>Device<th>Needle<tr><td>Roller<td>0.5 mm</table>",
            [(PARAGRAPH, "Devices"), ("table head", "Device\tNeedle"), ("table row", "Roller\t0.5 mm")],
        ),
        (
            "<table><thead><tr><td>Device<td>Price</thead><tbody><tr><td colspan=2>None<tr><td><p>Pen<p>new"
            "</td><td>£5</table>",
            [("table head", "Device\tPrice"), ("table row", "None"), ("table row", "Pen new\t£5")],
        ),
        (
            "<table><tr><td><b>A</b><td><b>B</b><td><b>C</b><tr><td rowspan=2>1<td>2<td>3<tr><td colspan=2>4</table>",
            [("table head", "A\tB\tC"), ("table row", "1\t2\t3"), ("table row", "4")],
        ),
        (
            "<table><tr><th>Needle</th><td>0.5 mm</td></tr><tr><th>Price<td>£5</table>",
            [("table row", "Needle\t0.5 mm"), ("table row", "Price\t£5")],
        ),
        (
            "<table><tr><td><h2>Risks</h2><p>Redness.<td><p>Beside.</table>",
            [(HEADING, "Risks"), (PARAGRAPH, "Redness."), (PARAGRAPH, "Beside.")],
        ),
    ],
)
def test_a_table_of_facts_becomes_rows_and_one_that_places_things_does_not(html, rows):
    assert parts(html) == rows


@pytest.mark.parametrize(
    ("html", "lead"),
    [
        ("<p><b>Does it hurt?</b> It may.", "Does it hurt?"),
        ("<p><strong>Does it</strong><b> hurt?</b> It may.", "Does it hurt?"),
        ("<p><span style='font-weight:700'>Risks</span> and more", "Risks"),
        ("<ol><li><b>Wash.</b> Gently.</ol>", "1. Wash."),
        ("<p><b>All of it.</b>", "All of it."),
        ("<p><b style='font-weight:normal'>None</b> of it.", None),
        ("<p>It <b>may</b> hurt.", None),
    ],
)
def test_a_part_that_opens_with_bold_words_says_where_they_end(html, lead):
    given = reading(html)
    part = given.structure[2]
    assert (given.text[part.start : part.lead] if part.lead else None) == lead


def test_what_is_not_in_the_text_is_named():
    out = left_out(
        "<script>track()</script><p><a href=https://example.org/x>Words</a> <img src=a.png alt='a roller'>"
        "<span class=sr-only>(opens here)</span><span hidden>secret</span><i>\ue001</i></p><noscript>"
        "Turn it on</noscript>"
        "<select><option>One</select><iframe src=https://example.org/v></iframe><!-- a remark -->"
    )
    assert out["link addresses"] == ("https://example.org/x",)
    assert out["pictures"] == ("a roller a.png",)
    assert out["words for screen readers"] == ("(opens here)",)
    assert out["hidden words"] == ("secret", "Turn it on")
    assert out["icons"] == ("\ue001",)
    assert out["form fields"] == ("One",)
    assert out["embedded pages"] == ("https://example.org/v",)
    assert out["HTML comments"] == ("a remark",)
    assert out["scripts and styles"] == ("track()",)


def test_a_part_of_a_page_is_read_as_one_where_its_name_says_so():
    part = f"<h1>Needling</h1><p>{PROSE}</p>".encode()
    assert read(part, "needles.HTM").format == "HTML"
    assert read(part, "needles.txt").format == "plain text"
    assert read(PROSE.encode(), "needles.html").format == "plain text"


def test_footnotes_are_notes_and_their_way_back_is_left_out():
    html = "<section class=footnotes><ol><li id=fn1>Vale 2013. <a href='#fnref1'>↩</a></ol></section>"
    assert parts(html) == [("note", "1. Vale 2013.")]
    assert left_out(html)["footnote marks"] == ("↩",)


@pytest.mark.parametrize(
    ("raw", "encoding", "words"),
    [
        (article("<p>£150 isn’t “much”®.").encode(), "utf-8", "£150 isn’t “much”®."),
        (article("<p>£150 isn’t “much”.").encode("cp1252"), "cp1252", "£150 isn’t “much”."),
        (
            article("<p>£150 isn’t “much”.").encode().replace(b"charset=utf-8", b"charset=iso-8859-1"),
            "utf-8",
            "£150 isn’t “much”.",
        ),
        (article("<p>£\x0b150\x02").encode(), "utf-8", "£150"),
        (article("<p>£150").encode("utf-16"), "utf-16-le", "£150"),
        (article("<p>£150").encode("utf-8-sig"), "utf-8", "£150"),
        (
            article("<p>Игла помогает. " * 20).replace("utf-8", "windows-1251").encode("cp1251"),
            "cp1251",
            "Игла помогает.",
        ),
    ],
)
def test_the_encoding_is_what_the_bytes_are_whatever_the_page_declares(raw, encoding, words):
    given = read(raw)
    assert (given.encoding, words in given.text) == (encoding, True)


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (page("<div>" * 10_000 + "Needling may help."), "nested more than 256 deep"),
        (page("<nav><a href=/>Home</a></nav><footer>© 2024</footer>"), "only what stands around an article"),
        (page("<script>app()</script><div id=app></div>"), "there are no words in it"),
        ("<html>", "there are no words in it"),
    ],
)
def test_a_page_that_holds_no_article_or_cannot_be_held_is_refused(html, why):
    with pytest.raises(Refused, match=why):
        read(html.encode())


def test_half_a_character_is_refused_by_its_name():
    with pytest.raises(Refused, match=r"half a character \(a lone surrogate\) at byte"):
        read(article("<p>Needling \ud83d may help.").encode("utf-8", "surrogatepass"))
