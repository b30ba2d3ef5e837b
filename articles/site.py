"""What the site is called and what it says of itself, wherever it speaks to machines."""

NAME = "Microneedling: who says what"
SHORT_NAME = "Microneedling"
ABOUT = (
    "Articles about microneedling for hair loss, read side by side: who says what, who disagrees, who is silent "
    "and who has something to gain."
)
LANGUAGE = "en-GB"
PAPER = "#fbfaf6"
"""The colour of the page by day, as in the stylesheet."""
