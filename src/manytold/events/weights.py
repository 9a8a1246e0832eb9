"""Weights of the event link score, as printed by `python -m bench.train_links`, where it stands how they were learnt.

Learnt from giveme5w1h_clusters (Apache-2.0), ecbplus (CC BY 3.0), gvc_incidents (CC BY 4.0) and allsides_roundups
(MIT); only these numbers are kept of them. Trained on three sets and measured on the fourth, the mean B-cubed F1 is
0.884.
"""

BIAS = -3.463
WEIGHTS = {
    "terms": 4.313,
    "titles": 3.276,
    "title_in_text": 5.468,
    "places_agree": 0.146,
    "places_clash": -1.500,
    "quantities": 1.790,
    "days_agree": 0.975,
    "days_clash": -6.000,
    "weekdays_agree": -0.576,
    "weekdays_clash": -3.500,
    "published_gap": -3.444,
    "published_unknown": -1.870,
    "cast": 0.897,
    "rare_names": 1.148,
    "undated_matter": 14.000,
    "undated_terms": -1.444,
    "undated_title_in_text": -7.000,
    "undated_cast": -0.129,
    "undated_rare_names": -0.325,
}
