"""Tools on words, all pure: addresses, language, sentences, names, times, numbers; offsets point into the text."""
