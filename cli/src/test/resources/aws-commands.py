"""Reads a list of commands of the AWS CLI as JSON; prints those that are wrong, why on standard error.

A command is right if the CLI reads it to its end, with each option and value, and if its query finds something in an answer
of the service's own shape.
"""

import contextlib
import io
import json
import os
import re
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

import jmespath  # noqa: E402
from awscli.clidriver import create_clidriver  # noqa: E402
from botocore import xform_name  # noqa: E402
from botocore.utils import ArgumentGenerator  # noqa: E402


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


class Map(dict):
    """A map whose keys the service's model does not know: each has a value."""

    def get(self, key, default=None):
        return super().get("KeyName", default)


def object_of(pairs):
    return Map(pairs) if [key for key, _ in pairs] == ["KeyName"] else dict(pairs)


def answer(session, command):
    """An answer of the operation with something in each field."""
    service = session.get_service_model({"s3api": "s3"}.get(command[0], command[0]))
    operation = next(name for name in service.operation_names if xform_name(name, "-") == command[1])
    shape = service.operation_model(operation).output_shape
    text = json.dumps(ArgumentGenerator(use_member_names=True).generate_skeleton(shape), default=str)
    return json.loads(text, object_pairs_hook=object_of)


def is_whole(found):
    if isinstance(found, dict):
        return all(is_whole(value) for value in found.values())
    if isinstance(found, list):
        return all(is_whole(value) for value in found)
    return found is not None


def finds(session, command):
    """No answer made up passes a filter, so filters are left out."""
    if "--query" not in command:
        return True
    query = command[command.index("--query") + 1]
    if is_whole(jmespath.search(re.sub(r"\[\?[^\]]*\]", "[]", query), answer(session, command))):
        return True
    sys.stderr.write("Nothing is where the query looks: " + " ".join(command) + "\n")
    return False


def main():
    driver = create_clidriver()
    for command in json.load(sys.stdin):
        if not (taken(driver, command) and finds(driver.session, command)):
            print(" ".join(command))


main()
