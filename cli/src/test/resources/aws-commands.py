"""Reads a list of commands of the AWS CLI as JSON; prints those that it does not take, why on standard error."""

import contextlib
import io
import json
import os
import socket
import sys

os.environ.update(
    AWS_ACCESS_KEY_ID="none",
    AWS_SECRET_ACCESS_KEY="none",
    AWS_DEFAULT_REGION="eu-west-1",
    AWS_EC2_METADATA_DISABLED="true",
    AWS_MAX_ATTEMPTS="1",
    AWS_CONFIG_FILE=os.devnull,
    AWS_SHARED_CREDENTIALS_FILE=os.devnull,
    AWS_PAGER="",
)

from awscli.clidriver import create_clidriver  # noqa: E402


def nobody():
    """An address at which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return "http://127.0.0.1:%d" % free.getsockname()[1]


def taken(driver, command):
    """A command that is read to its end fails because no service answers; every other fails before."""
    said = io.StringIO()
    arguments = command + ["--endpoint-url", nobody()]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            driver.main(arguments)
        except SystemExit:
            pass
    text = said.getvalue()
    if "Could not connect" in text:
        return True
    sys.stderr.write(" ".join(command) + "\n" + text[-400:] + "\n")
    return False


def main():
    driver = create_clidriver()
    for command in json.load(sys.stdin):
        if not taken(driver, command):
            print(" ".join(command))


main()
