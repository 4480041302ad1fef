"""Words found again on pages, or missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.compared import letters, words
from cvtex.verify import matching
from cvtex.verify.matching import Missing, Wanted

NOETHER = "Invariante Variationsprobleme, Nachrichten der Gesellschaft der Wissenschaften zu Göttingen"
ARTIN = "Über eine neue Art von L-Reihen, Abhandlungen aus dem Mathematischen Seminar in Hamburg"
FOOT = "Emmy Noether · Curriculum Vitae {} of 3"
WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


def missing_words(passages: list[str], pages: list[str], foot: str = "") -> list[Missing]:
    return matching.missing_words([Wanted.of(passage) for passage in passages], pages, foot)


def missed(passages: list[str], pages: list[str]) -> list[str]:
    return [words(passages[one.passage])[one.word] for one in missing_words(passages, pages)]


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([f"{NOETHER}\r\n{ARTIN}"], id="as they are"),
        pytest.param([f"1. {NOETHER} 17 ¨ x\r\n2. {ARTIN} 3 of 4"], id="with more around them"),
        pytest.param([NOETHER.replace("problem", "prob-\r\nlem"), ARTIN], id="with a hyphen"),
        pytest.param([NOETHER.upper(), ARTIN.upper()], id="in capitals"),
        pytest.param([NOETHER[:30] + FOOT.format(1), NOETHER[30:] + ARTIN], id="over two pages"),
        pytest.param(
            [NOETHER[:18] + FOOT.format(1), "Head of page" + NOETHER[18:] + ARTIN], id="a word over two pages"
        ),
        pytest.param([NOETHER[:20], "", NOETHER[20:] + ARTIN], id="around an empty page"),
        pytest.param([NOETHER.replace(" der ", " der x²+y² ") + ARTIN], id="with something between"),
        pytest.param([f"{ARTIN} {NOETHER}"], id="in another order"),
        pytest.param([ARTIN + NOETHER[:40], NOETHER[40:]], id="in another order over two pages"),
        pytest.param([NOETHER.replace("Nachrichten ", "") + ARTIN + " 1 Nachrichten"], id="a word in a footnote"),
    ],
)
def test_words_that_are_there_are_found(pages: list[str]) -> None:
    assert missed([NOETHER, ARTIN], pages) == []


@pytest.mark.parametrize(
    ("pages", "missing"),
    [
        pytest.param([NOETHER.replace("Nachrichten ", "") + ARTIN], ["nachrichten"], id="a word"),
        pytest.param([NOETHER[: -len("Göttingen")] + ARTIN], ["gottingen"], id="the last word"),
        pytest.param([NOETHER + ARTIN.removeprefix("Über eine ")], ["uber", "eine"], id="the first words"),
        pytest.param([NOETHER.replace("Göttingen", "G ttingen") + ARTIN], ["gottingen"], id="a letter of a word"),
        pytest.param([NOETHER], words(ARTIN), id="a passage"),
        pytest.param([], words(NOETHER + " " + ARTIN), id="everything"),
        pytest.param(
            [NOETHER.replace("der Gesellschaft ", "") + ARTIN], ["gesellschaft", "der"], id="a word that is there twice"
        ),
    ],
)
def test_words_that_are_not_there_are_missed(pages: list[str], missing: list[str]) -> None:
    assert missed([NOETHER, ARTIN], pages) == missing


def test_what_stands_at_the_foot_of_every_page_hides_no_loss() -> None:
    pages = [f"{NOETHER} {FOOT.format(1)}", f"{ARTIN} {FOOT.format(2)}", f"Seminar {FOOT.format(3)}"]

    assert missed([f"Emmy {NOETHER}", ARTIN], pages) == ["emmy"]


def test_a_foot_that_is_known_hides_no_loss_on_a_single_page() -> None:
    page = f"{NOETHER} {FOOT.format(1)}"

    assert missing_words([f"{NOETHER} Emmy"], [page]) == []
    assert len(missing_words([f"{NOETHER} Emmy"], [page], "Emmy Noether Curriculum Vitae")) == 1


def test_a_loss_does_not_move_what_follows() -> None:
    passages = [NOETHER, ARTIN, *(f"Passage number {number} of this document" for number in range(200))]
    pages = [" ".join(passages[1:])]

    assert missed(passages, pages) == words(NOETHER)


def test_an_entry_that_is_lost_once_and_printed_again_pages_later_is_lost() -> None:
    between = [f"Passage number {number} of this document" for number in range(300)]

    missing = missing_words([NOETHER, *between, NOETHER], [" ".join([*between, NOETHER])])

    assert {one.passage for one in missing} == {0}


def test_the_page_of_a_loss_is_known() -> None:
    passages = [NOETHER, "Emil Artin", ARTIN]

    assert {one.page for one in missing_words(passages, ["nothing", NOETHER, ARTIN])} == {1}


def test_a_word_longer_than_a_page_is_found() -> None:
    assert missed(["a" * 5000], [f"{'a' * 1500} {number}" for number in range(4)]) == []
    assert missed(["a" * 5000], [f"{'a' * 1500} {number}" for number in range(3)]) == ["a" * 5000]


def test_letters_from_right_to_left_may_stand_in_another_order() -> None:
    assert missed(["محمود درويش"], ["شيورد دومحم"]) == []
    assert missed(["محمود درويش"], ["دومحم"]) == ["درويش"]


@given(st.lists(st.lists(WORD, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=12), st.data())
def test_text_cut_into_pages_anywhere_is_found(passages: list[str], data: st.DataObject) -> None:
    text = "\n".join(passages)
    cuts = sorted(data.draw(st.lists(st.sampled_from([0, *(i for i, c in enumerate(text) if c in " \n")]), max_size=4)))
    pages = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]

    assert missed(passages, pages) == []


@given(st.lists(WORD, min_size=3, max_size=60, unique=True), st.data())
def test_a_word_whose_letters_are_nowhere_is_missed(all_words: list[str], data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, len(all_words) - 1))
    text = " ".join(all_words[:lost] + all_words[lost + 1 :])
    passage = " ".join(all_words)

    if all_words[lost] not in letters(text):
        assert all_words[lost] in missed([passage], [text])


PARTS = [f"{NOETHER} number {number}, {ARTIN} volume {number * 7}" for number in range(60)]


def test_of_a_page_that_is_gone_only_its_own_passages_are_missed() -> None:
    pages = [" ".join(PARTS[start : start + 10]) for start in range(0, 60, 10)]

    missing = missing_words(PARTS, [*pages[:2], *pages[3:]])

    assert {one.passage for one in missing} == set(range(20, 30))


def test_text_of_a_templates_own_may_be_longer_than_many_pages() -> None:
    inserted = " ".join(f"something{number} else" for number in range(5000))

    assert missed(PARTS, [" ".join(PARTS[:30]), inserted, " ".join(PARTS[30:])]) == []


def test_one_word_that_every_passage_lacks_is_missed_in_each_and_no_other() -> None:
    missing = missed(PARTS, [" ".join(PARTS).replace("Nachrichten", "").replace("volume", "")])

    assert missing == ["nachrichten", "volume"] * 60


def test_dates_that_a_design_moved_to_the_ends_of_pages_are_no_feet() -> None:
    passages = ["1907–1915 unpaid assistant in Erlangen", "1882 birth", "1919–1933 lecturer in Göttingen"]
    pages = [
        f"unpaid assistant in Erlangen 1907–1915 {FOOT.format(1)}",
        f"birth 1882 lecturer in Göttingen 1919–1933 {FOOT.format(2)}",
    ]

    assert missed(passages, pages) == []
    assert missed(passages, [pages[0].replace("1915", ""), pages[1]]) == ["1915"]


def test_a_year_among_other_numbers_is_found() -> None:
    passages = ["1930 Prize 0", "1931 Prize 1", "1932 Prize 2", "1932 Prize 19"]

    assert missed(passages, ["Prize 0 1930 Prize 1 1931 Prize 2 1932 1 of 2", "Prize 19 1932 2 of 2"]) == []
    assert "1932" in missed(passages, ["Prize 0 1930 Prize 1 1931 Prize 2 1932 1 of 2", "Prize 19 2 of 2"])


def test_a_sentence_that_is_repeated_over_pages_is_found() -> None:
    sentence = "Rings and ideals were studied with care over half of the years. "
    text = (sentence * 100).split()
    pages = [" ".join([*text[start : start + 250], FOOT.format(1)]) for start in range(0, len(text), 250)]

    assert missed([" ".join(text)], pages) == []
    assert len(missed([" ".join(text)], pages[:-1])) > 100
