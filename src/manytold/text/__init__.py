"""Tools on words, all pure: addresses, language, sentences, names, times, numbers; offsets always point into the text."""
