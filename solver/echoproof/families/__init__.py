"""Families: infinite classes given by finitely many schemas with parameters, decided exactly."""
