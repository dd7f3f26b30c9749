"""Following a slip once it is handed over: what the partner answers, the calls, what is still to be done."""
