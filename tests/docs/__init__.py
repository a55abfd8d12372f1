"""What the docs for editors stand on: their pictures, made by the program itself, and the messages that it can say.

`./invoke docs --pictures` walks through the pages of docs/uk in a checkout of an invented council (`checkout`) with the
real commands (`terminal`) in a real browser (`scenes`), and takes the pictures on the way (`pictures`).
"""
