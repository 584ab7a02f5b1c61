"""Packages on this machine and in Argos's index: found, fetched, installed, removed."""
