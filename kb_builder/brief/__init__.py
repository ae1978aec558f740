"""A visit pack: decide, ask, prepare, follow up; as a page, PDF or editable document."""
