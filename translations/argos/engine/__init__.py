"""Sentences in, translations out: models, decoding, retries, alignment."""
