"""One module for each transaction code: a request and the store in, a screen out."""
