"""`python -m benchmarks.phases`: score the reading of phases on labelled histories, and learn words from them.

score        with the words and numbers that are shipped; they were learned from these histories, so expect less elsewhere
folds        every author by words learned without them (needs the packages of requirements-bench.lock)
held-out     histories that neither words nor cues nor numbers have seen
learn        write the words learned from all authors to the English pack (needs them too)
reliability  how often the reading is right, by how sure it was
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.phases.folds import Worded
from benchmarks.phases.folds import tally
from benchmarks.phases.folds import word
from benchmarks.phases.histories import ROOT
from benchmarks.phases.histories import Labelled
from benchmarks.phases.histories import authors
from benchmarks.phases.histories import held
from benchmarks.phases.histories import own
from benchmarks.phases.histories import sessions_of
from benchmarks.phases.scoring import Tally
from benchmarks.phases.scoring import figures
from vaultkit.phases.parameters import load_parameters
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.wording import Wording

WORDING = ROOT / "vaultkit" / "signals" / "lexicon" / "en" / "wording.toml"
_HEAD = """\
# How notes are worded: dB of single common words towards the styles person-talk, context-building, doubt-talk, status.
# Learned from {sessions} labelled sessions by {authors} authors; do not edit by hand: `python -m benchmarks.phases learn`.
# A word stands here if {hands} note-takers or more use it. `""` is what a note starts with, so that average wording says
# nothing; `xthem`, `xme`, `xname` are the person, the author, any other name; `<num>` is every figure.

[wording]
"""

extra_option = click.option(
    "--extra", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another folder of vaults with labels.json; none of it is learned from.",
)  # fmt: skip


@click.group(help=__doc__)
def main() -> None:
    """Group the commands."""


@main.command()
@extra_option
@click.option("--settings", default="", help="Parameters to try, as TOML.")
def score(extra: Sequence[Path], settings: str) -> None:
    """Score with what is shipped."""
    wording = load_lexicon().wording
    _print({name: word(told, {"": wording}) for name, told in _sets(own(), extra).items()}, settings)


@main.command()
@extra_option
@click.option("--settings", default="", help="Parameters to try, as TOML.")
def folds(extra: Sequence[Path], settings: str) -> None:
    """Score every author by words learned without them; other folders by words learned from all of ours."""
    from benchmarks.phases.words import learn as learn_words  # noqa: PLC0415 - needs packages that scoring does not
    from benchmarks.phases.words import rows_of  # noqa: PLC0415 - likewise

    histories = own()
    rows = rows_of(histories)
    words: dict[str, Wording] = {"": learn_words(rows)[0]}
    for author in sorted({one.author for one in histories}):
        words[author] = learn_words(rows, without=author)[0]
    _print({name: word(told, words) for name, told in _sets(histories, extra).items()}, settings)


@main.command("held-out")
@click.option("--settings", default="", help="Parameters to try, as TOML.")
def held_out(settings: str) -> None:
    """Score the histories that nothing was learned from."""
    wording = load_lexicon().wording
    _print({"held-out": word(held(), {"": wording})}, settings)


@main.command()
def learn() -> None:
    """Write the English pack's words, learned from all authors."""
    from benchmarks.phases.words import HANDS  # noqa: PLC0415 - needs packages that scoring does not
    from benchmarks.phases.words import learn as learn_words  # noqa: PLC0415 - likewise
    from benchmarks.phases.words import rows_of  # noqa: PLC0415 - likewise

    histories = own()
    wording, scale = learn_words(rows_of(histories))
    by = len({one.author for one in histories})
    lines = [f"{_quoted(key)} = [{', '.join(f'{value:g}' for value in wording[key])}]\n" for key in sorted(wording)]
    head = _HEAD.format(sessions=sessions_of(histories), authors=by, hands=HANDS)
    WORDING.write_text(head + "".join(lines), encoding="utf-8", newline="\n")
    click.echo(
        f"{len(wording) - 1} words; a dB of the cues is worth {scale:.3f} in log-odds (kappa {scale / 0.2303:.2f})"
    )


@main.command()
@extra_option
def reliability(extra: Sequence[Path]) -> None:
    """Print how often the reading is right, by how sure it was."""
    numbers = load_parameters()
    wording = load_lexicon().wording
    for name, told in _sets(own(), extra).items():
        for online in (True, False):
            counted = tally(word(told, {"": wording}), numbers, online=online)
            click.echo(f"\n{name}, {'online' if online else 'hindsight'}\n\n| said | sessions | right |\n|---|---|---|")
            for row in _reliability(counted):
                click.echo(row)


def _reliability(counted: Tally) -> Iterable[str]:
    for tenth in sorted(counted.bins):
        sessions, right, said = counted.bins[tenth]
        yield f"| {said / sessions:.2f} | {sessions:.0f} | {right / sessions:.2f} |"


def _sets(histories: Sequence[Labelled], extra: Sequence[Path]) -> dict[str, list[Labelled]]:
    """Return histories by set: the repository's, each other folder's."""
    return {"own": list(histories)} | {folder.name: list(authors(folder, by_vault=True)) for folder in extra}


def _print(sets: Mapping[str, Sequence[Worded]], settings: str) -> None:
    numbers = load_parameters(settings)
    columns = [
        (name, online, figures(tally(told, numbers, online=online)))
        for name, told in sets.items()
        for online in (True, False)
    ]
    heads = [f"{name}, {'online' if online else 'hindsight'}" for name, online, _ in columns]
    click.echo(f"| | {' | '.join(heads)} |\n|---{'|---' * len(heads)}|")
    for row in columns[0][2]:
        cells = [found[row] for _, _, found in columns]
        shown = [f"{cell:.3f}" if isinstance(cell, float) else cell for cell in cells]
        click.echo(f"| {row} | {' | '.join(shown)} |")


def _quoted(word_: str) -> str:
    return f'"{word_}"' if '"' not in word_ else f"'{word_}'"


if __name__ == "__main__":
    main()
