"""How well relationships are read: labelled histories, scores, and the learning of words and numbers on other authors."""
