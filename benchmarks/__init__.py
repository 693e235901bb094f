"""Measurements that are no tests: how well phases are read."""
