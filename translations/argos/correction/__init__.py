"""Corrections around a model: before it reads a sentence, and after it has answered."""
