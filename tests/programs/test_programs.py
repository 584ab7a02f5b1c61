"""The reader's own commands: whatever they do, the reader goes on."""

import queue
import sys
import time
from pathlib import Path

import pytest

from translations.errors import DwibacaError
from translations.programs import (
    Command,
    Outcome,
    Output,
    Running,
    Unit,
    Words,
    delivered,
    read_commands,
    start,
)
from translations.programs.running import MOST_OUTPUT


def begin(*arguments: str, text: str | None = None) -> tuple[Running, "queue.Queue[Outcome]"]:
    ends: queue.Queue[Outcome] = queue.Queue()
    return start("coba", arguments, text, ends.put), ends


def run(*arguments: str, text: str | None = None) -> Outcome:
    return begin(*arguments, text=text)[1].get(timeout=30)


def python(program: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program)


def test_the_text_comes_on_standard_input_and_the_output_is_read() -> None:
    assert run("cat", text="Ibu pergi ke pasar — pagi.") == Outcome("Ibu pergi ke pasar — pagi.")


def test_no_shell_sees_the_text(tmp_path: Path) -> None:
    nasty = f"; touch {tmp_path}/jahat `id` $(id) 'x' \"y\""
    assert run("printf", "%s", nasty).output == nasty
    assert not (tmp_path / "jahat").exists()


def test_a_command_without_input_does_not_wait_for_any() -> None:
    assert run("cat") == Outcome("")


def test_a_failure_is_one_line_with_what_the_program_said() -> None:
    outcome = run(*python("import sys; print('satu'); sys.exit('tidak\\nada \\x1b[31msuara')"))
    assert outcome.output == "satu"
    assert outcome.trouble == "coba failed with status 1: tidak ada suara"


def test_a_missing_program_says_so() -> None:
    with pytest.raises(DwibacaError, match="coba needs tidak-ada-di-sini, which is not installed"):
        start("coba", ["tidak-ada-di-sini"], None, lambda _: None)


def test_a_file_that_is_no_program_says_so(tmp_path: Path) -> None:
    (tmp_path / "teks").write_text("bukan program")
    with pytest.raises(DwibacaError, match="cannot run"):
        start("coba", [str(tmp_path / "teks")], None, lambda _: None)


def test_a_command_that_hangs_is_ended_with_its_children() -> None:
    running, ends = begin("sh", "-c", "sleep 1000 & sleep 1000")
    running.stop()
    assert ends.get(timeout=30) == Outcome("", "", was_stopped=True)


def test_a_command_that_does_not_listen_to_signals_is_ended() -> None:
    program = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(1000)"
    running, ends = begin(*python(program))
    running.stop()
    assert ends.get(timeout=30).was_stopped


def test_a_flood_is_ended() -> None:
    outcome = run("yes")
    assert len(outcome.output) <= MOST_OUTPUT
    assert "printed more than" in outcome.trouble


def test_what_is_left_in_the_background_is_not_waited_for() -> None:
    assert run("sh", "-c", "sleep 5 & echo selesai").output == "selesai"


def test_what_a_command_has_opened_stays_open(tmp_path: Path) -> None:
    """A browser that was started goes on when the program that starts it has ended."""
    child = f"import time; time.sleep(0.7); open({str(tmp_path / 'jadi')!r}, 'w')"
    program = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}])"
    assert run(*python(program)) == Outcome("")
    end = time.monotonic() + 30
    while not (tmp_path / "jadi").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert (tmp_path / "jadi").exists()


def test_a_program_that_does_not_read_its_input_is_no_fault() -> None:
    assert run("true", text="kata " * 1_000_000) == Outcome("")


def test_output_of_any_bytes_is_safe_to_show() -> None:
    program = (
        "import sys; sys.stdout.buffer.write(b'\\xff\\x00\\x1b]0;judul\\x07\\x1b[1mtebal\\x9b')"
    )
    assert run(*python(program)).output == "��tebal�"


def test_the_program_has_no_terminal() -> None:
    assert run(*python("print(open('/dev/tty'))")).trouble != ""


def test_names_in_braces_are_filled_once() -> None:
    command = Command("cari", "", ("x", "{word}: {sentence}", "{lain}", "{", "{word"))
    words = Words("", word="{sentence}", sentence="Satu {word}.")
    assert command.filled(words) == ["x", "{sentence}: Satu {word}.", "{lain}", "{", "{word"]
    assert not command.takes_input
    assert Command("baca", "", ("cat", "{lain}")).takes_input


def test_commands_are_read_from_the_config_file(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        '[commands.kamus]\nrun = ["dict", "{word}"]\nkey = "K"\non = "word"\n'
        '[commands.catat]\nrun = "tr a-z A-Z"\noutput = "note"\nreads_on = true\n'
    )
    commands, troubles = read_commands(config, lambda _: None)
    assert troubles == []
    assert commands == [
        Command("kamus", "K", ("dict", "{word}"), Unit.WORD, Output.SHOW),
        Command("catat", "", ("tr", "a-z", "A-Z"), Unit.SENTENCE, Output.NOTE, True),
    ]


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("[commands.a]\nkey = 'x'", "needs run"),
        ("[commands.a]\nrun = []", "needs run"),
        ("[commands.a]\nrun = 'x \"'", "cannot be split"),
        (
            "[commands.a]\nrun = 'x'\non = 'bab'",
            "choose one of word, sentence, paragraph, selection",
        ),
        ("[commands.a]\nrun = 'x'\noutput = 1", "no such output"),
        ("[commands.a]\nrun = 'x'\nkey = 1", "key that is not text"),
        ("[commands.a]\nrun = 'x'\nread_on = true", "Did you mean reads_on?"),
        ("[commands.a]\nrun = 'x'\nreads_on = 1", "neither true nor false"),
        ("[commands]\na = 1", "is not a table"),
        ("commands = 1", "is not a table"),
    ],
)
def test_what_is_wrong_is_said_and_left_out(tmp_path: Path, text: str, trouble: str) -> None:
    config = tmp_path / "config.toml"
    config.write_text(text)
    commands, troubles = read_commands(config, lambda _: None)
    assert commands == []
    assert len(troubles) == 1
    assert trouble in troubles[0]


def test_speech_is_there_where_the_machine_can_speak() -> None:
    assert delivered(lambda _: None) == []
    speak, aloud = delivered(lambda name: "/usr/bin/espeak-ng" if name == "espeak-ng" else None)
    assert speak.arguments == ("espeak-ng", "-v", "id", "--stdin")
    assert (speak.reads_on, aloud.reads_on) == (False, True)
    assert speak.takes_input


def test_a_delivered_command_can_be_replaced_and_switched_off(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[commands]\nspeak = false\n[commands.dictionary]\nrun = "sdcv {word}"\n')
    commands, troubles = read_commands(config, lambda name: name)
    assert troubles == []
    names = {command.name: command.arguments for command in commands}
    assert "speak" not in names
    assert names["dictionary"] == ("sdcv", "{word}")


def test_a_command_in_the_place_of_a_delivered_one_has_its_key(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[commands.dictionary]\nrun = "sdcv {word}"\n')
    (before,) = delivered(lambda name: name if name == "dict" else None)
    ((after,), _) = read_commands(config, lambda name: name if name == "dict" else None)
    assert (after.arguments, after.key, after.on) == (("sdcv", "{word}"), before.key, before.on)
    assert read_commands(config, lambda _: None)[0] == [after]
