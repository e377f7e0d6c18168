"""The page in the browser: its views, one file each, and the guard in front of them."""
