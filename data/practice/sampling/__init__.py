"""What the exchange files of a practice store say."""
