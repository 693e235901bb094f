"""Where front matter begins and ends: at the very top, between two lines `---`, and nowhere else.

Also recognises what people take for it: fences that nobody closed, fences of other tools, a block below line 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Problem
from vaultkit.model import Property
from vaultkit.notes.problem_table import make_problem
from vaultkit.notes.properties import FATAL
from vaultkit.notes.properties import parse_properties
from vaultkit.notes.regex import regex

#: Lines at the top among which a misplaced block is looked for.
TOP = 6

_KEY_LINE = regex(r"""["']?[^\W_][\w .\-/"']{0,60}:(?:[ \t]|$)""")
_HEADING = regex(r"#{1,6}[ \t]+\S")
#: Fences of other tools and YAML's own document end, which Obsidian does not know.
_OTHER_FENCE = regex(r"(?:-{4,}|\+{3}|;{3}|\.{3})[ \t]*")
_JSON_START = regex(r"\{[ \t]*(?:$|\")")
_OTHER_LINE = regex(r"""["']?[^\W_][\w .\-"']{0,60}[ \t]*[:=]|[\[{"]""")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The properties of a note, what is wrong with them, and the 1-based line on which the body starts."""

    properties: tuple[Property, ...] = ()
    problems: tuple[Problem, ...] = ()
    body_line: int = 1


def parse_front_matter(path: str, lines: Sequence[str]) -> FrontMatter:
    """Read the front matter of a note given as lines without ends."""
    if _is_fence(lines[0]):
        return _at_top(path, lines, 0)
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if _is_fence(lines[first]):
        return _below_blanks(path, lines, first)
    if _OTHER_FENCE.fullmatch(lines[first]) or _JSON_START.match(lines[first]):
        return _of_another_tool(path, lines, first)
    if any(map(_is_fence, lines[first + 1 : first + TOP])):
        return _below_text(path, lines, first)
    return FrontMatter()


def _is_fence(line: str) -> bool:
    return line.startswith("---") and not line[3:].strip(" \t")


def _close(lines: Sequence[str], after: int) -> int | None:
    return next((index for index in range(after + 1, len(lines)) if _is_fence(lines[index])), None)


def _parse(
    path: str, lines: Sequence[str], first: int, end: int
) -> tuple[tuple[Property, ...], tuple[Problem, ...], Problem | None]:
    """Return properties, problems, and the problem that hid all properties, of lines `first` to before `end`."""
    properties, problems = parse_properties(path, "\n".join(lines[first:end]), first + 1)
    return properties, problems, next((found for found in problems if found.code in FATAL), None)


def _at_top(path: str, lines: Sequence[str], fence: int) -> FrontMatter:
    close = _close(lines, fence)
    if close is None:
        return _unclosed(path, lines, fence)
    properties, problems, fatal = _parse(path, lines, fence + 1, close)
    if fatal and _is_rule(path, lines, fence, close, fatal):
        return _unclosed(path, lines, fence)
    return FrontMatter(properties, problems, close + 2)


def _is_rule(path: str, lines: Sequence[str], fence: int, close: int, fatal: Problem) -> bool:
    """Return whether the fence that was found is a rule far below, and the front matter was never closed."""
    stop = _stop(lines, fence)
    if stop >= close or (fatal.line <= stop and fatal.code != "front-matter-too-large"):
        return False
    head, _, broken = _parse(path, lines, fence + 1, stop)
    return bool(head) and not broken and _is_prose(lines[stop:close])


def _stop(lines: Sequence[str], fence: int) -> int:
    """Return the first line after the fence that no front matter needs: a blank, a heading, another fence."""
    for index in range(fence + 1, len(lines)):
        line = lines[index]
        if not line.strip() or _HEADING.match(line) or _OTHER_FENCE.fullmatch(line):
            return index
    return len(lines)


def _is_prose(lines: Sequence[str]) -> bool:
    """Return whether at most half of the lines that start at the margin, list items aside, have a key."""
    margin = [line for line in lines if line.strip() and not line.startswith((" ", "\t", "#", "- "))]
    return 2 * sum(_KEY_LINE.match(line) is not None for line in margin) <= len(margin)


def _unclosed(path: str, lines: Sequence[str], fence: int) -> FrontMatter:
    rest = (line for line in lines[fence + 1 :] if line.strip())
    after = lines[fence + 1] if len(lines) > fence + 1 else ""
    if not after.strip() and not _KEY_LINE.match(next(rest, "")):
        return FrontMatter()  # a rule at the top, not a fence
    problems = [make_problem("unclosed-front-matter", path, fence + 1)]
    stop = _stop(lines, fence)
    if stop < len(lines) and _OTHER_FENCE.fullmatch(lines[stop]):
        problems.append(make_problem("wrong-fence", path, stop + 1, fence=lines[stop].strip()))
        return FrontMatter((), tuple(problems), stop + 2)
    # Lines that were meant as properties are no text of the note.
    body = next((index for index in range(fence + 1, stop) if not _is_property_line(lines[index])), stop)
    return FrontMatter((), tuple(problems), body + 1 if body > fence + 1 else 1)


def _below_blanks(path: str, lines: Sequence[str], fence: int) -> FrontMatter:
    close = _close(lines, fence)
    if close is None or not _looks_like_properties(lines[fence + 1 : close]):
        return FrontMatter()
    properties, problems, _ = _parse(path, lines, fence + 1, close)
    return FrontMatter(properties, (make_problem("late-front-matter", path, fence + 1), *problems), close + 2)


def _below_text(path: str, lines: Sequence[str], first: int) -> FrontMatter:
    for fence in range(first + 1, min(first + TOP, len(lines))):
        if lines[fence - 1].lstrip().startswith(("```", "~~~")):
            break
        if not _is_fence(lines[fence]):
            continue
        close = _close(lines, fence)
        if close is not None and _looks_like_properties(lines[fence + 1 : close]):
            return FrontMatter((), (make_problem("late-front-matter", path, fence + 1),))
        break
    return FrontMatter()


def _looks_like_properties(lines: Sequence[str]) -> bool:
    """Return whether a block holds keys and nothing that YAML does not know."""
    return bool(lines) and _KEY_LINE.match(lines[0]) is not None and all(map(_is_property_line, lines))


def _is_property_line(line: str) -> bool:
    return _KEY_LINE.match(line) is not None or line.startswith((" ", "- ", "#"))


def _of_another_tool(path: str, lines: Sequence[str], first: int) -> FrontMatter:
    fence = lines[first].strip()
    following = lines[first + 1] if len(lines) > first + 1 else ""
    if not _OTHER_LINE.match(following.lstrip()):
        return FrontMatter()
    if fence.startswith("{"):
        fence, closing = "{", "}"
    else:
        closing = fence
    close = next(
        (index for index in range(first + 1, len(lines)) if lines[index].rstrip() in {closing, fence}),
        None,
    )
    body_line = 1 if close is None else close + 2
    return FrontMatter((), (make_problem("wrong-fence", path, first + 1, fence=fence),), body_line)
