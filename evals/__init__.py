"""The eval suite: samples, scorers, statistics and reports that evaluators can believe."""
