import pytest

from manytold.copies.quotations import quotations

SAID = "nobody who loves this town can be quiet now"
MORE = "and nobody who lives in it will be quiet either"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (f"She said: “{SAID}.” Then she left.", [f"{SAID}."]),
        (f'She said: "{SAID}." Then she left.', [f"{SAID}."]),
        (f"Sie sagte: „{SAID}.“ Dann ging sie.", [f"{SAID}."]),
        (f"Elle dit : «{SAID}.» Puis elle partit.", [f"{SAID}."]),
        (f"Sie sagte: »{SAID}.« Dann ging sie.", [f"{SAID}."]),
        (f"Hon sade: ”{SAID}.” Sedan gick hon.", [f"{SAID}."]),
        (f"“{SAID}.\n“{MORE}.” She left.", [f"{SAID}.\n", f"{MORE}."]),
        (f'"{SAID}.\n"{MORE}." She left.', [f"{SAID}.\n", f"{MORE}."]),
        (f"“{SAID}\n{MORE}.” She left.", [f"{SAID}\n{MORE}."]),
        ("The “old bridge” is closed.", []),
        (f"A 6” pipe broke. She said: “{SAID}.”", [f"{SAID}."]),
        (f'It was 5" long.\n"{SAID}."', [f"{SAID}."]),
        ('It was 5" long. ' + "Words of her own. " * 100 + f'Then: "{SAID}."', [f"{SAID}."]),
        (f"“{SAID}", []),
        ("“" * 50, []),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted
