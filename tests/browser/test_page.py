"""The page as a person uses it, in a real Chromium over the real server and coach."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

WISH = (
    "I'm a manual tester in Porto and honestly a bit stuck. I'd like to become a backend developer "
    "by next summer, I don't know anyone who did it"
)
GUIDANCE = "look at my code and tell me the truth. python mostly, and how services are designed"
HOSTILE = (
    "I review <img src='https://evil.example/a.png'> code ![b](https://evil.example/b.png) "
    "[c](javascript:alert(1)) https://evil.example/d <style>*{background:url(//evil.example/e)}"
    "</style><script src='https://evil.example/f'></script> in Python every week."
)


def begin(visit: Visit) -> None:
    """A new conversation after everything was erased on the page itself."""
    page = visit.open()
    page.get_by_role("tab", name="My data").click()
    page.get_by_role("button", name="Everything of mine").click()
    page.get_by_role("button", name="Yes, erase it").click()
    expect(page.get_by_text("Everything of yours is erased.")).to_be_visible()
    page.get_by_role("tab", name="Coach").click()
    expect(visit.replies).to_have_count(1)


def test_from_half_an_idea_to_a_message(visit: Visit, root: Path) -> None:
    begin(visit)
    page = visit.page
    assert "I am a program, not a person" in visit.replies.first.inner_text()
    expect(page.get_by_text("Guided mode")).to_be_visible()
    visit.say(WISH)
    expect(page.get_by_label("Your message")).to_be_focused()
    plan = page.locator("#plan-view")
    expect(plan.get_by_text("become a backend developer").first).to_be_visible()
    visit.say(GUIDANCE)
    visit.add_roster(root / "knowledge" / "sample_roster.csv")
    expect(plan.get_by_role("heading", name="Teresa Almeida").first).to_be_visible()
    expect(plan.get_by_text("Roster report")).to_be_visible()
    visit.say("teresa")
    expect(plan.locator("mark").first).to_contain_text("…")
    expect(page.locator("#contact")).to_contain_text("teresa.almeida@example.org")
    page.get_by_role("button", name="Copy").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        page.locator("#message").get_by_role("link", name="Download").click()
    kept = Path(download.value.path()).read_text(encoding="utf-8")
    assert kept.strip() == copied.strip()
    assert "Dear Teresa Almeida" in copied
    assert "teresa.almeida@example.org" not in copied
    assert visit.foreign == []
    assert visit.complaints == []


def test_messages_sent_in_a_row_are_all_answered_in_their_order(visit: Visit) -> None:
    begin(visit)
    box = visit.page.get_by_label("Your message")
    for text in ("first thing", "second thing", "third thing"):
        box.fill(text)
        box.press("Enter")
        expect(box).to_have_value("")
    said = visit.page.locator("#chat [data-testid='user']")
    expect(visit.replies).to_have_count(4, timeout=60_000)
    expect(said).to_have_text(["first thing", "second thing", "third thing"])


def test_a_suggestion_is_one_click(visit: Visit) -> None:
    begin(visit)
    group = visit.page.get_by_role("group", name="Or choose an answer")
    group.get_by_role("button", name="I don't know yet").click()
    assert "question" in visit.answer(1)
    expect(visit.page.locator("#chat [data-testid='user']")).to_have_count(1)


def test_a_conversation_is_there_again_after_reloading(visit: Visit) -> None:
    begin(visit)
    visit.say(WISH)
    said = visit.replies.nth(1).inner_text()
    visit.open()
    expect(visit.replies.nth(1)).to_have_text(said, use_inner_text=True)
    visit.page.get_by_role("button", name="New conversation").click()
    expect(visit.replies).to_have_count(1)
    visit.page.get_by_role("tab", name="My data").click()
    visit.page.get_by_role("radio").first.check()
    visit.page.get_by_role("button", name="Go on with it").click()
    expect(visit.replies).to_have_count(2)


def test_text_from_outside_is_shown_and_does_nothing(visit: Visit, tmp_path: Path) -> None:
    begin(visit)
    person = {"id": "p1", "name": f"Noor {HOSTILE}", "bio": HOSTILE, "skills": ["Python"]}
    roster = tmp_path / "people.json"
    roster.write_text(json.dumps({"people": [person]}), encoding="utf-8")
    visit.say(f"I'd like to learn Python {HOSTILE}")
    visit.add_roster(roster)
    visit.say("just show me people")
    visit.say("the first")
    page = visit.page
    expect(page.locator("#plan-people")).to_contain_text("Noor")
    expect(page.locator("#chat")).to_contain_text("<img src='https://evil.example/a.png'>")
    assert page.locator(".md :is(img, script, style, iframe, a, form)").count() == 0
    links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    assert all(link.startswith(("/download/", "mailto:")) for link in links)
    assert visit.foreign == []
    assert visit.complaints == []


def test_a_file_that_is_no_roster_says_so_and_loses_nothing(visit: Visit, tmp_path: Path) -> None:
    begin(visit)
    visit.say(WISH)
    broken = tmp_path / "people.csv"
    broken.write_bytes(b"\x00\x01\x02")
    before = visit.replies.count()
    visit.add_roster(broken)
    assert "people.csv" in visit.replies.last.inner_text()
    assert visit.replies.count() == before + 1
    visit.page.reload()
    expect(visit.replies).to_have_count(2)


def test_on_a_phone_the_plan_is_a_tab_and_the_box_in_sight(phone: Visit) -> None:
    begin(phone)
    page = phone.page
    phone.say(WISH)
    expect(page.get_by_label("Your message")).to_be_in_viewport(ratio=0.5)
    expect(page.locator("#plan-view")).to_be_hidden()
    page.get_by_role("tab", name="Plan").click()
    expect(page.locator("#plan-goals")).to_be_visible()
    expect(page.locator("#chat-view")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_stream_is_not_handed_to_another_browser(address: str) -> None:
    headers = {"Origin": address}
    with httpx.Client(base_url=address, headers=headers) as ana:
        ana.get("/")
        call = {"session_hash": "sessionofana", "fn_index": 0, "data": [], "trigger_id": None}
        assert ana.post("/gradio_api/queue/join", json=call).status_code == 200
        with httpx.Client(base_url=address, headers=headers) as ben:
            ben.get("/")
            stream = ben.get("/gradio_api/queue/data?session_hash=sessionofana")
            assert stream.status_code == 404
            assert "program" not in stream.text
        with ana.stream("GET", "/gradio_api/queue/data?session_hash=sessionofana") as own:
            assert "I am a program" in "".join(own.iter_text())


def test_an_upload_that_is_too_large_is_refused(address: str) -> None:
    with httpx.Client(base_url=address, headers={"Origin": address}, timeout=60) as client:
        client.get("/")
        large = {"files": ("people.csv", b"name\n" + b"x" * 21_000_000)}
        assert client.post("/gradio_api/upload", files=large).status_code == 413


def test_enter_twice_sends_once(visit: Visit) -> None:
    begin(visit)
    box = visit.page.get_by_label("Your message")
    box.fill("I'd like to learn Python")
    box.evaluate(
        """box => {
          for (let time = 0; time < 3; time += 1) {
            box.dispatchEvent(new KeyboardEvent("keypress", {key: "Enter", bubbles: true}));
          }
        }"""
    )
    visit.answer(1)
    visit.page.wait_for_timeout(1500)
    expect(visit.page.locator("#chat [data-testid='user']")).to_have_count(1)


def test_a_draft_outlives_a_lost_connection_and_is_sent_once(visit: Visit) -> None:
    begin(visit)
    page = visit.page
    page.context.set_offline(True)
    page.get_by_label("Your message").fill(WISH)
    page.keyboard.press("Enter")
    page.wait_for_timeout(1500)
    page.context.set_offline(False)
    visit.open()
    expect(page.get_by_label("Your message")).to_have_value(WISH)
    page.get_by_label("Your message").press("Enter")
    visit.answer(1)
    expect(page.get_by_label("Your message")).to_have_value("")
    page.wait_for_timeout(1500)
    visit.open()
    expect(page.locator("#chat [data-testid='user']")).to_have_count(1)
    expect(page.get_by_label("Your message")).to_have_value("")


def test_the_plan_is_changed_where_it_stands_and_the_coach_notices(visit: Visit) -> None:
    begin(visit)
    page = visit.page
    visit.say(WISH)
    goals = page.locator("#plan-goals")
    goals.get_by_role("button", name="Change I would like to", exact=True).click()
    line = goals.get_by_role("textbox", name="Change I would like to")
    expect(line).to_have_value("become a backend developer")
    expect(line).to_be_focused()
    line.press("Escape")
    expect(goals.get_by_role("button", name="Change I would like to", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    before = visit.replies.count()
    line.fill("become a data engineer")
    line.press("Enter")
    assert "become a data engineer" in visit.answer(before)
    expect(goals).to_contain_text("become a data engineer")
    expect(goals).not_to_contain_text("become a backend developer")
    expect(page.get_by_label("Your message")).to_be_focused()


def test_the_last_message_is_edited_in_its_place(visit: Visit) -> None:
    begin(visit)
    page = visit.page
    visit.say("I'd like to learn to cook for a hundred people")
    page.get_by_role("button", name="Edit my message").click()
    box = page.get_by_label("Your message")
    expect(box).to_have_value("I'd like to learn to cook for a hundred people")
    expect(page.get_by_text("takes the place of the message")).to_be_visible()
    box.fill("I'd like to learn to bake bread")
    box.press("Enter")
    expect(page.locator("#plan-goals")).to_contain_text("bake bread", timeout=30_000)
    expect(page.locator("#plan-goals")).not_to_contain_text("hundred people")
    expect(page.locator("#chat [data-testid='user']")).to_have_count(1)


def test_the_sample_is_watched_and_gone_with_one_click_each(visit: Visit) -> None:
    begin(visit)
    page = visit.page
    page.get_by_role("button", name="Watch a sample journey").click()
    expect(page.locator("#agenda")).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        page.locator("#agenda").get_by_role("link", name="Calendar file").click()
    assert "BEGIN:VALARM" in Path(download.value.path()).read_text(encoding="utf-8")
    mail = page.get_by_role("link", name="Open in my mail program").get_attribute("href")
    assert str(mail).startswith("mailto:teresa.almeida@example.org?subject=")
    page.get_by_role("button", name="Erase the sample and begin").click()
    expect(visit.replies).to_have_count(1)
    expect(page.locator("#plan-empty")).to_be_visible()
    assert visit.foreign == []
    assert visit.complaints == []


def test_an_opening_line_is_read_from_its_top_on_a_phone(phone: Visit) -> None:
    begin(phone)
    phone.page.wait_for_timeout(1000)
    expect(phone.replies.first.get_by_text("Hello")).to_be_in_viewport()
    first = phone.replies.first.bounding_box()
    chat = phone.page.locator("#chat").bounding_box()
    assert first
    assert chat
    assert first["y"] >= chat["y"]


def test_the_first_load_is_light(visit: Visit) -> None:
    page = visit.page
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    weights: list[float] = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    visit.open()
    page.wait_for_timeout(2000)
    assert 100_000 < sum(weights) <= 700_000
