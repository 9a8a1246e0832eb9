"""Weights of the link score, as printed by `bench/train_links.py`."""

BIAS = -4.5
WEIGHTS = {
    "terms": 8.0,
    "titles": 2.0,
    "title_in_text": 2.0,
    "names": 2.0,
    "names_apart": -0.5,
    "places_agree": 0.5,
    "places_clash": -0.5,
    "quantities": 0.5,
    "days_agree": 0.7,
    "days_clash": -2.0,
    "weekdays_agree": 0.5,
    "weekdays_clash": -2.0,
    "published_gap": -2.0,
    "published_unknown": -0.5,
    "core": 0.0,
    "matter": 0.0,
    "cast": 0.0,
    "rare_names": 0.0,
}
