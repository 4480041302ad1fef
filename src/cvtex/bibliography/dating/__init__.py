"""Date fields to dates, and words in their place to the state of publication."""
