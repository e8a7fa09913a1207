"""records: judges sound records of people, projects and events, alone and against each other."""
