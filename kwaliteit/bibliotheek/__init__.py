"""The own library of a gemeente: kept by `beheer`, read by `lezen`, shared and taken over by `delen`."""
