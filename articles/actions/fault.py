"""A fault: something that a check of the content found not to be as it should be."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """`check` names the rule, `where` the thing, `message` what is wrong and what to do."""

    check: str
    where: str
    message: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)
