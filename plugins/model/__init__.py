"""The council's records: schema, header, addresses, relations, language. Knows nothing of Pelican."""
