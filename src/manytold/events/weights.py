"""Weights of the event link score, as printed by `python -m bench.train_links`, where it stands how they were learnt.

Learnt from giveme5w1h_clusters (Apache-2.0), ecbplus (CC BY 3.0), gvc_incidents (CC BY 4.0) and allsides_roundups
(MIT); only these numbers are kept of them. Trained on three sets and measured on the fourth, the mean B-cubed F1 is
0.885.
"""

BIAS = -3.533
WEIGHTS = {
    "terms": 5.133,
    "titles": 2.861,
    "title_in_text": 3.541,
    "places_agree": 0.526,
    "places_clash": -0.410,
    "quantities": 1.550,
    "days_agree": 1.092,
    "days_clash": -1.500,
    "weekdays_agree": -0.500,
    "weekdays_clash": -3.500,
    "published_gap": -3.828,
    "published_unknown": -2.037,
    "cast": 0.727,
    "rare_names": 0.814,
    "undated_matter": 10.000,
    "undated_terms": -0.154,
    "undated_title_in_text": -4.299,
    "undated_cast": -0.087,
    "undated_rare_names": -0.195,
}
