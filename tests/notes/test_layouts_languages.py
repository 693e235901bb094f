"""Vaults in other languages than English."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check

VAULTS: dict[str, SmallVault] = {
    "japanese keys": SmallVault(
        files={
            "会議/0305.md": ("---\n種類: 1on1\n日付: 2026-03-05\n参加者: [田中 健一, 私]\n---\n- 近況\n"),
            "会議/0306.md": (
                "---\n種類: 定例会議\n日付: 2026-03-06\n参加者: [田中 健一, 佐藤 美咲, 私]\n---\n- 近況\n"
            ),
        },
        met=[("田中 健一", "2026-03-05", "会議/0305.md", 1)],
    ),
    "korean daily": SmallVault(
        files={
            "일지/2026-03-05.md": ("## 일정\n- 10:00 김민수와 1:1 미팅\n- 11:00 팀 회의\n"),
        },
        met=[("김민수", "2026-03-05", "일지/2026-03-05.md", 2)],
    ),
    "chinese files": SmallVault(
        files={
            "一对一/王芳/2026-03-05.md": "- 聊了职业发展\n",
            "一对一/王芳/2026-03-19.md": "- 项目\n",
        },
        met=[
            ("王芳", "2026-03-05", "一对一/王芳/2026-03-05.md", 1),
            ("王芳", "2026-03-19", "一对一/王芳/2026-03-19.md", 1),
        ],
    ),
    "russian running": SmallVault(
        files={
            "Один на один/Иван Петров.md": ("# Иван Петров\n\n## 5 марта 2026\n- отпуск\n\n## 19 марта 2026\n- план\n"),
        },
        met=[
            ("Иван Петров", "2026-03-05", "Один на один/Иван Петров.md", 3),
            ("Иван Петров", "2026-03-19", "Один на один/Иван Петров.md", 6),
        ],
    ),
    "french point": SmallVault(
        files={
            "Journal/2026-03-05.md": (
                "## Réunions\n- Point individuel avec [[Léa Martin]] : budget\n- Réunion d'équipe\n"
            ),
            "Points individuels/Léa Martin 19 mars 2026.md": "- x\n",
        },
        met=[
            ("Léa Martin", "2026-03-05", "Journal/2026-03-05.md", 2),
            ("Léa Martin", "2026-03-19", "Points individuels/Léa Martin 19 mars 2026.md", 1),
        ],
    ),
    "spanish running": SmallVault(
        files={
            "Uno a uno/Íñigo López.md": (
                "# Íñigo López\n"
                "\n"
                "## Jueves 5 de marzo de 2026\n"
                "- x\n"
                "\n"
                "## 19/3/2026\n"
                "- y\n"
                "\n"
                "## 2 de abril\n"
                "- z\n"
                "\n"
                "## __/__/____\n"
                "- \n"
            ),
        },
        met=[
            ("Íñigo López", "2026-03-05", "Uno a uno/Íñigo López.md", 3),
            ("Íñigo López", "2026-03-19", "Uno a uno/Íñigo López.md", 6),
            ("Íñigo López", "2026-04-02", "Uno a uno/Íñigo López.md", 9),
        ],
    ),
    "dutch bila": SmallVault(
        files={
            "Bila's/Joost.md": ("## 5 maart 2026\n- x\n\n## 12 maart 2026\n- y\n"),
            "Dagboek/2026-03-06.md": "- Bila met [[Femke de Vries]]\n",
        },
        met=[
            ("Joost", "2026-03-05", "Bila's/Joost.md", 1),
            ("Joost", "2026-03-12", "Bila's/Joost.md", 4),
            ("Femke de Vries", "2026-03-06", "Dagboek/2026-03-06.md", 1),
        ],
    ),
    "german einzelgespräch": SmallVault(
        files={
            "Tagebuch/2026-03-05.md": (
                "### Einzelgespräch mit Frau Keller\n- x\n### Einzelgespräch Tom (abgesagt)\n### Teamrunde\n"
            ),
        },
        met=[("Keller", "2026-03-05", "Tagebuch/2026-03-05.md", 1)],
    ),
    "inline type": SmallVault(
        files={
            "x/Gespräch.md": ("type:: 1:1\nmit:: [[Anna Berg]]\ndatum:: 05.03.2026\n\n- Urlaub\n"),
        },
        met=[("Anna Berg", "2026-03-05", "x/Gespräch.md", 1)],
    ),
    "italian 1:1 in diary": SmallVault(
        files={
            "Diario/2026-03-05.md": (
                "## Incontri\n"
                "- 1:1 con [[Giulia Ferri]]: ferie\n"
                "- Riunione di team con [[Giulia Ferri]] e [[Marco Neri]]\n"
                "- Da fare: fissare 1:1 con [[Marco Neri]]\n"
                "- Faccia a faccia con [[Marco Neri]]\n"
            ),
        },
        met=[
            ("Giulia Ferri", "2026-03-05", "Diario/2026-03-05.md", 2),
            ("Marco Neri", "2026-03-05", "Diario/2026-03-05.md", 5),
        ],
    ),
    "portuguese daily": SmallVault(
        files={
            "Diário/05-03-2026.md": ("- 10h 1:1 com a [[Beatriz Lima]]\n- 11h reunião de time\n"),
            "Diário/25-03-2026.md": "- Um a um com [[João Prado]] — férias\n",
        },
        met=[
            ("Beatriz Lima", "2026-03-05", "Diário/05-03-2026.md", 1),
            ("João Prado", "2026-03-25", "Diário/25-03-2026.md", 1),
        ],
    ),
    "japanese daily": SmallVault(
        files={
            "日記/2026-03-05.md": (
                "## 会議\n- 10:00 田中さんと1on1\n- 11:00 定例会議\n- 1on1の準備\n- 佐藤さん 1on1: 異動の話\n"
            ),
        },
        met=[("田中", "2026-03-05", "日記/2026-03-05.md", 2), ("佐藤", "2026-03-05", "日記/2026-03-05.md", 5)],
    ),
    "honorifics": SmallVault(
        files={
            "Gespräche/2026-03-05 Vier-Augen-Gespräch Frau Dr. Keller.md": "- Urlaub\n",
            "Gespräche/2026-03-06 Teambesprechung.md": "- Urlaub\n",
        },
        met=[("Keller", "2026-03-05", "Gespräche/2026-03-05 Vier-Augen-Gespräch Frau Dr. Keller.md", 1)],
    ),
    "weekly subheads german": SmallVault(
        files={
            "Wochen/2026-KW11.md": (
                "# KW 11\n"
                "\n"
                "## Montag\n"
                "- 1:1 mit [[Jana Wolf]]\n"
                "\n"
                "## Donnerstag, 12.03.\n"
                "### 1:1 mit Tom Beck\n"
                "- Urlaub\n"
            ),
        },
        met=[
            ("Jana Wolf", "2026-03-09", "Wochen/2026-KW11.md", 4),
            ("Tom Beck", "2026-03-12", "Wochen/2026-KW11.md", 7),
        ],
    ),
    "portuguese keys": SmallVault(
        files={
            "Reuniões/r1.md": ('---\ntipo: um-a-um\ndata: 05/03/2026\npessoa: "[[Beatriz Lima]]"\n---\n- férias\n'),
            "Reuniões/r2.md": (
                "---\n"
                "tipo: reunião de equipe\n"
                "data: 25/03/2026\n"
                "participantes: [Beatriz Lima, João Prado]\n"
                "---\n"
                "- férias\n"
            ),
        },
        met=[("Beatriz Lima", "2026-03-05", "Reuniões/r1.md", 1)],
    ),
    "french running with bold dates": SmallVault(
        files={
            "Points individuels/Maëlle Garrec.md": (
                "# Maëlle Garrec\n\n**5 mars 2026**\n- congés\n\n**19 mars 2026**\n- budget\n"
            ),
        },
        met=[
            ("Maëlle Garrec", "2026-03-05", "Points individuels/Maëlle Garrec.md", 3),
            ("Maëlle Garrec", "2026-03-19", "Points individuels/Maëlle Garrec.md", 6),
        ],
    ),
    "chinese daily": SmallVault(
        files={
            "日记/2026-03-05.md": ("- 与王芳的一对一：聊了职业发展\n- 团队例会\n"),
        },
        met=[("王芳", "2026-03-05", "日记/2026-03-05.md", 1)],
    ),
    "tables of meta in japanese": SmallVault(
        files={
            "1on1/田中/20260305.md": (
                "| 項目 | 内容 |\n|---|---|\n| 日付 | 2026年3月5日 |\n| 参加者 | 田中 |\n\n## 話したこと\n- 異動\n"
            ),
        },
        met=[("田中", "2026-03-05", "1on1/田中/20260305.md", 1)],
    ),
    "japanese spaced names in headline": SmallVault(
        files={
            "日記/2026-03-05.md": ("- 1on1 佐藤 美咲\n  - 異動\n- 佐藤 美咲さんと1on1 準備\n"),
        },
        met=[("佐藤 美咲", "2026-03-05", "日記/2026-03-05.md", 1)],
    ),
    "french ordinal": SmallVault(
        files={
            "1-1/Léa.md": ("## 1er mars 2026\n- congés\n\n## Jeudi 12 mars 2026 à 14h\n- budget\n"),
        },
        met=[("Léa", "2026-03-01", "1-1/Léa.md", 1), ("Léa", "2026-03-12", "1-1/Léa.md", 4)],
    ),
    "german bold label dates": SmallVault(
        files={
            "Einzelgespräche/Tom Beck.md": (
                "# Tom Beck\n\n**Datum:** 5. März 2026\n\n- Urlaub\n\n**Datum:** 19. März 2026\n\n- Projekt\n"
            ),
        },
        met=[
            ("Tom Beck", "2026-03-05", "Einzelgespräche/Tom Beck.md", 3),
            ("Tom Beck", "2026-03-19", "Einzelgespräche/Tom Beck.md", 7),
        ],
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])
