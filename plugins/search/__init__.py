"""Search: counts of terms made while reading, an index in small files for stock lunr.js, the results page."""
