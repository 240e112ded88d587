"""A list of questions from Excel, Word or pasted text, on its way into a new bestek.

`lezen` takes a file or text apart into sheets and lines; `kolommen` guesses what the columns of a sheet hold, and
`tekst` which lines are questions and what hangs under them; both give rows (`rij`) with what is doubtful about them.
`bouwen` makes the pure structure of a bestek from the rows that people kept. Nothing is stored before that but a
proposal of a day (`voorstel`). `rij`, `kolommen`, `tekst` and `lezen` know no model.
"""
