"""Formulas in TeX as a reader would write them within a line of text."""

import re

from translations.articles.inline import lowered, raised

_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "le": "≤", "leq": "≤",
    "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "sim": "∼",
    "infty": "∞", "sum": "∑", "prod": "∏", "int": "∫", "partial": "∂", "nabla": "∇",
    "to": "→", "rightarrow": "→", "Rightarrow": "⇒", "leftarrow": "←", "in": "∈", "notin": "∉",
    "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "emptyset": "∅", "forall": "∀",
    "exists": "∃", "degree": "°", "circ": "°", "ldots": "…", "dots": "…", "cdots": "⋯",
    "angle": "∠", "perp": "⊥", "quad": " ", "qquad": " ",
}  # fmt: skip
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_IN_WORDS = re.compile(r"\\(?:text|mathrm|mathbf|mathit|operatorname|mbox)\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s?")
_SPACING = re.compile(r"\\[,;:!> ]")
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|(\w))")
_LONGEST = 2000


def in_line(tex: str) -> str:
    r"""A formula on one line; commands without a symbol stay as they were written.

    >>> in_line(r"A = \pi r^2 \ge \frac{1}{2} x_{10}")
    'A = π r² ≥ 1/2 x₁₀'
    """
    if len(tex) > _LONGEST:
        return tex
    text = _IN_WORDS.sub(r"\1", tex)
    text = _SCRIPT.sub(_script, text)
    text = _FRACTION.sub(lambda found: f"{_whole(found[1])}/{_whole(found[2])}", text)
    text = _ROOT.sub(lambda found: f"√{_whole(found[1])}", text)
    text = _SPACING.sub(" ", text.replace(r"\left", "").replace(r"\right", ""))
    return " ".join(_COMMAND.sub(_symbol, text).replace("{", "").replace("}", "").split())


def _script(found: re.Match[str]) -> str:
    inner = found[2] if found[2] is not None else found[3]
    written = (raised if found[1] == "^" else lowered)(inner)
    return written if written != inner else found[0]


def _symbol(found: re.Match[str]) -> str:
    sign = _SYMBOLS.get(found[1])
    if sign is None:
        return f"{found[1]} "  # \log, \sin
    return sign + (" " if found[0].endswith(" ") else "")


def _whole(part: str) -> str:
    part = part.strip()
    return part if part.isalnum() or len(part) < 2 else f"({part})"
