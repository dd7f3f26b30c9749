"""Makes a PDF of the HTML page on its standard input, several times after a first one; prints the ms of each.

Usage: html_engine.py TIMES
"""

import json
import sys
import time

import weasyprint  # type: ignore[import-not-found] # installed apart, for the bench alone

page = sys.stdin.buffer.read().decode()
taken = []
for _turn in range(int(sys.argv[1]) + 1):
    begun = time.process_time()
    weasyprint.HTML(string=page).write_pdf(pdf_tags=True)
    taken.append((time.process_time() - begun) * 1000)
print(json.dumps(taken[1:]))
