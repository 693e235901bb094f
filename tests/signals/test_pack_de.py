"""The German pack: statements from Germany, Austria and Switzerland, and what only sounds like them."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.signals.reading import Make
from tests.signals.reading import Read
from tests.signals.reading import event_reader
from tests.signals.reading import families
from tests.signals.reading import highest
from tests.signals.reading import rows
from vaultkit.model import Effect
from vaultkit.model import ItemKind
from vaultkit.model import Person
from vaultkit.signals.classify import classify_session
from vaultkit.signals.events import Unfolding
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text
from vaultkit.signals.words import names_of

DAY = dt.date(2025, 2, 7)
NAMES = ("Ottoline Varga", "Otti", "OV")

YES: dict[str, list[str]] = {
    "uncertainty": [
        "Sie ist sich nicht mehr sicher, ob der Hof sie noch braucht.", "Ich weiß nicht, was ich will.",
        "Hin- und hergerissen zwischen Klinik und Praxis.", "Er zweifelt am Umzug.", "Irgendetwas stimmt nicht.",
        "Vielleicht sollte sie aufhören.", "Es geht ihm nicht aus dem Kopf.", "Hat ein ungutes Gefühl beim Vertrag.",
        "Er fragt sich, ob er bleiben soll.", "Weiss selber nicht recht, wohin.", "Keine Ahnung, was danach kommt.",
    ],
    "affect": [
        "Sie hat Angst vor der Begehung.", "Er schämt sich dafür.", "Hat im Auto geweint.", "Sie ist völlig erschöpft.",
        "Seit Wochen schläft er schlecht.", "Ich mache mir Sorgen wegen der Verhandlung.", "Liegt um vier Uhr wach.",
        "Er ist am Anschlag.", "Sie ist grantig und enttäuscht.",
    ],
    "self-question": ["Bin ich überhaupt gut genug?", "Soll das alles gewesen sein?"],
    "personal-matter": [
        "Ihr Vater liegt im Spital.", "Am Freitag ist die Beerdigung.", "Sie lassen sich scheiden, die Scheidung läuft.",
        "Sie ist schwanger.", "Die Mutter ist dement.", "Er denkt an die Pensionierung.", "Seine Frau ist krank.",
    ],
    "confidence": [
        "Sie hat es niemandem erzählt.", "Zum ersten Mal laut ausgesprochen.", "Bleibt unter uns.", "Das weiß nur er.",
        "Nicht für das Protokoll.",
    ],
    "left-open": [
        "Wir haben es so stehen lassen.", "Ich hatte keinen Rat, sie wollte keinen.", "Keine Lösung gesucht.",
        "Ich habe nur zugehört.", "Lange Stille.", "Wir saßen noch eine Weile da.",
    ],
    "understood": [
        "Sie weiß, wie ich denke.", "Musste nichts erklären.", "Ein Blick genügt.", "Wir verstehen uns ohne Worte.",
        "Wie immer auf unserer Bank.",
    ],
    "work-aside": [
        "Heute nichts Dienstliches.", "Arbeit: läuft.", "Keine Arbeit heute.", "Also haben wir geredet, kein Status.",
        "Nicht über die Arbeit geredet.",
    ],
    "introduction": [
        "Erstes richtiges Gespräch mit der neuen Försterin.", "Woche eins.", "Sie hat im Mai bei uns angefangen.",
        "Zum Kennenlernen.", "Seit drei Wochen bei uns.",
    ],
    "preference": [
        "Bevorzugt Mails statt Anrufe.", "Mag keine Überraschungen.", "Sie hasst es, unterbrochen zu werden.",
        "Wie möchtest du Feedback bekommen?", "Unter Stress wird er still.", "Arbeitet am besten vor neun.",
        "Bitte nicht zu Hause anrufen.", "Kritik bitte direkt und unter vier Augen.", "Braucht Zeit zum Nachdenken.",
        "Schlechte Nachrichten sofort.", "Er ist ein Morgenmuffel.",
    ],
    "biography": [
        "Aufgewachsen in Vorarlberg.", "Älteste von vier Geschwistern.", "Hat in Graz Jus studiert.", "Singt im Chor.",
        "Kommt aus einem Dorf im Wallis.", "Zehn Jahre im Einzelhandel davor.", "Gelernte Köchin.", "Zwei Kinder, ein Hund.",
    ],
    "kin": ["Ihre Schwester hat angerufen."],
    "reciprocal": [
        "Ich habe ihr von meinem ersten Jahr erzählt.", "Ich gab zu, dass ich Namen vergesse.", "Ich: genauso.",
        "Bei mir ist es umgekehrt.",
    ],
    "asked-me": ["Sie fragte, wie es mir geht.", "Er wollte wissen, wie ich hierher kam.", "Sie fragte mich, warum ich Arbeitsrecht mache."],
    "first-topic": ["Sie hat von sich aus ein Thema mitgebracht."],
    "setting": ["Spaziergang um den Teich.", "Kaffee auf der Terrasse.", "Znüni in der Beiz.", "Im Kaffeehaus."],
    "agenda": ["Die Agenda ist zurück.", "Auf der Liste: der Ofen.", "Drei Traktanden.", "Von ihr gereiht."],
    "no-agenda": [
        "Keine Agenda heute.", "Nichts auf der Liste.", "Ohne Zettel.", "Die Liste war leer.", "Traktanden: keine.",
        "agenda:: keine",
    ],
    "short-agenda": ["Nur ein Punkt.", "Kurze Liste heute.", "Ein einziges Thema."],
    "decision": [
        "Wir haben uns auf Donnerstag geeinigt.", "Regel: niemand fährt allein.", "Sie entscheidet über die Karte.",
        "Wer unterschreibt für die Schlüssel?", "Ab sofort bestellt er.", "Letztes Wort hat sie.", "Abgemacht: zwei pro Woche.",
        "Bis 500 Euro entscheidet er allein.",
    ],
    "explaining": [
        "Ich habe erklärt, wie die Förderung funktioniert.", "Der Grund ist das Hochwasser von 2014.",
        "Ihm erzählt, warum wir im August schließen.", "Bin mit ihr durch das Budget gegangen.",
        "Wofür ist die zweite Schicht da?",
    ],
    "two-views": [
        "Sie findet, das Dach kann warten, ich finde das nicht.", "Ihres: weniger Kurse. Meins: kleinere.",
        "Wir sind uns uneinig beim Trinkgeld.", "Aus seiner Sicht zu viele Einkäufer.", "Er hat meine Meinung geändert.",
    ],
    "dispute": ["Wir haben über den Dienstplan gestritten.", "Sie hat widersprochen."],
    "challenge": [
        "Am schwierigsten ist der Nachtdienst.", "Problem mit dem Lieferanten.", "Konflikt zwischen den zwei Kolonnen.",
        "Zu wenig Personal.",
    ],
    "carried": [
        "Vertagt.", "Keine Zeit mehr.", "Offen vom letzten Mal.", "2 von 4 geschafft.", "Rest nächste Woche.", "Pendent.",
    ],
    "their-list": ["Zuerst ihre Liste.", "4 (3 von ihr)", "Er kam mit drei Fragen."],
    "one-sided": ["Meine Liste mitgebracht.", "Sie nickte.", "P1: der Kühlraum.", "Ihm für alles Fristen gesetzt."],
    "status-talk": ["Die Tickets durchgegangen.", "Zeile für Zeile.", "Steht alles im Wochenbericht.", "Keine Blocker."],
    "collision": [
        "Ich war davon ausgegangen, dass sie es ihnen gesagt hat.", "Keiner von uns hatte nachgefragt.",
        "Jeder dachte, der andere macht es.",
    ],
    "inventory": ["Was noch gilt: der Donnerstag.", "Wir fangen wieder von vorne an.", "Das stimmt so nicht mehr."],
    "career": ["Gehaltsgespräch vorbereitet."],
    "back-link": ["Letztes Mal hatte sie es angedeutet."],
}  # fmt: skip

NO: dict[str, list[str]] = {
    "uncertainty": ["Sie ist sicher.", "Ein wunderbarer Abend.", "Sie weiß, was sie will.", "Sie fragte mich, wo der Schlüssel liegt."],
    "affect": ["Niemand hatte Angst.", "Er hat keine Angst davor.", "Der Wein war gut.", "Angst hat sie nicht.", "Die Liste ist leer."],
    "personal-matter": ["Das Bedienungshandbuch ist da.", "Der Entscheid steht.", "Abendessen im Saal."],
    "confidence": ["Sie hat es allen erzählt."],
    "left-open": ["Er ging um fünf.", "Der Laden ist offen."],
    "introduction": ["Der erste Entwurf ist da.", "Ein neuer Ofen."],
    "preference": ["Sie ist im Keller."],
    "biography": ["Die Studie ist finanziert.", "Die Lieferung ist da."],
    "no-agenda": ["Kein Mehl heute.", "Die Liste war lang."],
    "decision": ["Wir haben nichts beschlossen.", "Keine Entscheidung.", "Wir haben das nicht vereinbart."],
    "dispute": ["Ich habe nicht widersprochen."],
    "carried": ["Er trug das Cello."],
    "collision": ["Sie dachte an ein Boot."],
    "inventory": ["Sie startete den Wagen."],
}  # fmt: skip

RESETS = {
    "promotion": [
        "Otti wurde am Montag befördert, Kuchen im Lehrerzimmer.", "Sie ist gestern zur Stationsleiterin ernannt worden.",
        "Er ist jetzt Schichtleiter.", "Beförderung ist durch! Oberärztin ab sofort.", "Erste Woche als Stationsleitung.",
        "Am Montag wurde Otti zur Teamleiterin befördert.", "Sie ist seit Freitag Küchenchefin.",
        "Ich bin letzten Monat Bereichsleiterin geworden.", "Seit Montag ist sie unsere neue Rektorin.",
        "Ottis Beförderung ist offiziell.",
    ],
    "role-change": [
        "Zweite Woche im neuen Job, sie geht noch immer in den falschen Stock.", "Er hat in die Schadenabteilung gewechselt.",
        "Am Montag hat er seine neue Stelle angetreten.", "Sie hat vor zwei Wochen die Nachtschicht übernommen.",
        "Ihre Rolle hat sich komplett geändert: keine Patienten mehr, nur Schulung.",
        "Ich habe das Team gewechselt und mache jetzt Compliance.", "Seit Montag leitet sie ihre eigene Baustelle.",
        "Otti hat die Leitung der Ambulanz übernommen.",
    ],
    "new-manager": [
        "Otti ist seit dieser Woche meine Chefin.", "Ab sofort berichte ich an sie.", "Sie berichtet jetzt an mich.",
        "Ich habe sie von Tobias übernommen, der gegangen ist.", "Sechs Jahre Kollege, und jetzt ist er mein Chef.",
        "Ich bin jetzt ihr Vorgesetzter.", "Otti ist mir neu unterstellt.",
    ],
    "pivot": [
        "Der Vorstand hat beschlossen, dass die Zeitung eingestellt wird, wir machen nur noch online.",
        "Wir sind jetzt ein Cateringbetrieb, das Restaurant sperrt am Sonntag zu.",
        "Neue Strategie verkündet: keine Laufkundschaft mehr.", "Kurswechsel: wir verkaufen nur noch an Schulen.",
    ],
    "reorg": [
        "Unsere zwei Abteilungen wurden zusammengelegt.", "Nach der Reorg gehört unser Team zu Operations.",
        "Die ganze Firma wird umstrukturiert.", "Backstube und Konditorei sind seit Montag eine Abteilung, auch wir.",
        "Umstrukturiert. Schon wieder. Diesmal wir.",
    ],
    "leave-return": [
        "Zurück aus der Elternzeit, erster Tag.", "Am Montag ist sie aus der Karenz zurückgekehrt.",
        "Erste Woche zurück nach vier Monaten Krankenstand.", "Erstes Gespräch seit seinem Sabbatical.",
        "Nach der Babypause wieder da.",
    ],
}  # fmt: skip
RELAXES = [
    "Ich bin nicht mehr ihre Chefin, aber wir treffen uns weiter.", "Er berichtet nicht mehr an mich. Wir machen trotzdem weiter.",
    "Otti ist nicht mehr mein Vorgesetzter.", "Die Berichtslinie ist seit Juni weg, und keiner von uns will aufhören.",
    "Sie hat die Leitung abgegeben; als Mentorin bleibt sie mir.",
]  # fmt: skip
DECOYS = [
    "Ihre Schwester wurde bei der Bank befördert.", "Femi aus der Buchhaltung wurde Teamleiter, er zuckt mit den Schultern.",
    "Gestern wurde ihr Kollege zum Schichtleiter ernannt.", "Alle reden davon, wer die neue Rektorin wird.",
    "Das Marketing wird umstrukturiert, das betrifft uns nicht.", "Es gibt Gerüchte, dass wir mit St. Anna fusionieren.",
    "Er möchte bis zum Sommer befördert werden.", "Was sind die Kriterien für die Beförderung?",
    "Sie hat sich als Stationsleiterin beworben.", "Irgendwann könnte sie ins Büro nach Wien wechseln.",
    "Wenn er befördert wird, wer macht dann die Freitage?", "Beförderung? Nicht dieses Jahr, sagt er.",
    "Sie wurde nicht befördert.", "Zurück aus zwei Wochen Urlaub in Griechenland.", "Aus den Ferien zurück, braungebrannt.",
    "Er erzählte, wie er damals zu früh befördert wurde.", "2012 hat er eine Schule übernommen.",
    "Man munkelt, dass der Inhaber verkaufen will.", "Sie fürchtet, dass sie Chefin wird.",
    "Niemand weiß, ob die Filiale schließt.", "Sie war drei Tage krank, heute ist sie zurück.",
    "Frau Meier hat die Leitung übernommen.", "Die neue Liste hat drei Punkte.", "Er hat die Frist auf Freitag verschoben.",
    "Neue Kaffeemaschine seit Dienstag.", "Er hat den Grill übernommen.", "Ich bin weiterhin ihre Chefin.",
    "Seit der Reorg von 2019 hat sich nichts geändert.", "Er schläft jetzt besser.",
    "Soll Otti Teamleiterin werden? Wir überlegen.", "Angeblich wird Otti Schulleiterin.",
]  # fmt: skip


@pytest.fixture(scope="module")
def german() -> Lexicon:
    return load_lexicon("de")


@pytest.fixture
def events(german: Lexicon, person: Person, session: Make) -> Read:
    return event_reader(german, person, session)


def folded(text: str, german: Lexicon) -> tuple[str, ...]:
    return fold_text(text, german.folder, names_of(NAMES)).words


@pytest.mark.parametrize(("family", "text"), rows(YES))
def test_the_statement_belongs_to_the_family(
    family: str, text: str, german: Lexicon, person: Person, session: Make
) -> None:
    assert family in families(text, german, person, session)


@pytest.mark.parametrize(("family", "text"), rows(NO))
def test_the_statement_only_looks_like_the_family(
    family: str, text: str, german: Lexicon, person: Person, session: Make
) -> None:
    assert family not in families(text, german, person, session)


@pytest.mark.parametrize(("kind", "text"), rows(RESETS))
def test_a_change_of_the_pair_resets(kind: str, text: str, events: Read) -> None:
    found = events(text, gap=200 if kind == "leave-return" else 30)
    assert highest(found, Effect.RESET) >= 0.5
    assert highest(found, Effect.RELAX) < 0.5


@pytest.mark.parametrize("text", RELAXES)
def test_a_line_that_ends_relaxes(text: str, events: Read) -> None:
    found = events(text)
    assert highest(found, Effect.RELAX) >= 0.5
    assert highest(found, Effect.RESET) < 0.5


@pytest.mark.parametrize("text", DECOYS)
def test_what_only_sounds_like_an_event_is_resisted(text: str, events: Read) -> None:
    assert max((event.p for event in events(text)), default=0.0) < 0.3


def test_an_announcement_counts_when_it_takes_effect(events: Read) -> None:
    known = Unfolding(last=DAY - dt.timedelta(days=14))
    assert highest(events("Ab März leitet Otti die Station.", known=known), Effect.RESET) < 0.3
    assert highest(events("Wir sprachen vom Meer.", known=known, day=dt.date(2025, 2, 20)), Effect.RESET) < 0.3
    assert highest(events("Wir sprachen vom Meer.", known=known, day=dt.date(2025, 3, 6)), Effect.RESET) >= 0.5


def test_a_passive_in_the_present_is_an_announcement(events: Read) -> None:
    assert highest(events("Sie wird nächsten Monat zur Oberärztin befördert."), Effect.RESET) < 0.3
    assert highest(events("Sie wurde im Januar zur Oberärztin befördert."), Effect.RESET) >= 0.5


def test_a_leave_told_before_explains_the_gap_after_it(events: Read) -> None:
    known = Unfolding()
    events("Letztes Gespräch vor ihrem Mutterschutz. Sie ist nervös.", known=known)
    found = events("Schön, dass sie wieder da ist.", known=known, day=DAY + dt.timedelta(days=220))
    assert highest(found, Effect.RESET) >= 0.8


def test_nothing_changes_for_us_lowers_it(events: Read) -> None:
    plain = highest(events("Die Abteilungen wurden zusammengelegt."), Effect.RESET)
    assert highest(events("Die Abteilungen wurden zusammengelegt. Uns betrifft das nicht."), Effect.RESET) < plain / 5


def test_a_denial_after_the_cue_counts(german: Lexicon, person: Person, session: Make) -> None:
    assert "affect" in families("Wütend ist sie.", german, person, session)
    assert "affect" not in families("Wütend ist sie nicht.", german, person, session)


def test_the_name_in_the_genitive_is_the_person(german: Lexicon) -> None:
    assert folded("Ottis Team", german) == ("xthem", "'s", "team")
    assert folded("Frau Varga lacht", german)[1] == "xthem"


def test_umlauts_and_sharp_s_are_written_in_many_ways(german: Lexicon) -> None:
    assert folded("Größe", german) == folded("Groesse", german) == folded("Grösse", german)


def test_articles_and_contractions_are_one(german: Lexicon) -> None:
    assert folded("zur Leiterin", german) == folded("zu der Leiterin", german)
    assert folded("im Büro", german) == folded("in dem Buero", german)


def test_only_titles_show_names(german: Lexicon) -> None:
    text = fold_text("Gestern hat Frau Meier den Ofen geputzt", german.folder, Names())
    assert {text.words[at] for at in text.capitals} == {"meier"}


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Traktanden", ItemKind.AGENDA), ("Nächste Schritte", ItemKind.ACTION), ("Pendenzen", ItemKind.ACTION),
        ("Beschlüsse", ItemKind.DECISION), ("Sorgen", ItemKind.UNCERTAINTY), ("Privates", ItemKind.PERSONAL),
    ],
)  # fmt: skip
def test_headings_promise_kinds(heading: str, kind: ItemKind, german: Lexicon) -> None:
    found = german.headings.find(folded(heading, german))
    assert {match.cue.owner for match in found} == {kind.value}


def test_figures_and_states_are_status(german: Lexicon, person: Person, session: Make) -> None:
    text = "- Inventur 7/9, fertig bis Freitag\n- Lieferung verzögert\n- Belegung 91%\n- Dienstplan freigegeben\n"
    assert "status-share" in families(text, german, person, session)


def test_a_list_says_its_size(german: Lexicon, person: Person, session: Make) -> None:
    found = classify_session(session("Drei Traktanden, zuerst der Ofen."), person, german)
    assert found.listed == 3


def test_every_family_event_and_mark_of_english_has_cues(german: Lexicon) -> None:
    assert owners(load_lexicon()) <= owners(german)


def owners(lexicon: Lexicon) -> set[str]:
    indices = (lexicon.cues, lexicon.name_cues, lexicon.event_cues, lexicon.marks, lexicon.lists, lexicon.leaves)
    return {cue.owner for index in indices for cue in index.every()}
