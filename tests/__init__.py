"""Tests mirror plugins/; what they share stands beside this file."""
