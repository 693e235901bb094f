from __future__ import annotations

import time

import pytest

from tests.notes.small_meetings import actions

#: (first, later): one commitment, written again.
SAME = [
    ("Send Ana the long list of chairs", "still: send Ana the long list of chairs"),
    ("Draft the hiring plan for the night team", "carried over: draft the hiring plan for the night team"),
    ("Book a room for the offsite", "Book a room for the offsite (from last time)"),
    ("Write up the incident from Tuesday night", "~~Write up the incident from Tuesday night~~"),
    ("Ask finance about the travel budget", "Still to do: ask finance about the travel budget"),
    ("Review the onboarding checklist", "Review onboarding checklist"),
    ("Talk to facilities about the broken heater", "Speak to facilities about the broken heater"),
    ("Send the rota to the kitchen", "Rota: send to the kitchen"),
    ("Prepare the budget slides for the board", "Prepare board budget slides"),
    ("Share the salary bands with Ana", "Send Ana the salary bands"),
    ("Finish the migration runbook", "Complete the migration runbook"),
    ("Set up a call with the vendor about pricing", "Schedule a call with the vendor about pricing"),
    ("Look into the flaky deployment test", "Check the flaky deployment test"),
    ("Write the job ad for the cook", "Write job ad for the cook (draft exists)"),
    ("Order new headsets for support", "Order the new headsets for support - chased on Monday"),
    ("Update the on-call rota", "Update the oncall rota"),
    ("Fix the door to the store room", "Fix door to storeroom"),
    ("Introduce Ana to the editors in Lyon", "Introduce Ana to the Lyon editors"),
    ("Find a mentor for the new graduate", "Find new graduate a mentor"),
    ("Read the draft of the strategy paper", "Read the strategy paper draft"),
    ("Decide on the location of the summer party", "Decide the location of the summer party (again)"),
    ("Collect examples of unclear tickets", "Collecting examples of unclear tickets"),
    ("Give feedback on the demo recording", "Give the feedback on the demo recording!"),
    ("Ask payroll why the bonus was late", "Ask payroll why the bonus was late (third week)"),
    ("Liste der Lieferanten an die Küche schicken", "Noch offen: Liste der Lieferanten an die Küche schicken"),
    ("Dienstplan mit dem Team besprechen", "Den Dienstplan mit dem Team besprechen"),
    ("Angebot für die neue Kaffeemaschine einholen", "Angebot für neue Kaffeemaschine einholen (vom letzten Mal)"),
    ("Envoyer la liste des fournisseurs à la cuisine", "Toujours : envoyer la liste des fournisseurs à la cuisine"),
    ("Préparer le budget de l'atelier", "Préparer budget atelier"),
    ("Enviar la lista de sillas a compras", "Pendiente: enviar la lista de sillas a compras"),
    ("Hablar con el taller sobre la puerta", "Hablar con taller sobre la puerta"),
    ("Enviar a lista de cadeiras para compras", "Ainda: enviar a lista de cadeiras para compras"),
    ("Send the notes of the workshop to Lea by Friday", "Send the notes of the workshop to Lea"),
    ("Send the inventory sheet by Friday", "Send the inventory sheet by Monday"),
    ("Chase legal for the signed contract", "Follow up with legal on the signed contract"),
    ("Create a folder for the audit documents", "Create folder for audit docs"),
    ("Plan the handover of the billing service", "Plan handover of billing service with the other team"),
    ("Ana: ask the landlord about the second key", "Ana to ask the landlord about the second key"),
    ("Make a list of tools nobody uses", "Make list of the tools that nobody uses"),
    ("Clarify who approves overtime", "Clarify who approves the overtime"),
    ("Think about the conference talk proposal", "Think about conference talk proposal, no rush"),
    ("Test the new scanner in the warehouse", "Testing the new scanner in the warehouse this week"),
    ("Email the insurance about the water damage", "E-mail the insurance about the water damage"),
    ("Summarise the exit interview themes", "Summarize exit interview themes"),
    ("Rewrite the escalation policy", "Rewrite escalation policy (WIP)"),
    ("Get quotes for the two delivery vans", "Get quotes for the 2 delivery vans"),
    ("Remind the team of the expenses deadline", "Remind team of expenses deadline"),
    ("Schedule the retro for the harbour project", "Schedule harbour project retro"),
    ("Sort out access to the payroll system", "Sort access to payroll system out"),
    ("Document the backup procedure", "→ Document the backup procedure"),
    ("Try the shorter stand-up for two weeks", "Try shorter standup for two weeks"),
    ("Move the archive boxes to the cellar", "[[Ana Prats]]: move the archive boxes to the cellar"),
    ("Compare the three ticket vendors", "Compare three ticket vendors"),
    ("Propose a date for the team lunch", "Propose date for team lunch 📅 2026-04-01"),
    ("Prepare a short talk on testing", "**Prepare a short talk on testing**"),
    ("Check [[Roof plan]] with the architect", "Check the roof plan with the architect"),
    ("Call the museum about the loan", "Recieve nothing yet: call the museum about the loan"),
    ("Sign the lease for the workshop", "Sign the lease for the workshop - waiting for landlord"),
    ("Buy plants for the office entrance", "Buy plants for office entrance, please"),
    ("Ask Priya about the interview panel", "Ask Priya re interview panel"),
    ("Close the old support mailbox", "Close old support mailbox (carried from 5 March)"),
    ("Write a first version of the team charter", "Write first version of team charter"),
    ("Review pull request for the export", "Review the pull request for the export (in progress)"),
    ("Define what done means for the pilot", "Define what 'done' means for the pilot"),
]
#: (first, later): two commitments.
DIFFERENT = [
    ("Send the notes of week 10 to finance", "Send the notes of week 11 to finance"),
    ("Prepare slides for the March review", "Prepare slides for the April review"),
    ("Ask Lea to call Tom about the lease", "Ask Tom to call Lea about the lease"),
    ("Move budget from travel to training", "Move budget from training to travel"),
    ("Draft the agenda for the offsite", "Send the agenda for the offsite"),
    ("Write the onboarding document for the new group", "Review the onboarding document for the new group"),
    ("Ask finance about the budget for chairs", "Ask legal about the budget for chairs"),
    ("Call the printer in Lyon about the poster", "Call the printer in Porto about the poster"),
    ("Interview the first candidate for the cook", "Interview the second candidate for the cook"),
    ("Order 20 headsets for support", "Order 30 headsets for support"),
    ("Review the Q2 goals with the team", "Review the Q3 goals with the team"),
    ("Start the trial of the scanner", "Stop the trial of the scanner"),
    ("Give Priya feedback on her talk", "Give Jonas feedback on his talk"),
    ("Renew the contract with the cleaners", "Cancel the contract with the cleaners"),
    ("Send the contract to legal", "Send the contact to legal"),
    ("Book flights to Oslo for the summit", "Book hotel in Oslo for the summit"),
    ("Review the design doc", "Review the design doc comments"),
    ("Update the team page", "Update the team page photos"),
    ("Approve the request of the kitchen for overtime", "Decline the request of the kitchen for overtime"),
    ("Add the new starter to the payroll list", "Remove the new starter from the payroll list"),
    ("Talk to the team before the announcement", "Talk to the team after the announcement"),
    ("Test export of invoices", "Test import of invoices"),
    ("Fix the heater in room 3", "Fix the heater in room 4"),
    ("Write tests for the import job", "Write docs for the import job"),
    ("Send the rota", "Send the rota of the night team to the hospital"),
    ("Hire a backend engineer for the harbour project", "Hire a frontend engineer for the harbour project"),
    ("Set up a meeting with design about icons", "Set up a meeting with sales about icons"),
    ("Publish the release notes for 2.1", "Publish the release notes for 2.2"),
    ("Liste der Lieferanten an die Küche schicken", "Liste der Lieferanten mit der Küche prüfen"),
    ("Dienstplan für Mai schreiben", "Dienstplan für Juni schreiben"),
    ("Angebot für die Kaffeemaschine einholen", "Angebot für die Spülmaschine einholen"),
    ("Envoyer le devis au client de Lille", "Envoyer le devis au client de Nantes"),
    ("Préparer le plan de janvier", "Préparer le plan de février"),
    ("Enviar la factura de marzo", "Enviar la factura de abril"),
    ("Comprar sillas para la sala grande", "Comprar mesas para la sala grande"),
    ("Contratar um cozinheiro para a noite", "Contratar um cozinheiro para a manhã"),
    ("Tell the team about the new manager", "Tell the manager about the new team"),
    ("Get sign-off from security", "Get sign-off from privacy"),
    ("Prepare the talk on testing", "Prepare the talk on testing tools"),
    ("Send feedback to the agency about the logo", "Send payment to the agency about the logo"),
    ("Meet the new vendor on Tuesday", "Meet the new vendor on Thursday"),
    ("Share numbers with the board", "Share numbers with the union"),
    ("Close the Leeds office lease", "Close the Leeds office party account"),
    ("Write the promotion case for Priya", "Write the promotion case for Mateus"),
    ("Plan the spring cleaning of the backlog", "Plan the autumn cleaning of the backlog"),
    ("Increase the limit of the test card", "Lower the limit of the test card"),
    ("Ask HR about parental leave", "Ask HR about sick leave"),
    ("Ask IT for a second monitor", "Ask IT for a second keyboard"),
    ("Repair the north gate", "Repair the south gate"),
    ("Read chapter 3 of the book", "Read chapter 5 of the book"),
    ("Check invoices from the old supplier", "Check invoices from the new supplier"),
    ("Run the survey with customers", "Run the survey without customers"),
    ("Present the roadmap to sales", "Present the roadmap budget to sales"),
    ("Coach Ben on estimates", "Coach Ben on estimates for Acme"),
    ("Reply to the complaint of guest Moreau", "Reply to the complaint of guest Okafor"),
    ("Draft goals for the first half", "Draft goals for the second half"),
    ("Invite the whole team to the demo", "Invite the whole team to the retro"),
    ("Sell the old ovens", "Buy the old ovens"),
    ("Do not tell the crew about the move yet", "Tell the crew about the move"),
    ("Look at the cost of hosting", "Look at the cost of posting"),
    ("Write to Anna about the choir", "Write to Hanna about the choir"),
    ("Plan Monday shifts for the bar", "Plan Sunday shifts for the bar"),
    ("Take over the budget from Lea", "Hand over the budget to Lea"),
    ("Check the marketing plan", "Check the marking plan"),
]


def _count(first: str, later: str) -> int:
    notes = {"2026-03-05": f"## Actions\n- [ ] {first}", "2026-03-12": f"## Actions\n- [ ] {later}"}
    return len(actions(notes))


@pytest.mark.parametrize(("first", "later"), SAME)
def test_a_copy_in_other_words_is_the_same_commitment(first: str, later: str) -> None:
    assert _count(first, later) == 1


@pytest.mark.parametrize(("first", "later"), DIFFERENT)
def test_another_thing_is_another_commitment(first: str, later: str) -> None:
    assert _count(first, later) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Review the onboarding checklist", "Review the onboarding checklist with Lea"),
        ("Write the test plan for the import", "Write the test plan for the import of invoices"),
    ],
)
def test_lines_of_one_note_that_say_more_are_apart(one: str, other: str) -> None:
    assert len(actions({"2026-03-05": f"## Actions\n- [ ] {one}\n- [ ] {other}"})) == 2


def test_a_ticked_line_may_say_less() -> None:
    first = "- [ ] Send the list of chairs to finance"
    (action,) = actions({"2026-03-05": first, "2026-03-12": "- [x] list of chairs"})
    assert not action.open


def test_a_ticked_line_that_could_mean_two_closes_none() -> None:
    first = "## Actions\n- [ ] Send the list of chairs to finance\n- [ ] Check the list of chairs with Lea"
    got = actions({"2026-03-05": first, "2026-03-12": "- [x] list of chairs"})
    assert [action.open for action in got] == [True, True, False]


def test_thousands_of_lines_with_the_same_words_take_no_time() -> None:
    kinds = [f"{a}{b}{c}ter" for a in "bcdfghklmn" for b in "aeiou" for c in "bdfgklmnprst"]
    lines = "\n".join(f"- [ ] send the list of the {kind} things {number}" for kind in kinds for number in range(2, 4))
    began = time.process_time()
    assert len(actions({"2026-03-05": lines})) == len(kinds) * 2
    assert time.process_time() - began < 10
