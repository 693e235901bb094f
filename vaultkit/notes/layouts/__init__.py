"""One module per way of keeping 1:1 notes; each finds drafts of sessions, whose people are settled afterwards."""
