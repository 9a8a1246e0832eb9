"""Weights of the event link score, as printed by `python -m bench.train_links`, where it stands how they were learnt.

Learnt from giveme5w1h_clusters (Apache-2.0), ecbplus (CC BY 3.0), gvc_incidents (CC BY 4.0) and allsides_roundups
(MIT); only these numbers are kept of them. Trained on three sets and measured on the fourth, the mean B-cubed F1 is
0.881.
"""

BIAS = -3.968
WEIGHTS = {
    "terms": 6.103,
    "titles": 3.019,
    "title_in_text": 4.141,
    "places_agree": 0.522,
    "places_clash": -0.444,
    "quantities": 1.772,
    "days_agree": 0.999,
    "days_clash": -6.000,
    "weekdays_agree": -0.561,
    "weekdays_clash": -3.500,
    "published_gap": -3.073,
    "published_unknown": -1.617,
    "cast": 0.788,
    "rare_names": 1.063,
    "undated_matter": 10.000,
    "undated_terms": -0.939,
    "undated_title_in_text": -5.002,
    "undated_cast": -0.152,
    "undated_rare_names": -0.435,
}
