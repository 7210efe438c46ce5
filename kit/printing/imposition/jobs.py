"""Which files of a build are printed, in which order, and how many times each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kit.model.printing import Batch, BuiltFile, Chosen, Layout, Player
from kit.model.role import LEVELS
from kit.problems import BadUsage, CannotWork, did_you_mean

TEACHER = "teacher"
TABLE = "table"
ONE_FOR_ALL = frozenset({"name-tents", "sign-up", "time-cards"})
"""Handouts of which a class needs only one."""
BALLOTS = "ballots"
BALLOTS_ON_A_SHEET = 4
FOR_WATCHERS = frozenset({"observer", "out-of-role"})
"""Handouts for those who speak for no role."""
FOR_ABSENT = "make-up"


def choose(
    files: Sequence[BuiltFile],
    players: Sequence[Player],
    absent: int,
    *,
    layout: Layout,
    copies: int | None,
    only: Sequence[str],
) -> tuple[Batch, ...]:
    """What to print, in print order: packets first, then what tables share, then handouts.

    The guide comes last and apart. Without `only`: the packets of all students, or else of all
    roles, what their tables share, and, unless pages are made smaller, the handouts that are in
    none of these. `copies` is how often each is printed; None counts
    by the cast. Raises `BadUsage` for names that do not exist.
    """
    count = _Count(files, players, absent, copies)
    if only:
        wanted = _named(files, players, only)
        rest = [file for file in wanted if file.kind != TEACHER]
        batches = {
            "only": [Chosen(file, max(count.of(file), 1)) for file in _ordered(rest, players)],
            TEACHER: [Chosen(file, copies or 1) for file in wanted if file.kind == TEACHER],
        }
    else:
        packets = _packets(files)
        # By their ids: a packet holds a sheet at its own level, and in its own profile.
        tables = [file for file in files if file.kind == TABLE]
        held = {key.partition("/")[0] for file in (*packets, *tables) for key in file.sheets}
        handouts = [each for each in files if each.kind == "handout" and each.handout not in held]
        batches = {
            "": [Chosen(file, count.of(file)) for file in (*_ordered(packets, players), *tables)],
            "handouts": [Chosen(file, count.of(file)) for file in handouts],
        }
        if layout not in ("duplex", "simplex"):
            del batches["handouts"]
    found = tuple(
        Batch(name, tuple(each for each in chosen if each.copies))
        for name, chosen in batches.items()
    )
    return tuple(batch for batch in found if batch.chosen)


class _Count:
    """How many copies of each file there must be."""

    def __init__(
        self,
        files: Sequence[BuiltFile],
        players: Sequence[Player],
        absent: int,
        copies: int | None,
    ) -> None:
        self.players = players
        self.absent = absent
        self.copies = copies if copies is not None or players else 1
        self.made = {(file.role, file.level) for file in files if file.kind == "role"}
        self.of_class = any(file.kind == "student" for file in files)
        self.tables = {(file.role, file.level) for file in files if file.kind == TABLE}
        self.levels = {(file.handout, file.level) for file in files if file.kind == "handout"}
        self.roles = {file.role for file in files if file.kind == "role"}

    def of(self, file: BuiltFile) -> int:
        if self.copies is not None:
            return self.copies
        if file.kind == "role":
            return sum(self._gets(player, file) for player in self.players)
        if file.kind == TABLE:
            return self._table(file)
        if file.kind == "handout":
            return self._handout(file)
        return 1

    def _table(self, file: BuiltFile) -> int:
        """One for a table with anybody at it, in easier words if anybody there reads those."""
        if self.of_class:
            return 1
        made = {level for role, level in self.tables if role == file.role}
        read = {player.level for player in self.players if player.role == file.role}
        wanted = max(read & made, key=LEVELS.index, default=min(made, key=LEVELS.index))
        return int(bool(read) and file.level == wanted)

    def _gets(self, player: Player, file: BuiltFile) -> bool:
        level = player.level if (player.role, player.level) in self.made else "standard"
        return (player.role, level) == (file.role, file.level)

    def _handout(self, file: BuiltFile) -> int:
        name = file.handout
        if name in ONE_FOR_ALL:
            return 1
        if name == BALLOTS:
            # In every format a role has one vote, however many students play it.
            voting = {player.role for player in self.players} & self.roles
            return -(-max(1, len(voting)) // BALLOTS_ON_A_SHEET)
        if name in FOR_WATCHERS:
            return max(1, sum(player.role not in self.roles for player in self.players))
        if name == FOR_ABSENT:
            return max(1, self.absent)
        if any((name, level) in self.levels for level in LEVELS if level != file.level):
            return sum(player.level == file.level for player in self.players)
        return len(self.players)


def _packets(files: Sequence[BuiltFile]) -> list[BuiltFile]:
    """The students' packets; if there are none, the roles'."""
    students = [file for file in files if file.kind == "student"]
    return students or [file for file in files if file.kind == "role"]


def _ordered(files: Iterable[BuiltFile], players: Sequence[Player]) -> list[BuiltFile]:
    """Students' packets in the order of the class; then everything else in its order."""
    places = {player.path: at for at, player in enumerate(players)}
    return sorted(files, key=lambda file: places.get(file.path, len(places)))


def _named(
    files: Sequence[BuiltFile], players: Sequence[Player], only: Sequence[str]
) -> list[BuiltFile]:
    """The files that the names stand for, each once. Raises `BadUsage`, `CannotWork`."""
    by_path = {player.path: player for player in players if player.path}
    found: dict[str, BuiltFile] = {}
    known = {each for file in files for each in _names(file, by_path)}
    known |= {file.role for file in files if file.role}
    known |= {each for player in players for each in player.names}
    spelled = {each.casefold(): each for each in sorted(known)}
    for asked in only:
        name = asked if asked in known else spelled.get(asked.casefold(), asked)
        own = [file for file in files if name in _names(file, by_path)]
        if name in {file.role for file in files if file.role}:
            of_role = [file for file in files if file.role == name]
            own = _packets(of_role) + [file for file in of_role if file.kind == TABLE]
        if not own:
            if any(name in player.names for player in players):
                raise CannotWork(
                    f"the build made no packet for “{name}”",
                    "the cast has changed since; make the packets again: debate-kit build",
                )
            # A path works as a name, too, but is no useful suggestion.
            known = {each for each in known if not each.endswith(".pdf")}
            raise BadUsage(
                f"there is no role, student or handout “{name}” in this build",
                did_you_mean(name, known),
            )
        found |= {file.path: file for file in own}
    return list(found.values())


def _names(file: BuiltFile, by_path: dict[str, Player]) -> tuple[str, ...]:
    """The names that a file can be asked for by, besides its role."""
    if file.kind == "student":
        player = by_path.get(file.path)
        return (file.path, *(() if player is None else player.names))
    if file.kind == "handout":
        return (file.path, file.handout)
    return (file.path, TEACHER) if file.kind == TEACHER else (file.path,)
