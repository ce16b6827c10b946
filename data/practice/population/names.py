"""Names as common in Oklahoma: of many origins, as short as two letters and as long as the columns.

They are written as IMS has them, in upper case and without accents; the Ñ, which EBCDIC has, stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

MAX_LAST = 30
"""Width of the column of a surname."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Names that go together; the earlier ones are the more common."""

    surnames: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    double_surnames: float = 0.0
    """Share of persons with two surnames."""
    refugee: bool = False


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in text.split())


_ENGLISH_WOMEN = _names(
    "MARY JENNIFER LINDA ASHLEY JESSICA PATRICIA AMANDA BRITTANY SARAH KAYLA BARBARA TIFFANY"
    " KIMBERLY STEPHANIE HEATHER MEGAN CHRISTINA SHELBY DESTINY EMMA OLIVIA HARPER PAISLEY TAYLOR"
    " LATOYA KEISHA SHANIQUA EBONY BRENDA DEBORAH DOROTHY BETTY RUTH ADDISON MADISON ABIGAIL JO"
    " MARY_ANN ANNA-GRACE CHRISTABELLE-LEIGH ELIZABETH-CAROLINE"
)
_ENGLISH_MEN = _names(
    "JAMES MICHAEL JOHN ROBERT WILLIAM DAVID JOSHUA CHRISTOPHER TYLER JACOB BRANDON JUSTIN CODY"
    " DUSTIN TRAVIS CHARLES BILLY JIMMY DALE LARRY GARY RONALD LIAM MASON WYATT HUNTER COLTON"
    " DAKOTA DARNELL TYRONE MARQUIS TERRELL JAMAL ELIJAH AIDEN LEVI ED AL JOHN_PAUL BILLY_JOE"
    " BARTHOLOMEW-JAMES"
)
ENGLISH = Origin(
    _names(
        "SMITH JOHNSON WILLIAMS BROWN JONES DAVIS MILLER WILSON MOORE TAYLOR ANDERSON THOMAS"
        " JACKSON WHITE HARRIS MARTIN THOMPSON ROBINSON CLARK LEWIS LEE WALKER HALL ALLEN YOUNG"
        " KING WRIGHT SCOTT GREEN BAKER ADAMS NELSON HILL CAMPBELL MITCHELL ROBERTS CARTER PHILLIPS"
        " EVANS TURNER PARKER COLLINS EDWARDS STEWART MORRIS ROGERS REED COOK BELL COOPER"
        " RICHARDSON COX HOWARD WARD PETERSON GRAY WATSON BROOKS SANDERS PRICE BENNETT WOOD BARNES"
        " ROSS HENDERSON COLEMAN JENKINS PERRY POWELL LONG HUGHES WASHINGTON BUTLER SIMMONS FOSTER"
        " BRYANT HAYES GAINES LAW TINDLE PETTIGREW FEATHERSTONEHAUGH WITHERSPOON-HOLLINGSWORTH"
        " CHRISTOPHERSON-MONTGOMERY"
    ),
    _ENGLISH_WOMEN,
    _ENGLISH_MEN,
    double_surnames=0.03,
)
IRISH = Origin(
    _names(
        "O'NEAL MCDONALD O'BRIEN MURPHY MCCOY KELLY SULLIVAN O'CONNOR MCCLAIN O'DELL FITZGERALD"
        " MACKENZIE MCINTOSH O'DAY ST._CLAIR"
    ),
    _ENGLISH_WOMEN,
    _ENGLISH_MEN,
)
GERMAN = Origin(
    _names(
        "SCHNEIDER MEYER SCHMIDT UNRUH KOEHN SCHULTZ BECKER WEBER KLEIN FRIESEN NIGHTENGALE VOGT"
        " VON_TUNGELN ZIMMERMANN SCHLEICHER SCHWARZENBERGER_VON_RABENAU"
    ),
    _ENGLISH_WOMEN,
    _ENGLISH_MEN,
)
SPANISH = Origin(
    _names(
        "GARCIA MARTINEZ HERNANDEZ RODRIGUEZ LOPEZ GONZALEZ PEREZ SANCHEZ RAMIREZ TORRES FLORES"
        " RIVERA GOMEZ DIAZ MUÑOZ REYES MORALES CRUZ ORTIZ GUTIERREZ CHAVEZ RAMOS PEÑA CASTAÑEDA"
        " NUÑEZ IBAÑEZ DE_LA_CRUZ DE_LA_TORRE DEL_RIO SALDAÑA VILLASEÑOR MONTES_DE_OCA AVIÑA"
    ),
    _names(
        "MARIA GUADALUPE ROSA ANA SOFIA ISABELLA CARMEN ELENA LUZ VALENTINA XIMENA ITZEL YESENIA"
        " MARISOL BEGOÑA NOEMI MARIA_DEL_CARMEN MARIA_DE_LOS_ANGELES"
    ),
    _names(
        "JOSE JUAN LUIS CARLOS JESUS MIGUEL ANGEL MATEO SANTIAGO DIEGO ALEJANDRO FRANCISCO IKER"
        " IÑIGO RAMON JOSE_LUIS JUAN_CARLOS"
    ),
    double_surnames=0.35,
)
NATIVE = Origin(
    _names(
        "HARJO TIGER SIXKILLER MANKILLER KETCHER FIXICO DEERE BEAVER CROW VANN TEEHEE BUSHYHEAD"
        " CHUCULATE BEARPAW SWIMMER DEERINWATER YAHOLA POOLAW TSOODLE AHTONE AHHAITTY TOFPI WERMY"
        " TAHDOOAHNIPPAH IMPSON TUSHKA LITTLE_RAVEN WHITE_EAGLE RED_BIRD STANDING_BEAR TALL_BEAR"
        " BIG_BOW ROMAN_NOSE SPOTTED_WOLF YELLOW_HAIR BLACK_FOX SPOTTED_HORSE_CHIEF"
        " CHIEF_GOES_OUT_WALKING_TALL"
    ),
    _names(
        "ASHLEY TALISA WINONA CHENOA DESTINY KAYLA ROBIN DAWN LEOTA WANDA SUNRISE AYASHA"
        " MORNING_STAR"
    ),
    _names("JOSEPH DAKOTA WADE CODY ELIAS JAY TATE RUSTY HOUSTON LEON WAYA TAYEN BILLY_RAY"),
    double_surnames=0.02,
)
VIETNAMESE = Origin(
    _names("NGUYEN TRAN LE PHAM HUYNH HOANG PHAN VU VO DANG BUI DO NGO DUONG LY"),
    _names("LAN HOA HUONG LINH THI_HOA MAI ANH NGOC_ANH THU TRANG BICH_NGOC AN"),
    _names("MINH DUC HUNG QUOC_BAO TUAN LONG KHOA VAN_HUNG HAI BAO NAM DAT"),
)
ZOMI = Origin(
    _names("MUNG KHAI CIN THANG PAU SUAN LIAN NIANG TUANG HTOO WIN MOO PAW HLA_AYE U"),
    _names("NIANG_LUN_DIM CIANG_HAU VUNG_DEIH MAN CING ESTHER_CING EH_PAW THIN_THIN KU"),
    _names("CIN_KHAN THANG_SIAN_MUNG PAU_LAM GIN EH_DOH KYAW KO_KO SAW DAL"),
    refugee=True,
)
HMONG = Origin(
    _names("VANG XIONG YANG LEE THAO MOUA HER LOR VUE KHANG CHA"),
    _names("MAI PA_HOUA YER KIA SHENG BAO MEE PANYIA"),
    _names("TOU KONG CHUE_NENG PAO XENG FUE LENG TENG"),
)
ARABIC = Origin(
    _names(
        "ALI AHMED HASSAN KHAN IBRAHIM SALEH AL-JABOURI AL-HASHIMI EL-AMIN ABDULLAH NOORZAI"
        " AHMADZAI ABDUL-RAHMAN_AL-SAMARRAI"
    ),
    _names("FATIMA ZAINAB MARYAM NOOR AISHA LAYLA SAMIRA UM-KALTHOUM"),
    _names("MOHAMMED AHMAD OMAR YUSUF HAMZA MUSTAFA ABD_AL-RAHMAN IDRIS"),
    refugee=True,
)

_ORIGINS = (ENGLISH, SPANISH, NATIVE, GERMAN, IRISH, VIETNAMESE, ZOMI, HMONG, ARABIC)
_CUMULATED = (54, 67, 78, 84, 91, 94, 97, 98, 100)
_LETTERS = "ABCDEFGHJKLMNPRSTVW"


def origin(rng: Random) -> Origin:
    """The origin of a household."""
    return rng.choices(_ORIGINS, cum_weights=_CUMULATED)[0]


def surname(rng: Random, names: Origin) -> str:
    """A surname, now and then two joined by a hyphen."""
    first = _common(rng, names.surnames)
    if rng.random() >= names.double_surnames:
        return first
    second = _common(rng, names.surnames)
    both = f"{first}-{second}"
    return first if second == first or len(both) > MAX_LAST else both


def given(rng: Random, names: Origin, sex: str) -> str:
    """A first name; a few persons of one name only have none."""
    if names is ZOMI and rng.random() < 0.03:
        return ""
    return _common(rng, names.women if sex == "F" else names.men)


def middle(rng: Random, names: Origin, sex: str) -> str:
    """A middle name, one letter of it, or none."""
    chance = rng.random()
    if chance < 0.4:
        return ""
    return rng.choice(_LETTERS) if chance < 0.65 else given(rng, names, sex)


def respelled(rng: Random, name: str) -> str:
    """The name as another clerk heard it: letters swapped, one lost, or a mark left out."""
    plain = name.replace("Ñ", "N").replace("'", "").replace("-", " ")
    if plain != name or len(name) < 4:
        return plain
    at = rng.randrange(1, len(name) - 1)
    if rng.random() < 0.5:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at + 1 :]


def _common(rng: Random, pool: tuple[str, ...]) -> str:
    return pool[int(len(pool) * rng.random() ** 1.7)]
