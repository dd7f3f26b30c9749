"""`python -m desktop`: reads the command line, then hands over. No Qt before it is needed."""

import sys

from desktop.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
