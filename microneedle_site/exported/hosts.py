"""What hosts of plain files read beside them: headers and old addresses.

`_headers` and `_redirects` are what Netlify and Cloudflare Pages read
(https://developers.cloudflare.com/pages/configuration/headers/). A page at each old address leads on elsewhere.
"""

from collections.abc import Mapping

from django.utils.html import format_html

OF_ONE_ANSWER = {
    *("content-type", "content-length", "content-encoding", "content-language", "etag", "vary", "last-modified"),
    *("cache-control", "access-control-allow-origin", "x-request-id"),
}
KINDS = {
    "/*.atom": "application/atom+xml",
    "/site.webmanifest": "application/manifest+json",
    "/*.md": "text/markdown; charset=utf-8",
    "/*.ris": "application/x-research-info-systems; charset=utf-8",
    "/*.jsonld": "application/ld+json",
    "/static/*.speculationrules": "application/speculationrules+json",
}
FRAMED = "/claims/*/figure/*"
"""What other sites may show in a frame."""
FOR_GOOD = "public, max-age=31536000, immutable"
ASK = "public, max-age=0, must-revalidate"
SHARED = "/picture.png"
ANYWHERE = {"! cross-origin-resource-policy": "", "cross-origin-resource-policy": "cross-origin"}
OF_SEARCH = "'wasm-unsafe-eval'"
"""Pagefind looks words up in WebAssembly."""


def headers_file(sent: Mapping[str, str], has_search: bool) -> str:
    """`_headers`: what Django sends with every page, and how long a file may be kept."""
    every = {name: value for name, value in sorted(sent.items()) if name not in OF_ONE_ANSWER}
    policy = "; ".join(sorted(part.strip() for part in every.get("content-security-policy", "").split(";")))
    every["content-security-policy"] = policy
    blocks = [("/*", {**every, "cache-control": ASK}), ("/static/*", {"cache-control": FOR_GOOD})]
    framed = policy.replace("frame-ancestors 'none'", "frame-ancestors *")
    blocks.append((FRAMED, {**_instead(framed), "! x-frame-options": "", **ANYWHERE}))
    blocks.append((SHARED, ANYWHERE))
    if has_search:
        opened = policy.replace("script-src 'self'", f"script-src 'self' {OF_SEARCH}")
        blocks.append(("/search/*", _instead(opened)))
    blocks += [(path, {"content-type": kind}) for path, kind in KINDS.items()]
    return "".join(f"{path}\n{_lines(named)}" for path, named in blocks)


def _instead(policy: str) -> dict[str, str]:
    """This policy in place of every page's."""
    return {"! content-security-policy": "", "content-security-policy": policy}


def _lines(named: Mapping[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" if value else f"  {name}\n" for name, value in named.items())


def redirects_file(leads: Mapping[str, str]) -> str:
    return "".join(f"{old} {new} 301\n" for old, new in sorted(leads.items()))


def leading_page(new: str) -> bytes:
    """What is shown at an old address where the host knows nothing of `_redirects`."""
    page = '<!doctype html>\n<html lang="en-GB"><meta charset="utf-8"><title>It moved</title>\n'
    page += '<meta http-equiv="refresh" content="0; url={0}"><link rel="canonical" href="{0}">\n'
    return format_html(page + '<p>This page has moved: <a href="{0}">go there</a>.</p>\n', new).encode()
