"""Words that tell what the neighbour of a name is: English ones, and a few titles of others."""


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


OFFICES = _words(
    """
    Administrator Adviser Advisor Ambassador Attorney Chair Chairman Chairwoman Chancellor Chief
    Coach Commissioner Congressman Congresswoman Councillor Delegate Deputy Director Envoy Founder
    Governor Leader Mayor Minister Officer Premier President Prime Prosecutor Representative
    Secretary Senator Speaker Spokesman Spokesperson Spokeswoman Superintendent Treasurer Vice
    AG CEO CFO COO CTO DA FM MEP MP PM
    Außenminister Bundeskanzler Bundeskanzlerin Bundespräsident Kanzler Kanzlerin Ministerpräsident
    Ministro Presidente Präsident Präsidentin
    """
)
"""What people are called by, who hold them somewhere: Home Depot CEO Nardelli."""

OFFICE_KINDS = _words(
    """
    Acting Assistant Associate Communications Defence Defense Economy Education Energy Executive
    Finance First Foreign General Health Homeland Housing Interior Justice Labor Labour National
    Press Security Senior Special State Trade Transport
    """
)
"""What may stand before an office: White House National Security Adviser Jake Sullivan."""

STYLES = _words(
    """
    Admiral Archbishop Ayatollah Baron Baroness Bishop Brigadier Captain Cardinal Colonel Commander
    Constable Corporal Count Countess Dame Doctor Duchess Duke Emir Emperor Empress General Imam
    Inspector Judge Justice King Lady Lieutenant Lord Madame Major Marshal Miss Monsieur Mullah
    Pastor Patriarch Pope Prince Princess Professor Queen Rabbi Reverend Sergeant Shah Sheik Sheikh
    Sir Sultan
    Adm Brig Capt Cmdr Col Cpl Dr Fr Gen Gov Hon Lt Maj Mlle Mme Mr Mrs Ms Mx Prof Rep Rev Sen Sgt
    Doña Frau Herr Señor Señora
    """
)
"""What people are called by, and other things too: General Milley, General Hospital."""

NEVER_IN_NAMES = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December
    A After Although An And As At Because Before But By For From He Her His However I If In It Its
    Meanwhile My No Not On Or Our She Since So That The Their There These They This Those To Until
    We What When Where While Who Why With Yet You Your
    """
)
"""Days, months, and words that are capitalised at the start of a sentence only."""

BODIES = _words(
    """
    Academy Archdiocese Bank Battle Bay Borough Church City College Diocese Duchy Gulf Institute Isle
    Museum Port School Sea Siege Society Strait Tower Treaty University
    """
)
"""What is named after a place: the University of Alabama, the Gulf of Mexico, the City of London."""

COMPASS = _words("North South East West Northern Southern Eastern Western")
"""What makes another place of one: North Korea, Northern Ireland."""

COMPANY_FORMS = _words("Inc Corp Corporation Co Ltd Limited LLC LLP PLC AG GmbH NV SA SE")
"""What makes no other company of one: Apple Inc."""

FIRST_WORDS = _words(
    """
    According All Also Another Asked Both Despite During Each Earlier Either Even Every Following
    Here Instead Last Later Like Many More Most Neither Next Now Other Recent Several Some Speaking
    Still Such Then Today Tomorrow Two Three Under Unlike Within Without Yesterday
    """
)
"""What else begins sentences, and no name."""
