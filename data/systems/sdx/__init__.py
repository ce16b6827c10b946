"""SDX: SSI records of the State Data Exchange."""
