"""`python -m desktop`: reads the command line, then hands over. No Qt before it is needed."""

import sys

from desktop.hardening import harden, start_again_forgetful

if __name__ == "__main__":
    start_again_forgetful()
    harden()
    # Read once the program has started again, and not twice.
    from desktop.command_line import main

    sys.exit(main(sys.argv[1:]))
