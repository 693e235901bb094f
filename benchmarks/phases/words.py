"""The learning of words: a linear model of styles over the words of a session, on top of what the cues say.

Multinomial logistic regression: log-odds of the four styles = a * (dB of the cues) + sum of the weights of the words /
root of their number + constant, weights held small (L2). How frequent each style is among the histories is taken out of the
constant: what is kept are likelihoods. They are divided by `a`, so that words and cues are dB of one scale.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from benchmarks.phases.histories import Labelled
from vaultkit.phases.emission import style_scores
from vaultkit.signals.wording import START
from vaultkit.signals.wording import Wording
from vaultkit.signals.wording import words_in

#: A word must stand in the notes of so many hands, or it is somebody's own or a trade's.
HANDS = 10
#: Strength of the pull of weights to zero.
PULL = 0.1
_STYLES = 4


@dataclass(frozen=True, slots=True)
class Rows:
    """Sessions as the regression sees them."""

    words: tuple[frozenset[str], ...]
    cues: np.ndarray
    style: np.ndarray
    hand: tuple[str, ...]
    author: tuple[str, ...]


def rows_of(histories: Sequence[Labelled]) -> Rows:
    """Return one row for every labelled session in English."""
    words, cues, style, hand, author = [], [], [], [], []
    for one in histories:
        told = zip(one.history.sessions, one.marked, one.lexicons, strict=True)
        for signals, marked, lexicon in told:
            label = one.labels.get(signals.date.isoformat())
            if label is None or lexicon.language != "en":
                continue
            spoken = (one.statement for one in marked if one.statement.field not in lexicon.silent_fields)
            words.append(frozenset().union(*(words_in(statement) for statement in spoken)))
            cues.append(style_scores(signals.hits))
            style.append(label.style)
            hand.append(one.vault)
            author.append(one.author)
    return Rows(tuple(words), np.array(cues), np.array(style), tuple(hand), tuple(author))


def learn(rows: Rows, *, without: str = "", hands: int = HANDS, pull: float = PULL) -> tuple[Wording, float]:
    """Return the words' dB, and `a`, the log-odds that one dB of the cues is worth.

    Args:
        rows: labelled sessions.
        without: an author whose sessions are left out.
        hands: how many note-takers must use a word.
        pull: strength of the pull of weights to zero.
    """
    kept = [index for index, author in enumerate(rows.author) if author != without]
    users: defaultdict[str, set[str]] = defaultdict(set)
    for index in kept:
        for word in rows.words[index]:
            users[word].add(rows.hand[index])
    known = sorted(word for word, who in users.items() if len(who) >= hands)
    place = {word: index for index, word in enumerate(known)}
    table = np.zeros((len(kept), len(known)))
    for at, index in enumerate(kept):
        found = [place[word] for word in rows.words[index] if word in place]
        table[at, found] = 1 / np.sqrt(max(1, len(found)))
    weights, constant, scale = _regress(table, rows.cues[kept], rows.style[kept], pull)
    constant -= np.log(np.bincount(rows.style[kept], minlength=_STYLES) / len(kept))
    learned = {START: _rounded(constant / scale)}
    return learned | {word: _rounded(weights[index] / scale) for word, index in place.items()}, scale


def _rounded(values: np.ndarray) -> tuple[float, float, float, float]:
    g, c, m, s = (round(float(value), 2) for value in values - values.mean())
    return g, c, m, s


def _regress(
    table: np.ndarray, cues: np.ndarray, style: np.ndarray, pull: float
) -> tuple[np.ndarray, np.ndarray, float]:
    size = table.shape[1]
    wanted = np.eye(_STYLES)[style]

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        weights = values[: size * _STYLES].reshape(size, _STYLES)
        scale, constant = values[size * _STYLES], values[size * _STYLES + 1 :]
        scores = table @ weights + scale * cues + constant
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        gap = np.exp(logs) - wanted
        slope = np.concatenate([(table.T @ gap + pull * weights).ravel(), [(gap * cues).sum()], gap.sum(axis=0)])
        return -(wanted * logs).sum() + pull * (weights**2).sum() / 2, slope

    start = np.zeros(size * _STYLES + 1 + _STYLES)
    start[size * _STYLES] = 0.2
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found[: size * _STYLES].reshape(size, _STYLES), found[size * _STYLES + 1 :], float(found[size * _STYLES])
