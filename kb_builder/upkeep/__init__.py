"""What needs looking at again: files by age, and addresses that no longer answer."""
