"""What a message says: the skill that is wanted, the facts it states, and the words for each."""
