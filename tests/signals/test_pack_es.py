"""Spanish: what its families and events hold, and what only sounds like them."""

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
from vaultkit.signals.packs import read_pack
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text
from vaultkit.signals.words import names_of

DAY = dt.date(2025, 2, 7)

YES: dict[str, list[str]] = {
    "uncertainty": [
        "No está segura de querer seguir.", "No sé si esto es lo mío.", "Duda entre el hospital y la consulta.",
        "Le da vueltas a dejarlo.", "Se pregunta si vale la pena.", "Algo no le encaja desde enero.", "no tiene claro que hacer",
        "Igual no es nada.", "No acaba de verlo.", "Ni idea de por qué.", "Se está planteando irse.", "Siente que ya no pinta nada, se siente fuera.",
        "No lo veo claro.", "Está hecho un lío, no sabría decir qué quiere.",
    ],
    "affect": [
        "Le da miedo la inspección.", "Lloró en el coche.", "Está agotada.", "No duerme desde hace una semana.",
        "Me preocupa la vista oral.", "Se siente muy sola.", "Anda quemado.", "Qué vergüenza, dijo.", "Lo está pasando mal.",
        "Estoy harto de todo esto.", "Echa de menos la planta.", "Le pesa.", "Anda bajoneada y con bronca.",
    ],
    "self-question": ["¿Soy buena jefa?"],
    "personal-matter": [
        "Su padre está en el hospital.", "El entierro es el viernes.", "Se separan.", "Está embarazada.",
        "A su madre le falla la memoria.", "Piensa en jubilarse.", "Va a terapia.", "Su hijo está enfermo.", "Está de baja por ansiedad.",
    ],
    "confidence": [
        "No se lo ha contado a nadie.", "Es la primera vez que lo dice en voz alta.", "Que quede entre nosotras.",
        "Solo lo sabe su hermana.", "Cerró la puerta.", "Me pidió que no lo escribiera.",
    ],
    "left-open": [
        "Lo dejamos ahí.", "No di ningún consejo.", "Nos quedamos callados un rato.", "Solo escuché.", "Ninguno de los dos sabía qué decir.",
        "Sin conclusiones.", "La abracé.", "No hay prisa.",
    ],
    "understood": [
        "Sabe cómo pienso.", "No hizo falta explicar nada.", "Nos entendemos con media palabra.", "Como siempre, el banco de siempre.",
        "Me lee la cara.", "Lo hizo como yo lo habría hecho.",
    ],
    "work-aside": [
        "Nada de trabajo hoy.", "El trabajo, en dos minutos.", "De trabajo ni una palabra.", "Solo hablamos.", "Del trabajo, poco: todo bien.",
    ],
    "introduction": [
        "Primera charla con la nueva residente.", "Acaba de llegar.", "Lleva dos semanas aquí.", "Nos estamos conociendo.",
        "Se incorporó en mayo.", "Primer día con nosotros.",
    ],
    "preference": [
        "Prefiere correo a llamadas.", "Le gusta pensar antes de contestar.", "Odia que la interrumpan.", "Cuando se agobia, se calla.",
        "Quiere el feedback directo y a solas.", "Trabaja mejor por la mañana.", "Necesita silencio para pensar.", "No soporta las sorpresas.",
        "Malas noticias: cuanto antes y sin rodeos.", "Es de madrugar.", "Por favor, no llamarle antes de las nueve.", "Le cuesta delegar.",
    ],
    "biography": [
        "Creció en Cádiz.", "La mayor de cuatro hermanos.", "Estudió derecho en Salamanca.", "Canta en un coro.", "Viene de un pueblo de pescadores.",
        "Diez años en hostelería antes de esto.", "Tiene dos hijas.", "Antes trabajaba en un banco.", "Vive con su pareja en Vallecas.",
        "Es de Rosario.", "Hincha de River.",
    ],
    "kin": ["Su hermana vino ayer."],
    "setting": ["Paseo por el parque.", "Café en la terraza.", "Comimos fuera.", "Unos mates en el patio.", "Caminamos hasta el río."],
    "reciprocal": ["Le conté lo de mi separación.", "Yo también.", "Le hablé de mi primer año.", "Yo: lo mismo."],
    "asked-me": ["Me preguntó cómo estoy yo.", "¿Y tú?"],
    "first-topic": ["Sacó ella el tema.", "Por primera vez trajo un tema propio."],
    "dispute": ["Discutimos por los turnos.", "Me llevó la contraria."],
    "agenda": ["Llevamos la agenda.", "Su lista: el horno.", "Dos puntos.", "Temas ordenados por prioridad."],
    "no-agenda": ["Sin agenda hoy.", "No había lista.", "La lista estaba vacía.", "agenda:: ninguna", "Ni lista ni nada.", "No hay orden del día."],
    "short-agenda": ["Solo un tema.", "Lista corta hoy.", "Un punto y ya."],
    "decision": [
        "Acordamos los jueves.", "Regla: nadie conduce solo.", "Ella decide el menú.", "¿Quién firma las compras?", "A partir de ahora pide él.",
        "Quedamos en revisarlo en mayo.", "La última palabra es suya.", "Hasta 500 euros decide ella sola.", "Nos repartimos los turnos.",
    ],
    "explaining": [
        "Le expliqué cómo funciona la beca.", "El motivo es la riada de 2014.", "Por qué cerramos en agosto.", "Ahora entiende por qué.",
        "Le enseñé cómo se calcula el presupuesto.", "La historia de la fusión.",
    ],
    "two-views": [
        "Ella cree que puede esperar, yo que no.", "Lo suyo: menos clases. Lo mío: más pequeñas.", "No estamos de acuerdo en las propinas.",
        "Su visión: demasiados compradores.", "Me hizo cambiar de opinión.", "Tiene razón en lo del horario.",
    ],
    "challenge": ["Lo más difícil es el turno de noche.", "Problema con el proveedor.", "Roces entre los dos equipos.", "Falta gente."],
    "carried": ["Queda para la próxima.", "No nos dio tiempo.", "Pendiente de la última vez.", "Vimos 2 de 4.", "Aplazado a mayo."],
    "their-list": ["Su lista primero.", "4 (3 suyos)", "Vino con tres preguntas."],
    "one-sided": ["Traía mi lista.", "Asintió.", "P1: la cámara frigorífica.", "Le puse fecha a cada tarea.", "No hizo preguntas."],
    "status-talk": ["Repasamos los tickets.", "Punto por punto los números.", "Lo mismo que en el tablero.", "Sin bloqueos."],
    "collision": ["Yo di por hecho que lo había dicho.", "Ninguno de los dos lo había comprobado.", "Cada uno creía que lo hacía el otro."],
    "inventory": ["Qué sigue valiendo: los jueves.", "Empezamos de cero.", "Eso ya no vale."],
}  # fmt: skip

NO: dict[str, list[str]] = {
    "uncertainty": ["Está segura.", "Sabe lo que quiere.", "Una tarde preciosa."],
    "affect": ["Nadie se preocupó.", "No tiene miedo.", "Sin lágrimas."],
    "personal-matter": ["El manual de operaciones ya está.", "Cena en el salón."],
    "confidence": ["Se lo contó a todo el mundo.", "Lo dijo en la reunión."],
    "left-open": ["Salió a las cinco.", "La tienda está abierta."],
    "introduction": ["El primer borrador está listo.", "Un horno nuevo."],
    "preference": ["El gusto es mío.", "Está en el sótano."],
    "biography": ["De la segunda página en adelante se lee bien.", "El estudio tiene fondos."],
    "agenda": ["El listado de clientes llegó.", "Está lista."],
    "no-agenda": ["Hoy no hay harina.", "La lista era larga."],
    "decision": ["Sin decisiones.", "No decidimos nada.", "Me acuerdo de la playa."],
    "two-views": ["Ella cree en el mar."],
    "dispute": ["No discutimos."],
    "carried": ["Llevó el chelo."],
    "status-talk": ["Su estado civil."],
    "collision": ["Pensó en un barco."],
    "inventory": ["Arrancó la furgoneta."],
    "setting": ["Te lo dije."],
}  # fmt: skip

RESETS = {
    "promotion": [
        "La han ascendido, tarta en la sala de profesores.", "Ascendió el lunes.", "Ya es jefa de sala.", "La nombraron directora ayer.",
        "Primera semana como supervisora de planta.", "Me hicieron socio el mes pasado.", "Otti es ahora jefa de partida.", "Es oficial: capitana.",
        "Salió el ascenso: capitana desde el viernes.", "Le dieron la jefatura de cocina.", "Ha sido promovida a coordinadora.",
        "Pasó a ser encargada de obra.", "Ella es la nueva directora del centro.", "Me han ascendido a gerente.",
    ],
    "role-change": [
        "Segunda semana en el nuevo puesto.", "Cambió de equipo hace dos semanas.", "Empezó en su nuevo puesto el lunes.",
        "Asumió el turno de noche de Bartek hace dos semanas.", "Su trabajo ha cambiado por completo: nada de pacientes, solo formación.",
        "He cambiado de departamento y ahora llevo compras.", "Se hizo cargo de la cocina desde ayer.", "Pasa a la planta de pediatría desde hoy.",
        "Ahora lleva ella los dos equipos desde el lunes.",
    ],
    "new-manager": [
        "Otti es mi jefa desde esta semana.", "Desde ahora dependo de ella.", "Ahora me reporta a mí.", "La he heredado de Tobias, que se fue.",
        "Éramos compañeros y ahora es mi jefe.", "Soy su nueva jefa desde el lunes.", "Pasa a depender de mí.",
    ],
    "pivot": [
        "El patronato ha decidido que dejamos de imprimir y pasamos a ser solo digitales.", "Ya somos una empresa de catering, el restaurante cierra el domingo.",
        "Nueva estrategia anunciada: se acabaron los clientes particulares.", "Pivotamos a colegios.",
    ],
    "reorg": [
        "Han fusionado nuestros dos departamentos.", "Tras la reorganización nuestro equipo depende de Operaciones.", "Toda la empresa se ha reorganizado.",
        "Postres y Pan son un solo departamento desde el lunes.", "Nos han juntado con el equipo de Compras.",
    ],
    "leave-return": [
        "De vuelta de la baja maternal, primer día.", "Volvió de su excedencia el lunes.", "Primera semana tras cuatro meses de baja.",
        "Se reincorporó después de la operación.", "Primera sesión desde su baja.", "Vuelve hoy de la licencia por maternidad.",
    ],
}  # fmt: skip
RELAXES = [
    "Ya no soy su jefa pero quedamos en seguir viéndonos.", "Ya no me reporta. Seguimos quedando igual.", "Otti ya no es mi jefa.", "No soy más su jefe.",
    "Se fue a otra sede; seguimos viéndonos, como mentora y amiga.", "Dejo de ser su jefe, queremos mantener las charlas.",
    "Ya no depende de mí, ahora reporta a Femke.",
]  # fmt: skip
DECOYS = [
    "A su hermana la ascendieron en el banco.", "Han ascendido a Femke de contabilidad.", "Dice que Femke es la nueva directora.",
    "La hermana de Otti ascendió en el banco.", "Todo el mundo habla de quién será la nueva jefa de estudios.",
    "El equipo de marketing se reorganiza, nada que ver con nosotros.", "Se rumorea que nos fusionamos con el otro colegio.",
    "Quiere que la asciendan antes del verano.", "¿Cuáles son los criterios para ser senior? Prometí escribirlos.",
    "Se ha presentado a la plaza de subdirectora.", "Quizás se cambie algún día a la oficina de Bilbao.", "Si la ascienden, ¿quién cubre los viernes?",
    "¿Ascenso? Este año no, dice.", "No la ascendieron.", "De vuelta de dos semanas en Grecia, morena.", "Nos han cambiado el nombre del puesto, mismo trabajo, mismo sueldo.",
    "Me contó cómo lo ascendieron demasiado pronto en su anterior empresa.", "En 2012 asumió una escuela en ruinas.", "Dicen que el dueño quiere vender.",
    "Un competidor pivotó a los juegos y todos se rieron.", "Tiene miedo de que la hagan jefa.", "Vacaciones largas, volvió descansada.",
    "Nadie sabe si cerrará la sucursal.", "Estuvo tres días enferma, hoy de vuelta.", "Decidimos dejar la reunión de los lunes.",
    "La nueva lista tiene tres puntos.", "Movió la entrega al viernes.", "Cafetera nueva desde el martes.", "Se encargó de la barbacoa.",
    "Sigo siendo su jefa.", "Le dieron el puesto a Femke.", "Reorganizó su semana.", "Lleva el perro al trabajo desde el lunes.", "Nada ha cambiado desde la reorganización de 2019.", "Ahora duerme mejor.", "Cambio de turno a las ocho.",
    "La factura asciende a 300 euros.", "Hablamos de su próximo ascenso.", "Ya es lunes.", "Femke se incorpora a la sucursal de Lugo.",
]  # fmt: skip


@pytest.fixture(scope="module")
def spanish() -> Lexicon:
    return load_lexicon("es")


@pytest.fixture
def person() -> Person:
    return Person(name="Ottoline Varga", aliases=("Otti", "OV"), role="Jefa de partida, postres")


@pytest.fixture
def events(spanish: Lexicon, person: Person, session: Make) -> Read:
    return event_reader(spanish, person, session)


def words(text: str, lexicon: Lexicon, names: Names | None = None) -> str:
    return " ".join(fold_text(text, lexicon.folder, names or Names()).words)


@pytest.mark.parametrize(("family", "text"), rows(YES))
def test_the_statement_belongs_to_the_family(
    family: str, text: str, spanish: Lexicon, person: Person, session: Make
) -> None:
    assert family in families(text, spanish, person, session)


@pytest.mark.parametrize(("family", "text"), rows(NO))
def test_the_statement_only_looks_like_the_family(
    family: str, text: str, spanish: Lexicon, person: Person, session: Make
) -> None:
    assert family not in families(text, spanish, person, session)


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
    assert highest(events("A partir del 1 de marzo será jefa de turno.", known=known), Effect.RESET) < 0.3
    assert highest(events("Hablamos del mar.", known=known, day=dt.date(2025, 2, 20)), Effect.RESET) < 0.3
    assert highest(events("Hablamos del mar.", known=known, day=dt.date(2025, 3, 6)), Effect.RESET) >= 0.5


def test_a_leave_told_before_explains_the_gap_after_it(events: Callable[..., tuple[EventCue, ...]]) -> None:
    known = Unfolding()
    events("Última antes de su baja maternal. Está nerviosa.", known=known)
    found = events("Qué alegría tenerla de vuelta.", known=known, day=DAY + dt.timedelta(days=220))
    assert highest(found, Effect.RESET) >= 0.8


def test_nothing_changes_for_us_lowers_it(events: Callable[..., tuple[EventCue, ...]]) -> None:
    plain = highest(events("Han fusionado los departamentos."), Effect.RESET)
    assert highest(events("Han fusionado los departamentos. A nosotros no nos toca."), Effect.RESET) < plain / 5


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Él no está", "él no esta"),
        ("El té, sí", "el té , sí"),
        ("tambien ASÍ", "también asi"),
        ("niño año", "nino ano"),
        ("cambió el cambio", "cambió el cambio"),
        ("1er día, 2ª semana", "1 dia , 2 semana"),
        ("todxs y todes", "todos y todos"),
        ("¿Qué? ¡Ya!", "¿ que ? ¡ ya !"),
    ],
)
def test_one_word_has_one_spelling(text: str, folded: str, spanish: Lexicon) -> None:
    assert words(text, spanish) == folded


@pytest.mark.parametrize("text", ["La lista de Otti", "La lista d'Otti", "La lista de Ottoline"])
def test_the_person_is_known_after_a_preposition(text: str, spanish: Lexicon) -> None:
    names = names_of(("Ottoline Varga", "Otti"), ("Kees Bram",))
    assert words(text, spanish, names).endswith(" xthem")


def test_what_is_denied_does_not_count(spanish: Lexicon, person: Person, session: Make) -> None:
    assert "affect" in families("Está preocupada.", spanish, person, session)
    assert "affect" not in families("No está preocupada.", spanish, person, session)
    assert "affect" in families("No, está preocupada.", spanish, person, session)


def test_the_pack_has_what_english_has() -> None:
    english, spanish = read_pack("en"), read_pack("es")
    assert set(english["headings"]) <= set(spanish["headings"])
    for section in ("families", "events", "marks", "shapes"):
        for name, table in english[section].items():
            modes = {mode for mode in ("cues", "pair", "company") if mode in table}
            assert modes <= set(spanish[section].get(name, {}))
