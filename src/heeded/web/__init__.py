"""The website: requests of one person's browser in, pages of what the record shows out; nothing leaves the machine."""
