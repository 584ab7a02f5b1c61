"""Packages on this machine and in Argos's index: listed, fetched, installed, removed."""
