"""What a case, a practice, a visit, a question, a source is. Pure data; imports nothing of ours."""
