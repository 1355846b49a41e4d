#!/usr/bin/env bash
# Makes a folder of published files, all of them or none: FOLDER, then for each file its URI, SHA-256 and name.
# Whoever reads the folder sees the one before or this one. Ends with an error, and on a new node so does the node,
# if a file cannot be had or is not what was published.
set -euo pipefail

folder=$1
shift
version=$folder.$(printf '%s\n' "$@" | sha256sum | cut -c1-16)
part=$(mktemp -d)
trap 'rm -rf "$part"' EXIT

while [ $# -ge 3 ]; do
  uri=$1 hash=$2 name=$3
  shift 3
  aws s3 cp --only-show-errors "$uri" "$part/$name"
  if ! printf '%s  %s\n' "$hash" "$part/$name" | sha256sum --check --status; then
    echo "Cannot install $name: $uri is not what was published" >&2
    exit 1
  fi
done
[ $# -eq 0 ] || { echo "Cannot install: expected a URI, a SHA-256 and a name for each file" >&2; exit 1; }

sudo mkdir -p "$version"
sudo cp "$part"/* "$version/"
sudo chmod -R u=rwX,go=rX "$version"
sudo ln -sfn "$version" "$folder.next"
sudo mv -T "$folder.next" "$folder"
