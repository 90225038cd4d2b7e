"""Write invented reports, the same ones for the same seed.

python -m bench.generate FOLDER [--reports 5000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

_NAMES = (
    ("Kamau", "Otieno", "Wanjiru", "Njoroge"), ("Mwangi", "Achieng", "Kiplagat", "Mutua"),
    ("Trần Quốc", "Đặng Thị", "Lê Hữu", "Phạm Gia"), ("Mẫn", "Thục", "Khiêm", "Vĩnh"),
    ("Carlos", "Lucía", "Mateo", "Inés"), ("Barrantes Ríos", "Quiroga Vela", "Sotomayor", "Peñaloza"),
    ("Abdul Rahim", "Siti Aminah", "Faizal", "Nurul"), ("bin Osman", "bin Salleh", "bin Yusof", "bin Hamid"),
    ("Arvind", "Meenakshi", "Harpreet", "Sudhir"), ("Deshpande", "Raghavan", "Chawla", "Bhattarai"),
    ("Ingrid", "Lars", "Annika", "Torsten"), ("Lindqvist", "Østergaard", "Haugland", "Virtanen"),
    ("Park", "Yoon", "Seo", "Ahn"), ("Ji-ho", "Min-seok", "Ha-eun", "Do-yun"),
)  # fmt: skip
_STATES = (
    ("Kenya", "Kenyan", "Nairobi"), ("Peru", "Peruvian", "Lima"), ("Norway", "Norwegian", "Oslo"),
    ("Malaysia", "Malaysian", "Kuala Lumpur"), ("India", "Indian", "New Delhi"), ("Fiji", "Fijian", "Suva"),
    ("Finland", "Finnish", "Helsinki"), ("Ghana", "Ghanaian", "Accra"), ("Jordan", "Jordanian", "Amman"),
    ("Indonesia", "Indonesian", "Jakarta"), ("Mongolia", "Mongolian", "Ulaanbaatar"),
    ("Chile", "Chilean", "Santiago"),
)  # fmt: skip
_POSTS = (
    ("Minister of National Defence", "General"), ("Minister of Foreign Affairs", ""),
    ("Chief of the General Staff", "Lieutenant General"), ("Commander of the Navy", "Vice Admiral"),
    ("Minister of Home Affairs", ""), ("Minister of Health", "Dr"),
)  # fmt: skip
_AREAS = (
    "training of officers", "joint patrols along the border", "the exchange of information on smuggling",
    "search and rescue at sea", "peacekeeping", "cyber security", "the defence industry",
    "the search for the remains of missing soldiers", "the control of epidemics",
)  # fmt: skip
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 3650
_TEMPLATES = Path(__file__).parent / "templates"


def _scene(rng: random.Random) -> dict[str, object]:
    """Make up two officials of two states, a day and a few areas: the fields of the templates."""
    home, away = rng.sample(_STATES, 2)
    (guest_post, guest_rank), (host_post, host_rank) = rng.sample(_POSTS, 2)
    guest, host = (f"{rank} {_name(rng)}".strip() for rank in (guest_rank, host_rank))
    day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    areas = rng.sample(_AREAS, 3)
    fields: dict[str, object] = {
        "guest": guest, "guest_post": guest_post, "short": guest.split()[-1],
        "host": host, "host_post": host_post, "translator": _name(rng),
        "home": home[0], "home_of": home[1], "home_capital": home[2],
        "away": away[0], "away_of": away[1], "away_capital": away[2], "AWAY_CAPITAL": away[2].upper(),
        "home_agency": f"{home[0][:2].upper()}NA", "area1": areas[0], "area2": areas[1], "area3": areas[2],
    }  # fmt: skip
    return fields | _days(day)


def _name(rng: random.Random) -> str:
    first = rng.randrange(0, len(_NAMES), 2)
    return f"{rng.choice(_NAMES[first])} {rng.choice(_NAMES[first + 1])}"


def _days(day: date) -> dict[str, object]:
    last, after = day + timedelta(days=3), day + timedelta(days=1)
    return {
        "day": day.day, "month": f"{day:%B}", "year": day.year,
        "earlier": day.year - 2, "later": day.year + 4, "weekday": f"{day:%A}", "next_weekday": f"{after:%A}",
        "last_day": last.day, "last_month": f"{last:%B}", "last_year": last.year,
    }  # fmt: skip


def reports(count: int, seed: int = 1) -> list[str]:
    """The first `count` reports of a seed."""
    rng = random.Random(seed)
    templates = [path.read_text(encoding="utf-8") for path in sorted(_TEMPLATES.glob("*.txt"))]
    return [rng.choice(templates).format_map(_scene(rng)) for _ in range(count)]


def main() -> None:
    """Write the reports, one a file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for n, text in enumerate(reports(asked.reports, asked.seed)):
        (asked.folder / f"{n:05}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
