"""The closed classes of English words, which no list of nouns holds."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


DEFINITE = words("the this that these those")
POSSESSIVE = words("my your his her its our their whose")
INDEFINITE = words("a an another one any each every no some either neither")
QUANTIFIERS = words(
    "all both few fewer many more most much several such other others same own next last first "
    "second third only half two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred thousand million billion dozen hundreds thousands previous "
    "certain various enough less least what which whole entire new single old main similar "
    "different"
)
PRONOUNS = words(
    "i me we us you he him she they them it itself himself herself themselves who whom whoever "
    "somebody someone anybody anyone everybody everyone nobody one ones none mine ours theirs "
    "there here this that these those something anything nothing everything"
)
PREPOSITIONS = words(
    "about above across after against along among around as at before behind below beneath "
    "beside between beyond by despite down during for from in inside into like near of off on "
    "onto out over past per since than through throughout to toward towards under until unlike "
    "up upon versus via with within without amid alongside"
)
LOCATIVE = words("in at near across around inside outside throughout behind through off on")
CONJUNCTIONS = words(
    "and or but nor so yet because if when while although though unless whether where whereas "
    "that then once as how why meanwhile however instead still also perhaps not never even just "
    "too now soon often always already again later today yesterday tomorrow ever quite very "
    "rather indeed therefore thus else ago maybe let please yes no well"
)
ADVERBS = words("now then also once still even later often never always just only simply")
MODALS = words(
    "will would can could may might must shall should cannot won't can't wouldn't couldn't "
    "shouldn't won’t can’t wouldn’t couldn’t shouldn’t ought"
)
HAVE = words("has have had having hasn't haven't hadn't hasn’t haven’t hadn’t")
DO = words("do does did don't doesn't didn't don’t doesn’t didn’t")
BE = words(
    "is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t"
)
AUXILIARIES = MODALS | HAVE | DO | BE


def is_number(word: str) -> bool:
    """Whether a word is a number or an amount: “two”, “sixty-one”, “several”."""
    return word in QUANTIFIERS or ("-" in word and word.split("-", 1)[0] in QUANTIFIERS)


FUNCTION = (
    DEFINITE | POSSESSIVE | INDEFINITE | QUANTIFIERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS
    | AUXILIARIES
)  # fmt: skip

TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december spring summer autumn fall winter "
    "easter christmas ramadan thanksgiving mondays tuesdays wednesdays thursdays fridays "
    "saturdays sundays"
)
TITLES = words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister brother "
    "president chairman chairwoman chair mayor governor senator representative congressman "
    "congresswoman judge justice captain sergeant officer chief general colonel major "
    "lieutenant superintendent principal secretary minister chancellor king queen prince "
    "princess commissioner director councillor councilor alderman coach deputy sheriff "
    "inspector pastor imam rabbi bishop pope ambassador"
)
SAYING = words(
    "say tell ask write add reply answer argue warn claim declare insist explain remark note "
    "observe admit complain call shout whisper announce recall predict joke concede put "
    "describe respond"
)
WILLING = words(
    "want offer oppose refuse propose promise fear hope agree support demand request wish "
    "threaten vow decide intend plan prefer ban sue lobby pledge reject deny"
)
"""Verbs that only a person or a body can be the subject of."""
GENERIC = words(
    "people person man human individual member friend thing being adult one self other fellow "
    "world body life mother father daughter son wife husband cousin grandfather grandmother "
    "brother sister uncle aunt opponent supporter critic reader writer author half crowd number "
    "majority minority part lot class section division series host generation case witness "
    "subject mind soul winner loser partner character figure stranger rival enemy ally party "
    "society public community kind second minor follower listener speaker"
)
"""Nouns that say little about who is meant, unless other words stand with them."""
OUTSIDERS = words(
    "predecessor successor patron critic neighbor neighbour opponent rival enemy ally partner "
    "customer client victim patient student pupil resident voter citizen supporter child parent "
    "taxpayer reader farmer visitor guest people person man woman"
)
"""Nouns for those who are somebody's without speaking for them: “its critics”."""
