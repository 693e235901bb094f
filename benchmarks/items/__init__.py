"""How well items are told apart: labelled notes, and the learning of what each trait of a statement weighs."""
