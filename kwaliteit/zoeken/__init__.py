"""Search: from what somebody types to the places in letters and library that answer to it, best first.

Pure, so the same on every database: `taal` (words and their stems), `woordenboek` (which words there are, and of what
they are made), `spelling`, `synoniemen`, `uitdrukking` (what a query asks), `index` (BM25F), `rangschikking` and
`fragment`. With the database: `inhoud` (the shipped letters), `eigen` (what a gemeente has of its own), and `zoek`,
the door. What belongs to a gemeente is never in the index that all share, nor in the counts that weigh its words.
"""
