"""Files of ``cases/`` as their keepers write them: started, put into the one form, repaired."""
