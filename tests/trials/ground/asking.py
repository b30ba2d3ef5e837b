"""A reader and an editor at a server, without a browser."""

from urllib.parse import urlencode

import urllib3
from lxml import html

PATIENCE = urllib3.Timeout(60)  # seconds
POOL = urllib3.PoolManager(retries=False, timeout=PATIENCE)


def seen(address: str) -> int:
    """The status that a reader is answered with."""
    return POOL.request("GET", address).status


class Editor:
    """Somebody who logs in, and sends the forms of the admin with whatever else stands in them."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.cookies: dict[str, str] = {}

    def log_in(self, name: str, password: str) -> None:
        status, _ = self.send("/admin/login/", username=name, password=password)
        if status != 302:
            raise RuntimeError(f"the login is answered with {status}")

    def send(self, page: str, **typed: str) -> tuple[int, str]:
        """The status and the page that the form of this page is answered with."""
        return self.ask("POST", page, self.filled(page, **typed))

    def filled(self, page: str, **typed: str) -> dict[str, str]:
        """What a browser would send of the form in which this is typed."""
        _, opened = self.ask("GET", page)
        (form, *_) = [one for one in html.fromstring(opened).forms if set(typed) & set(one.fields)]
        return dict(form.form_values()) | typed

    def ask(self, method: str, page: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode(fields) if fields is not None else None
        answer = POOL.request(method, self.site + page, headers=headers, body=body, redirect=False)
        for cookie in answer.headers.getlist("Set-Cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.data.decode("utf-8", "replace")
