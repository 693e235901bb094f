"""The command line: one file a command; the only room that asks the clock, prints or exits."""
