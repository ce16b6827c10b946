"""The built-in responder of practice stores: what SSA and OESC would answer, and when."""
