"""Dutch text to search terms: pure functions, no I/O but the word lists of the libraries."""

from zoek.analysis.dutch import AnalyzedWord, DutchAnalyzer, Part, Steps, Term

__all__ = ["AnalyzedWord", "DutchAnalyzer", "Part", "Steps", "Term"]
