"""French: statements that belong to a family or tell of an event, and statements that only look so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from tests.signals.reading import Make
from tests.signals.reading import Read
from tests.signals.reading import event_reader
from tests.signals.reading import families
from tests.signals.reading import highest
from tests.signals.reading import rows
from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Person
from vaultkit.signals.events import Unfolding
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.words import fold_text
from vaultkit.signals.words import names_of

DAY = dt.date(2025, 2, 7)

YES: dict[str, list[str]] = {
    "uncertainty": [
        "Pas sûre d'avoir encore sa place ici.", "Elle se demande si elle va rester.", "Je ne sais pas trop quoi en penser.",
        "Tiraillé entre le labo et la clinique.", "N'arrive pas à mettre le doigt dessus.", "Quelque chose cloche depuis l'été.",
        "Il a des doutes.", "Et si c'était moi le problème ?", "j'hésite encore", "Il y pense depuis des semaines.",
    ],
    "affect": [
        "Elle a peur de l'inspection.", "Il a pleuré dans la camionnette.", "Se sent très seule depuis le départ de Karim.",
        "N'en dort plus.", "À bout.", "je suis inquiet pour l'audience", "Elle est crevée.", "Il s'en veut.",
        "Elle en a marre.", "Soulagée, dit-elle.", "Tanné, pis épuisé.",
    ],
    "self-question": ["Est-ce que je suis une mauvaise mère ?", "Suis-je à la hauteur ?", "Qui suis-je sans ce métier ?"],
    "personal-matter": [
        "Son père est à l'hôpital.", "L'enterrement est vendredi.", "Ils divorcent.", "Elle est enceinte.",
        "La mémoire de sa mère s'en va.", "Il pense à la retraite.", "Fausse couche en mai.", "Sa femme est tombée malade.",
    ],
    "confidence": [
        "Elle ne l'a dit à personne.", "Première fois qu'il le dit à voix haute.", "Ça reste entre nous.",
        "Personne d'autre ne le sait.", "Il n'en a jamais parlé à son frère.",
    ],
    "left-open": [
        "On en est restés là.", "Je n'ai pas donné de conseil.", "Long silence.", "J'ai juste écouté.",
        "Elle n'attendait pas de réponse.", "Laissé ouvert.",
    ],
    "understood": [
        "Elle sait comment je pense.", "Pas besoin d'expliquer.", "On se comprend à demi-mot.", "Il finit mes phrases.",
        "On a repris là où on s'était arrêtés.",
    ],
    "work-aside": [
        "Pas parlé boulot.", "Rien sur le travail aujourd'hui.", "Boulot : rien à signaler.", "Réglé en deux minutes.",
        "On a parlé de tout sauf du travail.",
    ],
    "introduction": [
        "Premier vrai rendez-vous avec la nouvelle garde.", "Elle nous a rejoints en mai.", "On fait connaissance.",
        "Première semaine chez nous.", "Apprendre à se connaître.", "Il vient d'arriver.",
    ],
    "preference": [
        "Préfère le mail au téléphone.", "Elle aime réfléchir avant de répondre.", "Il déteste être interrompu.",
        "Comment aimes-tu recevoir du feedback ?", "Quand il est stressé, il se ferme.", "Travaille mieux avant neuf heures.",
        "Ne m'appelez pas le soir, dit-il.", "A besoin de temps pour réfléchir.", "Mauvaises nouvelles : tout de suite.",
        "Je suis du matin.",
    ],
    "biography": [
        "A grandi à Roubaix.", "Aînée de quatre.", "Études de droit à Louvain.", "Chante dans une chorale.",
        "Né au Cameroun, arrivé à Lyon à six ans.", "Dix ans dans la restauration.", "Avant, elle était infirmière.",
        "Deux enfants, un chien.",
    ],
    "reciprocal": ["Je lui ai parlé de mes débuts.", "J'avoue que j'oublie les prénoms.", "Moi : pareil."],
    "setting": ["Balade autour de l'étang.", "Café en terrasse.", "On a déjeuné au bistrot.", "Marché le long du canal."],
    "agenda": ["L'ordre du jour est revenu.", "Sur la liste : le four.", "Deux points.", "Classé par elle."],
    "no-agenda": [
        "Pas d'ordre du jour.", "Sans liste aujourd'hui.", "La liste était vide.", "Rien à l'ordre du jour.", "odj : aucun",
    ],
    "short-agenda": ["Un seul point.", "Une liste très courte aujourd'hui."],
    "decision": [
        "On est d'accord pour le jeudi.", "Règle : personne ne part seul.", "C'est elle qui décide du menu.",
        "Qui signe pour les clés ?", "Désormais, il commande.", "Décidé : deux par semaine.", "Convenu : un point par mois.",
    ],
    "explaining": [
        "J'ai expliqué comment marche la subvention.", "La raison, c'est l'inondation de 2014.",
        "Raconté pourquoi on ferme en août.", "À quoi sert la deuxième équipe ?", "Parce que le budget vient de la ville.",
    ],
    "two-views": [
        "Elle pense que le toit peut attendre, moi non.", "Son avis : trop d'acheteurs.", "On n'est pas d'accord sur les pourboires.",
        "Pour elle, moins de cours ; pour moi, des plus petits.", "Il m'a fait changer d'avis.",
    ],
    "dispute": ["On a débattu du planning.", "Elle a contesté le chiffre."],
    "challenge": ["Le plus dur : la garde de nuit.", "Problème avec le fournisseur.", "Conflit entre les deux équipes."],
    "carried": ["Reporté à la prochaine fois.", "Pas eu le temps de finir.", "Reste de la dernière fois.", "2 points sur 4."],
    "their-list": ["Sa liste d'abord.", "Il est venu avec trois questions."],
    "one-sided": ["Apporté ma liste.", "Elle a hoché la tête.", "P1 : le congélateur.", "Je lui ai donné des dates pour chaque tâche."],
    "status-talk": ["Tour des projets.", "Ligne par ligne.", "Les mêmes chiffres que dans le tableau de bord.", "Aucun blocage."],
    "collision": [
        "Je pensais qu'elle les avait prévenus.", "Ni elle ni moi n'avions vérifié.", "Chacun croyait que c'était l'autre.",
        "Malentendu sur la date.",
    ],
    "inventory": ["Ce qui reste valable : le jeudi.", "On repart de zéro.", "Ce n'est plus vrai."],
    "asked-me": ["Elle m'a demandé comment j'allais."],
    "kin": ["Sa fille a dormi chez nous."],
}  # fmt: skip

NO: dict[str, list[str]] = {
    "uncertainty": ["Elle en est sûre.", "Elle sait ce qu'elle veut.", "Une merveilleuse soirée."],
    "affect": ["Il n'a pas peur.", "Personne n'a pleuré.", "Elle n'est pas inquiète."],
    "personal-matter": ["Le mode d'emploi est paru.", "La réunion a lieu dans la salle bleue."],
    "confidence": ["Elle l'a dit à tout le monde."],
    "left-open": ["Il est parti à cinq heures.", "Le magasin est ouvert."],
    "introduction": ["La première version est partie.", "Un nouveau four."],
    "preference": ["Le camion est dans la cour."],
    "biography": ["À partir de la page deux, ça se lit bien."],
    "agenda": ["Les pompiers sont venus."],
    "no-agenda": ["Pas de farine aujourd'hui.", "La liste était longue."],
    "decision": ["Rien n'est décidé.", "On n'a pas décidé."],
    "two-views": ["Elle pense à la mer."],
    "carried": ["Il a porté le violoncelle."],
    "collision": ["Elle pensait à un bateau."],
    "inventory": ["Elle a démarré la camionnette."],
    "status-talk": ["Les chiffres sont jolis."],
}  # fmt: skip

RESETS: dict[str, list[str]] = {
    "promotion": [
        "Otti a été promue lundi, gâteau en salle de pause.", "Elle a été nommée cheffe de service hier.",
        "Il est maintenant responsable de la garde de nuit.", "Première semaine comme cadre de santé.",
        "Promue ! Directrice adjointe depuis le 1er.", "Passée associée au tour d'octobre.",
        "On lui a confié la direction de l'école.", "J'ai été nommé doyen le mois dernier.",
    ],
    "role-change": [
        "Deuxième semaine dans son nouveau poste.", "Elle est passée aux achats.", "J'ai changé d'équipe, je fais la conformité.",
        "Il a pris ses nouvelles fonctions lundi.", "Elle a repris l'équipe de nuit de Bartek il y a deux semaines.",
        "Son poste a complètement changé : plus de patients, que de la formation.", "Depuis lundi, elle dirige son propre site.",
    ],
    "new-manager": [
        "Otti est ma cheffe depuis cette semaine.", "Désormais je lui rapporte.", "Elle m'est rattachée depuis lundi.",
        "Il devient mon manager.", "C'est moi qui suis son responsable maintenant.", "J'ai hérité d'elle après le départ de Tobias.",
    ],
    "pivot": [
        "Le conseil a décidé d'arrêter l'impression, on passe au tout numérique.", "On pivote vers les écoles.",
        "Nouvelle stratégie : plus de clients particuliers.", "On est un traiteur maintenant, le restaurant ferme dimanche.",
    ],
    "reorg": [
        "Nos deux services ont fusionné le 1er.", "Après la réorg, notre équipe passe sous les Opérations.",
        "Toute la boîte a été réorganisée.", "On est rattachés à la DSI depuis lundi.",
    ],
    "leave-return": [
        "Retour de congé parental, premier jour.", "Elle est revenue de son congé maternité lundi.",
        "Reprise après quatre mois d'arrêt maladie.", "Première séance depuis son arrêt maladie.",
    ],
}  # fmt: skip
RELAXES = [
    "Je ne suis plus sa cheffe mais on continue à se voir.", "Il ne me rapporte plus. On garde notre créneau quand même.",
    "Elle n'est plus mon responsable, on se voit d'égal à égal.", "Plus de lien hiérarchique entre nous depuis juin.",
]  # fmt: skip
DECOYS = [
    "Sa sœur a été promue à la banque.", "La sœur d'Otti a été nommée directrice.", "Femi, à la compta, a été nommé chef d'équipe.",
    "On parle d'une fusion avec Saint-Luc.", "Le bruit court que le patron veut vendre.", "Elle veut être promue d'ici l'été.",
    "Quels sont les critères pour passer senior ?", "Elle a postulé au poste d'adjointe.", "S'il est promu, qui couvre le vendredi ?",
    "Elle n'a pas été promue.", "Il n'a pas eu le poste.", "L'équipe marketing est réorganisée, rien à voir avec nous.",
    "Retour de deux semaines de vacances en Grèce.", "Nos titres ont changé sur le site, même poste, même salaire.",
    "Il m'a raconté comment il avait été promu trop tôt dans son ancienne boîte.", "En 2012 il a repris une école en difficulté.",
    "Un concurrent a pivoté vers les jeux.", "Elle a peur d'être nommée cheffe.", "Il paraît que l'agence serait vendue.",
    "Arrêt de trois jours, de retour aujourd'hui.", "La nouvelle liste a trois points.", "Il a déplacé la réunion à vendredi.",
    "Nouvelle machine à café depuis mardi.", "Elle dort mieux maintenant.", "Je suis toujours sa cheffe.",
    "On a décidé d'arrêter la réunion du lundi.", "Revenue de congés, reposée.", "Il a repris ses études.",
    "Karim rejoint notre équipe la semaine prochaine.", "L'entreprise de son mari a été rachetée.", "Reprise du chantier lundi.",
    "Le chef est malade depuis lundi.", "Il a pris la place de Karim à table.", "Je ne suis plus sûr de rien.", "Elle est de retour de Lille.",
    "Il vise le poste de second.", "Elle est cheffe depuis dix ans.", "Elle a refusé le poste de cadre.", "Nous avons fusionné les deux listes.",
]  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon("fr")


@pytest.fixture
def events(lexicon: Lexicon, person: Person, session: Make) -> Read:
    return event_reader(lexicon, person, session)


@pytest.mark.parametrize(("family", "text"), rows(YES))
def test_the_statement_belongs_to_the_family(
    family: str, text: str, lexicon: Lexicon, person: Person, session: Make
) -> None:
    assert family in families(text, lexicon, person, session)


@pytest.mark.parametrize(("family", "text"), rows(NO))
def test_the_statement_only_looks_like_the_family(
    family: str, text: str, lexicon: Lexicon, person: Person, session: Make
) -> None:
    assert family not in families(text, lexicon, person, session)


@pytest.mark.parametrize(("kind", "text"), rows(RESETS))
def test_a_change_of_the_pair_resets(kind: str, text: str, events: Callable[..., tuple[EventCue, ...]]) -> None:
    found = events(text, gap=200 if kind == "leave-return" else 30)
    assert highest(found, Effect.RESET) >= 0.5
    assert highest(found, Effect.RELAX) < 0.5


@pytest.mark.parametrize("text", RELAXES)
def test_a_line_that_ends_relaxes(text: str, events: Callable[..., tuple[EventCue, ...]]) -> None:
    found = events(text)
    assert highest(found, Effect.RELAX) >= 0.5
    assert highest(found, Effect.RESET) < 0.5


@pytest.mark.parametrize("text", DECOYS)
def test_what_only_sounds_like_an_event_is_resisted(text: str, events: Callable[..., tuple[EventCue, ...]]) -> None:
    assert max((event.p for event in events(text)), default=0.0) < 0.3


def test_an_announcement_counts_when_it_takes_effect(events: Callable[..., tuple[EventCue, ...]]) -> None:
    known = Unfolding(last=DAY - dt.timedelta(days=14))
    assert (
        highest(events("Elle devient cheffe de la garde de nuit à partir du 1er mars.", known=known), Effect.RESET)
        < 0.3
    )
    assert highest(events("On a parlé de la mer.", known=known, day=dt.date(2025, 2, 20)), Effect.RESET) < 0.3
    assert highest(events("On a parlé de la mer.", known=known, day=dt.date(2025, 3, 6)), Effect.RESET) >= 0.5


def test_a_leave_told_before_explains_the_gap_after_it(events: Callable[..., tuple[EventCue, ...]]) -> None:
    known = Unfolding()
    events("Dernier point avant son congé maternité. Elle est nerveuse.", known=known)
    found = events("Quel plaisir de la revoir.", known=known, day=DAY + dt.timedelta(days=220))
    assert highest(found, Effect.RESET) >= 0.7


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’école d’Otti n’est plus là où j’étais.", "le ecole de xthem ne est plus là où je etai ."),
        ("Elle a déjà donné les clés aux cheffes.", "elle a deja donne le cles à le chef ."),
        ("Qu'en dit-elle aujourd'hui ? Rendez-vous à 9h30", "que en dit elle aujourdhui ? rendezvous à 9:30"),
        ("Sûre de sa sœur, dès lundi", "sûr de sa soeur , dès lundi"),
    ],
)
def test_spelling_elisions_and_articles_fold(text: str, words: str, lexicon: Lexicon, person: Person) -> None:
    folded = fold_text(text, lexicon.folder, names_of((person.name, *person.aliases))).words
    assert " ".join(folded) == words


def test_accents_and_plain_letters_fold_alike(lexicon: Lexicon, person: Person, session: Make) -> None:
    accented = families("Elle est très inquiète, sa mère est hospitalisée.", lexicon, person, session)
    assert accented == families("Elle est tres inquiete, sa mere est hospitalisee.", lexicon, person, session)


def test_the_pack_has_what_english_has(lexicon: Lexicon) -> None:
    english = load_lexicon("en")
    owners = {cue.owner for index in (lexicon.cues, lexicon.name_cues) for cue in index.every()}
    assert owners >= {cue.owner for cue in english.cues.every()}
    assert set(lexicon.families) == set(english.families)
    assert set(lexicon.events) == set(english.events)
