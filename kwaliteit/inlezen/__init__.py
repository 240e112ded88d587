"""Reading in the literal text of the letters: from a file's bytes to wording on our codes, with a report.

`lezen` makes lines of bytes, `opschonen` takes out what belongs to the page, `verdelen` finds the letters, `ontleden`
and `vragen` their blocks and questions, `woorden` mends words, `zinnen` cuts sentences, `uitlijnen` and `plaatsen`
hang them on our codes, `rapport` tells what was found. All of these are pure; `inhoud` and `opslaan` know the database.
"""
