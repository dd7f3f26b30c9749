"""The guided interview on screen: French and the person's language side by side, one page of the form at a time.

`page.py` answers gestures; `answers.py` stands between the screen and the store; the other files each draw one thing.
To show a new kind of question: an input in `inputs.py`, and its line in `make_input`.
"""
