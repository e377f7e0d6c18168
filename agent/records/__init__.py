"""What the product talks about: people, matches, meetings, plans and replies."""
