#!/usr/bin/env bash
# Makes the folder of Spark's event logs, on every node before anything is installed: neither a driver nor Spark's History
# Server starts where it is not there, and S3 has none without a file in it.
#
# event-folder.sh BUCKET FOLDER
set -euo pipefail

[ $# -eq 2 ] || { echo "Cannot make the folder of event logs: expected BUCKET FOLDER" >&2; exit 1; }
aws s3api put-object --bucket "$1" --key "$2/.keep" > /dev/null
