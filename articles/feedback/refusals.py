"""Why something that was sent is not taken. Each reason has a status of its own and tells a person what to do."""

from dataclasses import dataclass

from .stamp import OLDEST, YOUNGEST

HOUR = 60 * 60


@dataclass(frozen=True)
class Refused:
    """One reason: the status of the answer (RFC 9110, RFC 6585), and the words for the person."""

    status: int
    words: str


FOREIGN = Refused(
    403, "Your browser did not say that this form was sent from our own page. Press Send again to send it from here."
)
TRAPPED = Refused(
    400,
    "A field was filled in that people cannot see; perhaps your browser or a password manager did that. It is empty "
    "now. Press Send again.",
)
FORGED = Refused(
    400,
    "The hidden time stamp of the form was missing or changed. There is a new one now. "
    f"Wait {YOUNGEST} seconds and press Send again.",
)
TOO_OLD = Refused(400, f"The form was open for more than {OLDEST // HOUR} hours. It is fresh now. Press Send again.")
TOO_NEW = Refused(400, f"That was faster than people write. Wait {YOUNGEST} seconds and press Send again.")
TOO_MANY = Refused(
    429, "Much was sent from your network in the past hour. Keep your words, and press Send again in an hour."
)
TOO_MANY_IN_ALL = Refused(
    503,
    "More came in the past hour than we can take, from many places. Keep your words, and press Send again in an hour.",
)
TOO_LARGE = Refused(413, "That was far too much to read, so we did not take it in. Please send the part that matters.")
NOT_STORED = Refused(503, "We could not store it just now. The fault is ours. Press Send again in a minute.")
