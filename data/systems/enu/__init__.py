"""ENU: enumeration, the verification of an SSN by SSA."""
