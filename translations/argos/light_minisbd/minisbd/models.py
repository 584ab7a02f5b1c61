"""The languages that Argos Translate may ask for. sentencex needs no models for them."""

cache_dir = ""
"""Argos Translate sets it. Nothing is ever written there."""

_LANGUAGES = """
    ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl
    pl pt ro ru sk sl sq sv th tl tr uk ur vi zh-hans zh-hant
"""


def list_models() -> list[str]:
    """The codes of the languages."""
    return _LANGUAGES.split()
