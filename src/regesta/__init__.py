"""Regesta keeps a sourced, reviewable register of the relations between states.

The names here are the public interface; each is loaded when it is first used, so that importing the package
costs next to nothing.

    >>> import regesta
    >>> found = regesta.read("The foreign ministers of Chad and Niger signed an agreement on May 3, 2021.")
    >>> with regesta.Register.open("desk.db") as register:
    ...     register.add("reports/")
    ...     print(register.brief("Chad", "Niger").to_markdown())
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regesta.codebook import Codebook, load_codebook
    from regesta.desk import Brief, Register
    from regesta.errors import (
        CodebookError,
        PassageError,
        RegestaError,
        RegisterError,
        RegisterVersionError,
        ReportError,
        UsageError,
    )
    from regesta.model.claim import Extraction
    from regesta.model.report import Report
    from regesta.pipeline import read

__version__ = "0.1.0"

__all__ = [
    "Brief",
    "Codebook",
    "CodebookError",
    "Extraction",
    "PassageError",
    "RegestaError",
    "Register",
    "RegisterError",
    "RegisterVersionError",
    "Report",
    "ReportError",
    "UsageError",
    "load_codebook",
    "read",
]

_HOMES = {
    "Brief": "regesta.desk",
    "Codebook": "regesta.codebook",
    "Extraction": "regesta.model.claim",
    "Register": "regesta.desk",
    "Report": "regesta.model.report",
    "load_codebook": "regesta.codebook",
    "read": "regesta.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name from the module that holds it."""
    if name not in __all__:
        raise AttributeError(f"module 'regesta' has no attribute {name!r}")
    value = getattr(import_module(_HOMES.get(name, "regesta.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
