"""A public benchmark of text repair: our own documents, typeset, extracted, repaired and compared.

python -m benchmarks.roundtrip            # every style, about half an hour on two cores
python -m benchmarks.roundtrip --fast     # a few styles, some minutes
"""
