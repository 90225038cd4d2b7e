"""Dossiers: careers, chains, threads, and what each report tells; bounded, with all of it on demand."""


def first(desk, kind, words):
    return desk.get(f"/{kind}.json?q={words}").json()["rows"][0][0]


def details(desk, kind, words):
    return desk.get(f"/{kind}/{first(desk, kind, words)}.json").json()["details"]


def test_a_person_has_offices_over_time_and_the_name_as_each_outlet_spells_it(desk):
    career = details(desk, "people", "barno")["career"]
    assert [o["title"] for o in career["offices"]] == ["Cabinet Secretary for Defence"]
    forms = {s["form"]: s["reports"] for s in career["spellings"]}
    assert forms["Barno"] >= 1
    assert "BARNO" not in forms, "capitals of a headline are no spelling"
    assert all(s["outlets"] for s in career["spellings"])


def test_an_instrument_shows_its_status_over_time_and_its_chain(desk):
    told = details(desk, "instruments", "cooperation+2023")
    assert told["history"][0]["status"] == "signed"
    terms = [link["text"]["term"] for link in told["chain"]]
    assert terms.index("2020/2022") < terms.index("2023/2025") < terms.index("2026/2030")
    link = next(c for c in told["chain"] if c["text"]["term"] == "2023/2025")
    assert list(link["others"].values()) == ["Memorandum of Understanding on Defence Cooperation 2020–2022"]


def test_what_each_report_tells_stands_side_by_side_with_its_passage(desk):
    told = details(desk, "instruments", "cooperation+2023")["told"]
    assert len(told["reports"]) == 3
    lines = {line["field"]: line for line in told["lines"]}
    assert all(len(line["cells"]) == 3 for line in lines.values())
    assert not lines["signed"]["differs"], "a month does not contradict a day in it"
    assert not lines["title"]["differs"], "a short title does not contradict a long one"
    for n, cell in enumerate(lines["signed"]["cells"]):
        if cell["told"]:
            ident = told["reports"][n]["id"]
            assert desk.get(f"/reports/{ident}?at={cell['start']}&to={cell['end']}").status_code == 200


def test_an_engagement_lists_who_took_part(desk):
    roles = details(desk, "engagements", "official+visit+barno")["participants"]
    assert {r["role"] for r in roles} & {"guest", "host"}


def test_a_page_is_bounded_and_gives_every_sentence_on_demand(desk):
    ident = first(desk, "people", "barno")
    short = desk.get(f"/people/{ident}.json").json()["dossier"]["fields"]
    whole = desk.get(f"/people/{ident}.json?every=true").json()["dossier"]["fields"]
    assert max(len(f["sources"]) for f in short) <= 3
    assert sum(len(f["sources"]) for f in whole) > sum(len(f["sources"]) for f in short)
    assert [f["reports"] for f in whole] == [f["reports"] for f in short]


def test_what_is_asked_for_in_full_comes_page_by_page(own_desk, monkeypatch):
    monkeypatch.setattr("regesta.apps.web.routes.entries._A_PAGE", 2)
    ident = first(own_desk, "people", "barno")
    whole = own_desk.get(f"/people/{ident}.json").json()
    pages = [own_desk.get(f"/people/{ident}.json?every=true&page=1").json()]
    pages += [
        own_desk.get(f"/people/{ident}.json?every=true&page={n}").json()
        for n in range(2, pages[0]["pages"] + 1)
    ]
    assert len(pages) > 1
    told_in = [r["id"] for p in pages for r in p["reports"]]
    assert len(told_in) == len(set(told_in)) == whole["number_of_reports"]
    seen = [ref["id"] for p in pages for g in p["groups"] if g["title"] == "Engagements" for ref in g["refs"]]
    assert len(seen) == next(g["number"] for g in whole["groups"] if g["title"] == "Engagements")
    second = own_desk.get(f"/people/{ident}?every=true&page=2").text
    assert 'rel="prev" href="?every=true&amp;page=1"' in second
