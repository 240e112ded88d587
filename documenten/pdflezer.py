"""The program in the child process that reads a PDF: the file in on stdin, JSON out on stdout.

`documenten.pdftekst` starts it by path in Python's isolated mode: it imports nothing of ours and sees no settings.
It limits itself before it reads a byte. A PDF comes from outside, and its parser is written in C.
"""

import codecs
import json
import os
import re
import resource
import sys
from ctypes import c_int, create_string_buffer
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

ONLEESBAAR, VERSLEUTELD, TE_VEEL_BLADZIJDEN = 3, 4, 5  # exit statuses that the parent can tell apart
REGELEINDE_STREEPJE = re.compile("[\ufffe\x02]")  # how PDFium gives a hyphen that breaks a word at the end of a line
PUNTEN = ("•", "▪", "◦", "●", "‣", "·", "–", "o")
VERBODEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "open")


def limit(cpu_seconden, geheugen):
    """Limit this process, and let requests go first."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconden, cpu_seconden + 1))
    resource.setrlimit(resource.RLIMIT_AS, (geheugen, geheugen))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def deny_outside_world(event, args):
    """An audit hook: Python opens no file or socket and starts no process."""
    if event.startswith(VERBODEN):
        raise PermissionError(event)


def text_of(page):
    """The text in the order of the file, with an empty line where paragraphs stand apart and bullets at their line."""
    textpage = page.get_textpage()
    regels, plek = [], 0
    for regel in textpage.get_text_range().split("\n"):
        *gebroken, laatste = REGELEINDE_STREEPJE.split(regel)
        for stuk in [*(f"{deel}-" for deel in gebroken), laatste]:
            if stuk.strip():
                regels.append((stuk.rstrip("\r"), box_of(textpage, plek + len(stuk) - len(stuk.lstrip()))))
            plek += len(stuk)
        plek += 1
    return "\n".join(with_gaps(with_bullets(regels)))


def box_of(textpage, plek):
    """Left, bottom, right and top of a character on the page."""
    return textpage.get_charbox(min(plek, textpage.count_chars() - 1), loose=True)


def with_bullets(regels):
    """Bullets that the file draws apart from their text, put back at the line on the same height."""
    los = [(regel, vak) for regel, vak in regels if regel.strip() in PUNTEN]
    vast = [(regel, vak) for regel, vak in regels if regel.strip() not in PUNTEN]
    for punt, vak in los:
        afstanden = [(abs(midden(v) - midden(vak)), i) for i, (_, v) in enumerate(vast) if v[0] > vak[0]]
        afstand, i = min(afstanden, default=(100, 0))
        if afstand < (vak[3] - vak[1]) / 2:
            vast[i] = (f"{punt.strip()} {vast[i][0].lstrip()}", vast[i][1])
    return vast


def with_gaps(regels):
    """The lines, with an empty one where the distance is clearly more than between lines that belong together."""
    stappen = [midden(a) - midden(b) for (_, a), (_, b) in pairwise(regels)]
    gewoon = sorted(stap for stap in stappen if stap > 1)
    krap = gewoon[len(gewoon) // 4] if gewoon else 0
    for i, (regel, _) in enumerate(regels):
        if i and not -1 < stappen[i - 1] < krap * 1.35:
            yield ""
        yield regel


def midden(vak):
    return (vak[1] + vak[3]) / 2


def addresses_of(page, document):
    """The addresses behind the links of a page, in their order."""
    adressen, start, link = [], c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, start, link):
        actie = raw.FPDFLink_GetAction(link)
        lengte = raw.FPDFAction_GetURIPath(document, actie, None, 0) if actie else 0
        if lengte:
            buffer = create_string_buffer(lengte)
            raw.FPDFAction_GetURIPath(document, actie, buffer, lengte)
            adressen.append(buffer.value.decode("utf-8", "replace"))
    return adressen


def main():
    cpu_seconden, geheugen, hoogstens = map(int, sys.argv[1:4])
    limit(cpu_seconden, geheugen)
    inhoud = sys.stdin.buffer.read()
    codecs.lookup("utf-16-le")  # PDFium's text; Python would open a file for it later
    sys.addaudithook(deny_outside_world)
    try:
        document = pdfium.PdfDocument(inhoud)
    except pdfium.PdfiumError as fout:
        return VERSLEUTELD if "assword" in str(fout) else ONLEESBAAR
    if len(document) > hoogstens:
        return TE_VEEL_BLADZIJDEN
    bladzijden = [{"tekst": text_of(page), "adressen": addresses_of(page, document)} for page in document]
    sys.stdout.buffer.write(json.dumps(bladzijden).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
