"""An agreement as readers meet it: its sign, its words, and what they mean."""

from dataclasses import dataclass

from .agreement import Agreement

SIGNS = {
    Agreement.SILENT: "–",
    Agreement.SINGLE: "1",
    Agreement.AGREE: "=",
    Agreement.VARY: "~",
    Agreement.CONFLICT: "≠",
}
WORDS = {
    Agreement.SILENT: "No source says",
    Agreement.SINGLE: "Only one says",
    Agreement.AGREE: "Same answer",
    Agreement.VARY: "They vary",
    Agreement.CONFLICT: "They conflict",
}
MEANINGS = {
    Agreement.SILENT: "None of them answers.",
    Agreement.SINGLE: "The others do not answer.",
    Agreement.AGREE: "All that answer say the same.",
    Agreement.VARY: "They say different things, and none rules another out.",
    Agreement.CONFLICT: "One says what another rules out.",
}
SHARPEST_FIRST = (Agreement.CONFLICT, Agreement.VARY, Agreement.SINGLE, Agreement.AGREE, Agreement.SILENT)


@dataclass(frozen=True)
class Label:
    """An agreement as pages show it: a sign, words, and what they mean."""

    agreement: Agreement

    @property
    def sign(self) -> str:
        return SIGNS[self.agreement]

    @property
    def words(self) -> str:
        return WORDS[self.agreement]

    @property
    def meaning(self) -> str:
        return MEANINGS[self.agreement]


LEGEND = tuple(Label(agreement) for agreement in SHARPEST_FIRST)
