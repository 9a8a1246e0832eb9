"""`python -m manytold` is the command line."""

from manytold.serve.cli import main

if __name__ == "__main__":
    main()
