"""Weights of the two looks at a link, as printed by `./dev bench train_links`, where it stands how they were learnt.

Learnt from giveme5w1h_clusters (Apache-2.0), ecbplus (CC BY 3.0), gvc_incidents (CC BY 4.0) and allsides_roundups
(MIT); only these numbers are kept of them. Trained on three sets and measured on the fourth, mean B-cubed F1 is 0.928.
"""

LIKENESS_BIAS = -3.9505
LIKENESS = {
    "terms": 5.7443,
    "titles": 3.0035,
    "title_in_text": 1.2312,
    "names": 0.9971,
    "rare_names": 0.5631,
    "matter": -1.9722,
    "quantities": 0.7664,
    "days_agree": 1.8573,
    "days_apart": -1.3680,
    "weekdays_clash": -1.4678,
    "lead_least": 3.1816,
    "lead_mean": 5.0665,
    "chief_missing": -0.2040,
}

CONTEXT_BIAS = -0.8774
CONTEXT = {
    "own": 0.1049,
    "over_best": 0.1579,
    "over_better": 0.0799,
    "over_five": 0.0966,
    "over_better_five": 0.0936,
    "over_all": 0.3549,
    "common": -0.1301,
    "common_share": 3.9229,
}
