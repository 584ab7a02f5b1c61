"""A corpus small enough to be learnt by heart in seconds."""

from itertools import product

PEOPLE = [("Ayah", "Father"), ("Ibu", "Mother"), ("Kakek", "Grandfather"), ("Guru", "The teacher")]
DEEDS = [
    ("membaca buku", "reads a book"),
    ("menulis surat", "writes a letter"),
    ("minum kopi", "drinks coffee"),
    ("menjual ikan", "sells fish"),
]
PLACES = [("di rumah", "at home"), ("di pasar", "at the market"), ("di sekolah", "at school")]

PAIRS = [
    (f"{who[0]} {what[0]} {where[0]}.", f"{who[1]} {what[1]} {where[1]}.")
    for who, what, where in product(PEOPLE, DEEDS, PLACES)
]
