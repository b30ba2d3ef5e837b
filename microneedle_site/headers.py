"""What every answer tells a browser beside its own headers: files, errors and redirects included."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

UNUSED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone"),
    *("midi", "payment", "usb"),
)
"""What no page asks a device for, and so nothing on it may: https://www.w3.org/TR/permissions-policy/."""
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


def on_every_answer(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let other sites show only what any of them may read (CORS), and what its view says they may show.

    https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header. Its place is outside of all that answers.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        is_open = response.get("Access-Control-Allow-Origin") == "*"
        if response.status_code != 304:  # Its headers take the place of those that the browser has: RFC 9111, 3.2.
            response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if is_open else "same-origin")
        response["Permissions-Policy"] = PERMISSIONS
        return response

    return middleware
