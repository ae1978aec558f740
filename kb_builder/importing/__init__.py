"""National tables of results, as a ministry prints them, to tables of ours."""
