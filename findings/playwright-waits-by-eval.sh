#!/usr/bin/env bash
# Playwright 1.65.0: wait_for_function takes an expression or a function. On a page whose content security policy
# forbids eval both pass when what they wait for is already so. When they have to wait, the function goes on to pass, and
# the expression raises EvalError: it is evaluated anew in the page at each look. So a test passes until a machine is slow.
# Needs Chromium, by its usual name on the path.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check playwright==1.65.0
cat > waits.py <<'PYTHON'
import shutil
from playwright.sync_api import Error, sync_playwright

LATER = "document.title === 'later'"
PAGE = "<!doctype html><title>now</title><script src='/later.js'></script>"


def answer(route):
    if route.request.url.endswith(".js"):
        route.fulfill(body="setTimeout(() => { document.title = 'later' }, 1000)", content_type="text/javascript")
    else:
        policy = {"Content-Security-Policy": "script-src 'self'"}
        route.fulfill(body=PAGE, content_type="text/html", headers=policy)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page()
    page.route("**/*", answer)
    for kind, condition in (("expression", LATER), ("function", f"() => {LATER}")):
        page.goto("http://waits.example/")
        try:
            page.wait_for_function(condition)
            print(kind, "that has to wait: passed")
        except Error as error:
            print(kind, "that has to wait:", error.message.split(":")[1].strip())
        page.wait_for_timeout(2000)
        page.wait_for_function(condition)
        print(kind, "that is so already: passed")
PYTHON
seen=$(venv/bin/python waits.py)
echo "$seen"
test "$seen" = "expression that has to wait: EvalError
expression that is so already: passed
function that has to wait: passed
function that is so already: passed"
