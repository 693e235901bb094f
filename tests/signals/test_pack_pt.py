"""The Portuguese pack: statements from Brazil and Portugal, and what only sounds like them."""

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
        "Não tem certeza se a quinta ainda precisa dela.", "Não sei o que quero.", "Dividida entre a clínica e o laboratório.",
        "Tem dúvidas sobre a mudança.", "Alguma coisa não bate certo desde a visita.", "Se calhar devia parar.",
        "Isso não me sai da cabeça.", "Sente-se perdida.", "Pergunta-se se fica ou se sai.", "Fica pensando em largar tudo.",
        "Será que vale a pena?", "Anda com a pulga atrás da orelha.", "Sei la, talvez nao seja nada.",
    ],
    "affect": [
        "Tem medo da inspeção.", "Chorou no carro.", "Está esgotada.", "Há semanas que dorme mal.", "Ando preocupado com a audiência.",
        "Sentiu vergonha.", "Não aguenta mais.", "Ficou chateada e frustrada.", "Saudades de casa.", "Está de rastos.",
    ],
    "self-question": ["Serei boa o suficiente?", "É isto que eu quero para o resto da minha vida?", "Sou boa mãe?"],
    "personal-matter": [
        "O pai está no hospital.", "O funeral é na sexta.", "Vão divorciar-se.", "Está grávida.", "A mãe anda esquecida.",
        "Pensa em aposentar-se.", "O marido foi internado ontem.", "A filha não dorme.",
    ],
    "confidence": [
        "Não contou a ninguém.", "Primeira vez que o diz em voz alta.", "Fica entre nós.", "Só ela sabe.",
        "Pediu para não escrever isso.",
    ],
    "left-open": [
        "Deixámos assim.", "Não dei conselho nenhum e ela não queria.", "Só ouvi.", "Um longo silêncio.", "Ficou em aberto.",
        "Não tentei resolver.",
    ],
    "understood": [
        "Ela sabe como eu penso.", "Não foi preciso explicar nada.", "Basta um olhar.", "A mesa de sempre.",
        "Retomámos de onde tínhamos parado.",
    ],
    "work-aside": [
        "Nada de trabalho hoje.", "Trabalho: tudo bem.", "Não falamos de trabalho.", "Status em três minutos, depois conversamos.",
        "Falámos da vida.",
    ],
    "introduction": [
        "Primeira conversa com a nova guarda-florestal.", "Semana 1.", "Entrou na equipa em maio.", "Acabou de chegar.",
        "Café para nos conhecermos.",
    ],
    "preference": [
        "Prefere e-mail a telefonemas.", "Gosta de pensar antes de responder.", "Odeia ser interrompida.", "Detesta reuniões longas.",
        "Más notícias: rápido e sem rodeios.", "Quando está stressada, fica calada.", "Funciona melhor de manhã.",
        "Por favor, não me ligue em casa.", "Como gosta de receber feedback?", "Preciso de silêncio para pensar.",
    ],
    "habit": ["Ri muito.", "É tímida, mas curiosa."],
    "biography": [
        "Cresceu em Recife.", "A mais velha de quatro.", "Estudou direito em Coimbra.", "Canta num coro.", "Vem de uma aldeia de pescadores.",
        "Dez anos no retalho antes disto.", "Tem dois cães.", "O pai era pedreiro.",
    ],
    "reciprocal": ["Contei-lhe do meu primeiro ano.", "Admiti que esqueço nomes.", "Eu: igual.", "Falei pra ela do meu divórcio."],
    "asked-me": ["Perguntou-me como eu durmo.", "Ela me perguntou como está a minha mãe.", "Quis saber de mim."],
    "setting": ["Demos uma volta ao lago.", "Café na esplanada.", "Almoço, ela escolheu.", "Caminhada no parque."],
    "agenda": ["A pauta voltou.", "Na lista: o forno.", "Dois pontos.", "Ordenado por prioridade."],
    "no-agenda": ["Sem pauta hoje.", "Nada na lista.", "Sem agenda.", "A lista estava vazia.", "pauta:: nenhuma"],
    "short-agenda": ["Só um ponto.", "Lista curta hoje.", "Pouca coisa na pauta."],
    "decision": [
        "Combinámos as quintas.", "Regra: ninguém conduz sozinho.", "Ela decide o cardápio.", "Quem assina as chaves?",
        "A partir de agora é ele quem encomenda.", "A última palavra é dela.", "Até 500 decide sozinha.", "Ficou combinado que avisa antes.",
    ],
    "explaining": [
        "Expliquei como funciona o orçamento.", "A razão é a cheia de 2014.", "Disse-lhe por que fechamos em agosto.",
        "Para que serve o segundo turno?", "Mostrei-lhe de onde vêm os números.",
    ],
    "two-views": [
        "Ela acha que o telhado pode esperar, eu acho que não.", "Dela: menos turmas. Minha: mais pequenas.", "Discordamos nas gorjetas.",
        "Na visão dele, compradores a mais.", "Ele fez-me mudar de ideia.",
    ],
    "dispute": ["Tivemos uma discussão dura sobre a escala.", "Bateu o pé."],
    "challenge": ["O mais difícil é o turno da noite.", "Problema com o fornecedor.", "Conflito entre as duas equipas."],
    "carried": ["Fica para a próxima.", "Não deu tempo.", "Sobrou da última vez.", "Vimos 2 de 4.", "Ficou por tratar."],
    "their-list": ["A lista dela primeiro.", "4 (3 dela)", "Veio com três perguntas."],
    "one-sided": ["Trouxe a minha lista.", "Ela assentiu.", "P1: o congelador.", "Dei-lhe prazos para tudo.", "Ela anotou tudo."],
    "status": ["Inventário 7/9 concluído.", "Entrega atrasada."],
    "status-talk": ["Passámos pelos tickets.", "Linha a linha.", "O mesmo que está no dashboard.", "Sem bloqueios."],
    "collision": [
        "Parti do princípio de que ela tinha avisado.", "Nenhum dos dois tinha confirmado.", "Cada um achou que era o outro.",
        "Ninguém me avisou.",
    ],
    "inventory": ["O que ainda vale: as quintas.", "Começamos do zero.", "Isso já não vale.", "As regras antigas eram para quando éramos dois."],
}  # fmt: skip

NO: dict[str, list[str]] = {
    "uncertainty": ["Ela está segura.", "Uma noite maravilhosa.", "Sabe bem o caminho.", "Tirou as dúvidas do cliente."],
    "affect": ["Ninguém se preocupou.", "Não tem medo.", "Sem lágrimas, disse."],
    "personal-matter": ["O manual de operação saiu.", "Jantar no salão."],
    "confidence": ["Contou a todos.", "Disse na reunião."],
    "left-open": ["Saiu às cinco.", "A loja está aberta."],
    "introduction": ["O primeiro rascunho está pronto.", "Um forno novo."],
    "preference": ["A equipe está na adega."],
    "biography": ["A partir da segunda página lê-se bem."],
    "agenda": ["O alistamento militar acabou."],
    "no-agenda": ["Sem farinha hoje.", "A lista era longa."],
    "decision": ["Nada foi decidido.", "Não combinámos nada."],
    "dispute": ["Não argumentei."],
    "status-talk": ["O estado civil dela."],
    "collision": ["Pensou num barco."],
    "inventory": ["Ligou o carro."],
}  # fmt: skip

RESETS = {
    "promotion": [
        "A Otti foi promovida na segunda, houve bolo na copa.", "Ontem foi nomeada diretora do terceiro ciclo.",
        "Agora é líder do turno da noite.", "Saiu a promoção! Curadora sênior a partir de hoje.", "Primeira semana como chefe de sala.",
        "Virou sócia na rodada de outubro.", "Promoveram-na a enfermeira-chefe.", "Ela tornou-se coordenadora esta semana.",
        "Passei a gerente este mês.", "É a nova diretora da escola desde segunda.",
    ],
    "role-change": [
        "Segunda semana no novo cargo, ainda se engana no andar.", "Mudou de equipe na segunda.", "Começou a nova função na segunda-feira.",
        "Assumiu o turno da noite há duas semanas.", "As funções dela mudaram por completo: já não vê doentes.",
        "Fui transferido para a secção de sinistros esta semana.", "Dia 4 no novo posto.", "Foi remanejada para o comercial esta semana.",
    ],
    "new-manager": [
        "A Otti é minha chefe desde esta semana.", "A partir de agora reporto a ela.", "Ela agora reporta a mim.",
        "Herdei a Otti do Tobias, que saiu.", "Foi meu par seis anos e agora é meu chefe.", "Passou para a minha equipa esta semana.",
    ],
    "pivot": [
        "A administração decidiu que deixamos de imprimir e passamos só para o online.",
        "Agora somos uma empresa de catering, o restaurante fecha no domingo.", "Nova estratégia anunciada: acabou o atendimento ao balcão.",
        "Pivotámos para escolas, o app de consumo morreu.",
    ],
    "reorg": [
        "Os nossos dois departamentos foram fundidos no dia 1.", "Depois da reestruturação a nossa equipa fica sob Operações.",
        "Toda a empresa foi reorganizada.", "Pastelaria e padaria são um só departamento desde segunda.",
        "Fomos reestruturados. De novo.",
    ],
    "leave-return": [
        "Voltou da licença parental, primeiro dia.", "Regressou da sabática na segunda.", "Primeira semana de volta após quatro meses de baixa.",
        "Primeira conversa desde a licença médica dele.",
    ],
}  # fmt: skip
RELAXES = [
    "Já não sou chefe dela, mas combinámos continuar a encontrar-nos.", "Não me reporta mais. Continuamos mesmo assim.",
    "Ela saiu da minha equipe; seguimos conversando, como mentora e mentorada.", "A linha hierárquica acabou em junho e nenhum de nós quer parar.",
    "Deixei de ser o chefe dela, ficam os cafés: continuamos a almoçar.",
]  # fmt: skip
DECOYS = [
    "A irmã dela foi promovida no banco.", "O Femi da contabilidade foi promovido a líder, ela encolheu os ombros.",
    "A irmã da Otti foi promovida ontem.", "Toda a gente fala de quem será o novo diretor.",
    "A equipe de marketing está sendo reestruturada, não tem nada a ver conosco.", "Dizem que vamos fundir com a Santa Casa.",
    "Quer ser promovida até ao verão.", "Quais são os critérios para sênior? Prometi escrevê-los.", "Candidatou-se ao lugar de subdiretora.",
    "Um dia poderia mudar para a filial do Porto.", "Se ele for promovido, quem cobre as sextas?", "Promoção? Este ano não, diz ele.",
    "Não conseguiu a promoção.", "Voltou de duas semanas de férias na Grécia, morena.",
    "Os nossos títulos mudaram no site, mesmo trabalho, mesmo salário.", "Contou-me como foi promovido cedo demais na última empresa.",
    "Em 2012 assumiu uma escola falida.", "Diz-se que o dono quer vender.", "Foi preterido de novo na promoção.",
    "Um concorrente pivotou para jogos e todos riram.", "Tem medo de ser nomeada chefe.", "Férias longas, voltou descansada.",
    "Ninguém sabe se a filial fecha.", "Esteve três dias doente, hoje está de volta.", "Decidimos parar a reunião de segunda.",
    "A nova lista tem três pontos.", "Passou o prazo para sexta.", "Há uma máquina de café nova desde terça.", "Assumiu o churrasco.",
    "Continuo a ser chefe dela, e ela a minha melhor.", "Nada mudou desde a reestruturação de 2019.", "Agora dorme melhor.",
]  # fmt: skip


@pytest.fixture(scope="module")
def portuguese() -> Lexicon:
    return load_lexicon("pt")


@pytest.fixture
def events(portuguese: Lexicon, person: Person, session: Make) -> Read:
    return event_reader(portuguese, person, session)


def folded(text: str, portuguese: Lexicon) -> str:
    return " ".join(fold_text(text, portuguese.folder, names_of(NAMES)).words)


@pytest.mark.parametrize(("family", "text"), rows(YES))
def test_the_statement_belongs_to_the_family(
    family: str, text: str, portuguese: Lexicon, person: Person, session: Make
) -> None:
    assert family in families(text, portuguese, person, session)


@pytest.mark.parametrize(("family", "text"), rows(NO))
def test_the_statement_only_looks_like_the_family(
    family: str, text: str, portuguese: Lexicon, person: Person, session: Make
) -> None:
    assert family not in families(text, portuguese, person, session)


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


@pytest.mark.parametrize(
    "text", ["A partir de 1 de março a Otti chefia o turno da noite.", "Em março ela vai assumir a chefia da noite."]
)
def test_an_announcement_counts_when_it_takes_effect(text: str, events: Read) -> None:
    known = Unfolding(last=DAY - dt.timedelta(days=14))
    assert highest(events(text, known=known), Effect.RESET) < 0.3
    assert highest(events("Falámos do mar.", known=known, day=dt.date(2025, 2, 20)), Effect.RESET) < 0.3
    assert highest(events("Falámos do mar.", known=known, day=dt.date(2025, 3, 6)), Effect.RESET) >= 0.3


def test_a_future_passive_is_an_announcement(events: Read) -> None:
    assert highest(events("No próximo mês será promovida a chefe de serviço."), Effect.RESET) < 0.3
    assert highest(events("Em janeiro foi promovida a chefe de serviço."), Effect.RESET) >= 0.5


def test_a_leave_told_before_explains_the_gap_after_it(events: Read) -> None:
    known = Unfolding()
    events("Última conversa antes da licença-maternidade. Está nervosa.", known=known)
    found = events("Que bom tê-la de volta.", known=known, day=DAY + dt.timedelta(days=220))
    assert highest(found, Effect.RESET) >= 0.8


def test_nothing_changes_for_us_lowers_it(events: Read) -> None:
    plain = highest(events("Os departamentos foram fundidos."), Effect.RESET)
    assert highest(events("Os departamentos foram fundidos. Não nos afeta."), Effect.RESET) < plain / 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pensando", "pensar"), ("disse-me", "disse me"), ("a direcção", "a direção"),
        ("equipa", "equipe"), ("cansadas", "cansado"), ("às 9h30", "às 9:30"), ("bebé", "bebê"), ("comigo, vc e tb ela", "comigo, você e também ela"),
        ("na segunda-feira", "na segunda"), ("diretoras", "diretor"), ("reuniões", "reunião"), ("promovê-la", "promover-lhe"),
        ("todxs cansadxs", "todos cansados"), ("nesta", "neste"), ("pra minha", "para meu"), ("dela", "delu"),
    ],
)  # fmt: skip
def test_ways_of_writing_are_one(one: str, other: str, portuguese: Lexicon) -> None:
    assert folded(one, portuguese) == folded(other, portuguese)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("é", "e"),
        ("nós", "nos"),
        ("país", "pais"),
        ("bebê", "bebe"),
        ("eles", "ele"),
        ("temos", "temo"),
        ("quando", "quar"),
    ],
)
def test_words_that_differ_stay_apart(one: str, other: str, portuguese: Lexicon) -> None:
    assert folded(one, portuguese) != folded(other, portuguese)


def test_the_name_is_the_person_with_and_without_an_article(portuguese: Lexicon) -> None:
    assert folded("a equipa da Otti", portuguese) == "a equipe de xthem"
    assert folded("O sonho d'Otti", portuguese) == "o sonho de xthem"
    assert folded("Falei com a Ottoline Varga", portuguese).endswith("a xthem")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Pauta", ItemKind.AGENDA), ("Próximos passos", ItemKind.ACTION), ("Pendências", ItemKind.ACTION),
        ("Decisões", ItemKind.DECISION), ("Preocupações", ItemKind.UNCERTAINTY), ("Pessoal", ItemKind.PERSONAL),
        ("Como trabalhamos", ItemKind.WAYS_OF_WORKING), ("Desafios", ItemKind.CHALLENGE),
    ],
)  # fmt: skip
def test_headings_promise_kinds(heading: str, kind: ItemKind, portuguese: Lexicon) -> None:
    found = portuguese.headings.find(fold_text(heading, portuguese.folder, Names()).words)
    assert {match.cue.owner for match in found} == {kind.value}


def test_figures_and_states_are_status(portuguese: Lexicon, person: Person, session: Make) -> None:
    text = "- Inventário 7/9, pronto até sexta\n- Entrega atrasada\n- Ocupação 91%\n- Escala publicada\n"
    assert "status-share" in families(text, portuguese, person, session)


def test_a_list_says_its_size(portuguese: Lexicon, person: Person, session: Make) -> None:
    assert classify_session(session("Três pontos, primeiro o forno."), person, portuguese).listed == 3


def test_every_family_event_and_mark_of_english_has_cues(portuguese: Lexicon) -> None:
    assert owners(load_lexicon()) <= owners(portuguese)


def owners(lexicon: Lexicon) -> set[str]:
    indices = (lexicon.cues, lexicon.name_cues, lexicon.event_cues, lexicon.marks, lexicon.lists, lexicon.leaves)
    return {cue.owner for index in indices for cue in index.every()}
