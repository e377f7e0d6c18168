"""Days, hours, zones and places, as people write them in a list or say them in a message."""
