"""Plain text and numbers as LaTeX. Every string that comes from a file passes through `escape` and nothing else."""

from __future__ import annotations

import unicodedata
from typing import Final

_NAMED: Final = r"""
    \ backslash ^ asciicircum ~ asciitilde | bar < less > greater " quotedbl ' quotesingle ` asciigrave
    – endash — emdash ‘ quoteleft ’ quoteright “ quotedblleft ” quotedblright
    … ellipsis · periodcentered ° degree © copyright
    """.split()
_SPECIAL: Final = {
    **{sign: rf"\text{name}{{}}" for sign, name in zip(_NAMED[::2], _NAMED[1::2], strict=True)},
    **{sign: f"\\{sign}" for sign in "{}$&#%_"},
    **{sign: f"{sign}{{}}" for sign in "-,?!"},  # no ligature: two hyphens stay two hyphens
    "\u00a0": "~",
    "§": r"\S{}",
}
_T1_LETTERS: Final = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþßÿŸ"
    "ĂĄĆČĎĐĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŹŽŻİăąćčďđěęğĺľłńňŋőŕřśšşťţűůźžżı"
)
"""Letters that the encoding T1 has ready-made."""
_GREEK: Final = {"ε": "varepsilon", "φ": "varphi", "ς": "varsigma", "λ": "lambda", "Λ": "Lambda"} | {
    # The other letters are called in LaTeX as in Unicode: GREEK SMALL LETTER ALPHA.
    letter: (str.capitalize if letter.isupper() else str.lower)(unicodedata.name(letter).split()[-1])
    for letter in "αβγδζηθικμνξπρστυχψωΓΔΘΞΠΣΥΦΨΩ"
}
_MATH: Final = {
    **{letter: f"\\{command}" for letter, command in _GREEK.items()},
    "ο": "o",
    **{greek: rf"\mathrm{{{latin}}}" for greek, latin in zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧ", "ABEZHIKMNOPTX", strict=True)},
    **{sign: f"^{{{plain}}}" for sign, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-", strict=True)},
    **{sign: f"_{{{plain}}}" for sign, plain in zip("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-", strict=True)},
    **dict(zip("±×≤≥≠∞∪∩∈⊆→", r"\pm \times \le \ge \ne \infty \cup \cap \in \subseteq \to".split(), strict=True)),
    "−": "-",
    "ℤ": r"\mathbb{Z}",
    "ℕ": r"\mathbb{N}",
}
_LONG_WORD: Final = 16
"""Words with more characters may be broken at any character."""


def escape(text: str) -> str:
    r"""Return plain text as LaTeX for text mode, which prints it and does nothing else.

    ASCII, Latin letters, Greek and a few signs print as themselves; any other character as a small box with its code
    point (the command \echochar of the templates).
    """
    # TeX takes several blanks for one, so every second one is written as a tie.
    return " ".join(_word(word) for word in text.split(" ")).replace("  ", " ~")


def _word(word: str) -> str:
    glue = r"\allowbreak{}" if len(word) > _LONG_WORD else ""
    return glue.join(_character(character) for character in word)


def _character(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    if character in _MATH:
        return rf"\ensuremath{{{_MATH[character]}}}"
    if character in _T1_LETTERS or (character.isascii() and character.isprintable()):
        return character
    return rf"\echochar{{{ord(character):04X}}}"


def shortened(text: str, limit: int) -> str:
    """Return the text, cut to `limit` characters with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def prints_as_itself(text: str) -> bool:
    """Say whether `escape` sets the text without boxes."""
    return r"\echochar" not in escape(text)


def integer(number: int) -> str:
    """Return an integer as LaTeX for math mode: powers of ten and their neighbours as such, others in groups of three.

    Long numbers may be broken between groups.
    """
    digits = str(abs(number))
    sign = "-" if number < 0 else ""
    if len(digits) >= 7:
        # The exponent of the nearest power of ten: 999…9 belongs to the next one.
        exponent = len(digits) if digits[0] == "9" else len(digits) - 1
        rest = abs(number) - 10**exponent
        if rest == 0 or (exponent >= 9 and abs(rest) < 1000):
            shown = f"{rest if not sign else -rest:+d}" if rest else ""
            return f"{sign}10^{{{exponent}}}{shown}"
    if len(digits) < 5:
        return sign + digits
    head = len(digits) % 3
    groups = [digits[:head]] * (head > 0) + [digits[i : i + 3] for i in range(head, len(digits), 3)]
    return sign + (r"\,\allowbreak " if len(digits) > 9 else r"\,").join(groups)
