"""Who works when: on one machine, on a cluster, or live; every way ends in the same answer."""
