"""Mails made up for tests."""

from datetime import UTC, datetime
from email.message import EmailMessage

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
FRAME = """<html><head><title>Newsletter</title></head><body>
<div style="display:none;max-height:0px">Words for the list of mails that nobody sees</div>
<table width="100%"><tr><td><table><tr><td><a href="{server}/view">View this email in your browser</a></td></tr>
<tr><td><img src="{server}/logo.png"><h1>{subject}</h1></td></tr>
{story}
<tr><td><a href="{server}/more">Read more</a></td></tr>
<tr><td><a href="x">Facebook</a> <a href="y">Twitter</a> <a href="z">LinkedIn</a></td></tr>
<tr><td>You are receiving this email because you signed up at harbour.example.<br>Harbour Media Ltd, 12 Mill Road<br>
<a href="{server}/unsubscribe">Unsubscribe</a> | <a href="{server}/p">Manage your preferences</a></td></tr>
</table></td></tr></table><img width="1" height="1" src="{server}/pixel.gif"></body></html>"""
STORY = (
    "The council of the invented town of Harbour agreed on Monday to build a new quay for forty ferries.",
    "Work is to begin in spring, said the mayor, Ada Example, who called the plan the largest in forty years.",
    "Opponents say that people should be able to unsubscribe from the harbour tax with a single click.",
)


def letter(
    subject: str = "Harbour gets a new quay",
    sender: str = "Harbour Daily <news@harbour.example>",
    number: int = 1,
    server: str = "http://track.example",
    date: str = "Mon, 06 Jul 2026 10:00:00 +0200",
    story: tuple[str, ...] = STORY,
) -> EmailMessage:
    """A newsletter as programs send them: text and HTML, nested tables, hidden words, pixel, foot."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = "reader@home.example"
    mail["Subject"] = subject
    mail["Date"] = date
    mail["Message-ID"] = f"<{number}@harbour.example>"
    mail["List-Unsubscribe"] = f"<{server}/unsubscribe>"
    mail.set_content("\n\n".join(story))
    told = "".join(f"<tr><td style='font:14px'>{line}</td></tr>" for line in story)
    mail.add_alternative(FRAME.format(server=server, subject=subject, story=told), subtype="html")
    return mail
