"""The exceptions of textkit, one tree.

    TextkitError
    ├── ReadError            an input cannot be read
    ├── FormatError          a file breaks its own format: path and line
    ├── GlossaryError        a glossary is broken or contradicts itself
    ├── ReplayError          a saved edit log does not fit its text
    ├── PluginError          a plug-in cannot be loaded
    └── EngineError          a translation engine failed
        ├── EngineUnavailable    not installed, not reachable, or unknown
        ├── EngineRefused        it answered and said no
        └── EngineMismatch       its answer does not fit the question

Wrong arguments are plain `ValueError` or `TypeError`. Doubtful content is never an exception.
"""


class TextkitError(Exception):
    """Anything that went wrong with the data, not with the call."""


class ReadError(TextkitError):
    """An input is missing, refused or unreadable; the message names the input and the byte offset."""


class FormatError(TextkitError):
    """A file breaks the format it claims to have.

    Args:
        message: what is wrong, in one line.
        path: the file.
        line: 1-based line in the file, if known.
    """

    def __init__(self, message: str, path: str = "", line: int | None = None) -> None:
        self.path = path
        self.line = line
        place = ":".join(str(part) for part in (path, line) if part)
        super().__init__(f"{place}: {message}" if place else message)


class GlossaryError(FormatError):
    """A glossary file is broken, or says two things about one term."""


class ReplayError(TextkitError):
    """A saved edit log does not fit the raw text it is loaded over."""


class PluginError(TextkitError):
    """A plug-in could not be loaded."""


class EngineError(TextkitError):
    """A translation engine failed."""


class EngineUnavailable(EngineError):  # noqa: N818 - the name is part of the public contract
    """The engine is unknown, not installed, or does not answer."""


class EngineRefused(EngineError):  # noqa: N818 - the name is part of the public contract
    """The engine answered and refused."""


class EngineMismatch(EngineError):  # noqa: N818 - the name is part of the public contract
    """The engine's answer does not fit what was asked."""
