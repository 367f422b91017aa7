"""The fonts that the typesetters use, and what to install where one is missing."""

from __future__ import annotations

import subprocess
from pathlib import Path

# name: family as the system knows it; a TrueType file with its place in the collection, for ReportLab.
FAMILIES = {
    "serif": "Noto Serif CJK SC",
    "sans": "Noto Sans CJK SC",
    "kai": "AR PL UKai CN",
    "ming": "AR PL UMing CN",
}
FAMILIES_HANT = {
    "serif": "Noto Serif CJK TC",
    "sans": "Noto Sans CJK TC",
    "kai": "AR PL UKai TW",
    "ming": "AR PL UMing TW",
}
FAMILIES_JA = {
    "serif": "Noto Serif CJK JP",
    "sans": "Noto Sans CJK JP",
    "kai": "Noto Serif CJK JP",
    "ming": "Noto Sans CJK JP",
}
_ROOT = Path("/usr/share/fonts/truetype")
FILES = {
    "serif": (_ROOT / "arphic" / "uming.ttc", 0),
    "ming": (_ROOT / "arphic" / "uming.ttc", 0),
    "kai": (_ROOT / "arphic" / "ukai.ttc", 0),
    "sans": (_ROOT / "wqy" / "wqy-zenhei.ttc", 0),
}
MONO = "DejaVu Sans Mono"
PACKAGES = "fonts-noto-cjk fonts-wqy-zenhei fonts-arphic-uming fonts-arphic-ukai fonts-dejavu-core"


def family(name: str, language: str) -> str:
    """The family for a style's font in a language."""
    return {"zh-Hant": FAMILIES_HANT, "ja": FAMILIES_JA}.get(language, FAMILIES)[name]


def missing() -> list[str]:
    """Font files that ReportLab would need and that are not there."""
    return sorted({str(path) for path, _ in FILES.values() if not path.exists()})


def known_to_system() -> bool:
    """Whether the families that WeasyPrint and LibreOffice ask for are installed."""
    try:
        listed = subprocess.run(("fc-list", ":", "family"), check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return all(
        name in listed for name in (*FAMILIES.values(), *FAMILIES_HANT.values(), *FAMILIES_JA.values(), MONO)
    )
