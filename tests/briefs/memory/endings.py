"""Doubts and personal matters of many trades, each with what a later meeting says, and whether that ends it."""

from __future__ import annotations

from dataclasses import dataclass

from vaultkit.model import ItemKind

_U, _P = ItemKind.UNCERTAINTY, ItemKind.PERSONAL


@dataclass(frozen=True, slots=True)
class Ending:
    """What was raised, what was said in the next meeting, and whether the matter is over with it."""

    raised: str
    later: str
    over: bool
    kind: ItemKind = _U


ENDINGS = (
    Ending(
        "Not sure she wants the night sister post, though everybody assumes it",
        "Told matron no about the night sister post. Slept for ten hours after",
        over=True,
    ),
    Ending(
        "Not sure she wants the night sister post, though everybody assumes it",
        "The bed numbers were on the board. The night sister post closes in a fortnight and she keeps not opening the form",
        over=False,
    ),
    Ending(
        "Worried that the new spindle moulder will cost him Piet, who hates it",
        "Piet has come round to the moulder, he hums at it now",
        over=True,
    ),
    Ending(
        "Worried that the new spindle moulder will cost him Piet, who hates it",
        "Two staircases out this week. Moulder serviced on Friday",
        over=False,
    ),
    Ending(
        "Her mother had a scan on Tuesday and nobody is saying the word",
        "Mother's scan came back clear. She cried in the car park, the good sort",
        over=True,
        kind=_P,
    ),
    Ending(
        "Her mother had a scan on Tuesday and nobody is saying the word",
        "Second scan for her mother next week. She marks books at the hospital",
        over=False,
        kind=_P,
    ),
    Ending(
        "Afraid she'll crack on the solo in the Sibelius",
        "It went well. She said the Sibelius was the first solo she has enjoyed since college",
        over=True,
    ),
    Ending(
        "Afraid she'll crack on the solo in the Sibelius",
        "Tour bus, mostly. She asked if we could practise the Sibelius solo in the hall once, alone",
        over=False,
    ),
    Ending(
        "Wonders whether to sell the ewes and be done with winters",
        "He's keeping the ewes. Decided it in the lambing shed at three in the morning",
        over=True,
    ),
    Ending(
        "Wonders whether to sell the ewes and be done with winters",
        "Hay is in. A man rang about the ewes and he let it ring",
        over=False,
    ),
    Ending(
        "He can't tell if the team laughs with him or at him since the outage",
        "Stopped minding the jokes about the outage, he says, the day he made one himself",
        over=True,
    ),
    Ending(
        "Doubts that the rewrite is a good idea and hasn't told Ines",
        "He told Ines. She'd had the same doubt since spring",
        over=True,
    ),
    Ending(
        "Doubts that the rewrite is a good idea and hasn't told Ines",
        "Rewrite at 40 %, two people on it. Still hasn't told Ines what he thinks of it",
        over=False,
    ),
    Ending(
        "Is she a litigator or just somebody who was told she was one?",
        'She moved on from the litigator question, settled for "one who reads"',
        over=True,
    ),
    Ending(
        "Thinks the partners are looking past her for the Dublin desk",
        "Dublin desk turned out to be hers all along, they were waiting for the lease",
        over=True,
    ),
    Ending(
        "Scared of the new oven, and of saying so to the apprentices",
        "She lit the oven by herself on Monday. No longer scared of it, only of the gas bill",
        over=True,
    ),
    Ending(
        "Husband's back is bad and she opens alone",
        "He's back at the ovens, husband I mean, and whistles",
        over=True,
        kind=_P,
    ),
    Ending(
        "Doesn't know whether to tell the reviewers about the second freezer",
        "She did it, wrote to the reviewers, freezer and all. They thanked her",
        over=True,
    ),
    Ending(
        "Doesn't know whether to tell the reviewers about the second freezer",
        "Freezer inventory done by Aino. Reviewers have given us until May",
        over=False,
    ),
    Ending(
        "He half thinks he should give up the pilot's licence before somebody asks him to",
        'Medical passed, licence renewed for two years. "So that\'s that, then"',
        over=True,
    ),
    Ending(
        "Can't decide whether to put the old collie on her own books or let Marek do it",
        "Marek did the collie. She held its head",
        over=True,
    ),
    Ending(
        "Uneasy about the self-service machines and what they'll do to the Thursday regulars",
        "The machines arrive in June. She hasn't slept over the Thursday regulars, or so she says",
        over=False,
    ),
    Ending(
        "His daughter isn't eating",
        "Daughter's eating again, slowly, soup and toast",
        over=True,
        kind=_P,
    ),
    Ending(
        "His daughter isn't eating",
        "They have an appointment about his daughter, in three weeks, which is a long time",
        over=False,
        kind=_P,
    ),
    Ending(
        "Wonders if she stays for the place or for Goran, who's leaving it",
        "Goran has left. It was a good party and I lost a shoe",
        over=False,
    ),
    Ending(
        "Not sure the loan from Trondheim was honestly come by, and who'd thank her for asking",
        "She asked Trondheim. Papers came by return, all in order, and she felt foolish and pleased",
        over=True,
    ),
    Ending(
        "Not sure the loan from Trondheim was honestly come by, and who'd thank her for asking",
        "Cases ordered for the Trondheim things. She was quiet about the labels",
        over=False,
    ),
    Ending(
        "Dreads the hearing on the bypass, because his own father farms under it",
        "The hearing is over. His father came and didn't shout",
        over=True,
    ),
    Ending(
        "Dreads the hearing on the bypass, because his own father farms under it",
        "Hearing put off till March. He'd rather have had it behind him",
        over=False,
    ),
    Ending(
        "Wonders whether the regulars come for her or for the price",
        "We raised the price and the regulars came. She has her answer, she said",
        over=True,
    ),
    Ending(
        "Feels the chef goes round her to the owners",
        "Had it out with the chef. He hadn't known she minded. Fixed, both think",
        over=True,
    ),
    Ending(
        "Feels the chef goes round her to the owners",
        "Menu for the wedding agreed with the chef. The owners rang him again, not her",
        over=False,
    ),
    Ending(
        "Can't hear any more whether the morning show is good",
        "New jingle for the morning show. He still can't hear whether it's good, and has stopped listening back",
        over=False,
    ),
    Ending(
        "Partner wants to move to Lisbon and he hasn't said what he wants",
        "They're not going to Lisbon. He said it over the washing up and it was fine",
        over=True,
        kind=_P,
    ),
    Ending(
        "Partner wants to move to Lisbon and he hasn't said what he wants",
        "Partner has been to Lisbon to look at flats",
        over=False,
        kind=_P,
    ),
    Ending(
        "He keeps seeing the stairwell in Cutler Street",
        "Cutler Street has let go of him, mostly. He walked past it with the dog",
        over=True,
    ),
    Ending(
        "He keeps seeing the stairwell in Cutler Street",
        "Drill night on stairwells. He swapped out of it and I let him",
        over=False,
    ),
    Ending(
        "Worries Dorte will resign if the rota changes once more",
        "Dorte resigned. It was about a house in Jutland, not the rota",
        over=True,
    ),
    Ending(
        "Son has stopped ringing",
        "Son rang on Sunday, an hour, all about a motorbike",
        over=True,
        kind=_P,
    ),
    Ending(
        "Son has stopped ringing",
        "Nothing from the son. She has stopped looking at the telephone, she says, looking at it",
        over=False,
        kind=_P,
    ),
    Ending(
        "Doesn't trust the survey of hull nine and has nothing to put against it",
        "Second survey of hull nine found what he'd smelt. He was right and it's being cut out",
        over=True,
    ),
    Ending(
        "Doesn't trust the survey of hull nine and has nothing to put against it",
        "Hull nine floats in April. He signed, and said he'd signed with his stomach turning",
        over=False,
    ),
    Ending(
        "Thinks she may have been unfair to little Okan's mother at the gate",
        "She apologised to Okan's mother, who'd forgotten all about it",
        over=True,
    ),
    Ending(
        "Not sure he'd know how to run the place without Bettina on the phone",
        "Bettina was off three weeks and the place ran. He's no longer worried about it",
        over=True,
    ),
    Ending(
        "Not sure he'd know how to run the place without Bettina on the phone",
        "Two ramps down. Bettina gave notice for the summer, which makes it worse",
        over=False,
    ),
    Ending(
        "Torn between the agency's offer and staying until the book is out",
        "She turned the agency down. Book first",
        over=True,
    ),
    Ending(
        "Torn between the agency's offer and staying until the book is out",
        "The agency rang again. She let me read the letter and wants no advice",
        over=False,
    ),
    Ending(
        "Is the model wrong or are the labels? He can't tell and it's eating his Sundays",
        "It was the labels. Sundays are Sundays again",
        over=True,
    ),
    Ending(
        "Anxious about the lease, which her brother in law looks after",
        "Lease signed for five years. Brother in law gets a barrel",
        over=True,
    ),
    Ending(
        "Anxious about the lease, which her brother in law looks after",
        "She found out that her brother in law hasn't opened the letters about the lease",
        over=False,
    ),
)
