"""Download the packages that `packages.json` names, through npm and apt, into `work/packages`.

Both are asked for single packages by name; nothing is searched or listed. A name that the registry does
not know is reported and left out.
"""

import argparse
import json
import os
import subprocess
from pathlib import Path

from training.paths import DOWNLOADS, PACKAGES


def npm_pack(names, folder):
    """`npm pack` packages into `folder`; true when it succeeded."""
    return succeeds(["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", str(folder), *names], folder)


def apt_download(names, folder):
    """Download Debian packages into `folder`; true when it succeeded."""
    return succeeds(["apt-get", "download", "-qq", *names], folder)


def succeeds(command, folder):
    """Run a command silently in `folder`; true when its exit status is 0."""
    return subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def fetch(names, folder, download, batch=8):
    """Get packages a batch at a time; return the names that could not be had.

    A batch fails as a whole when one of its names does, so its names are then tried alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = []
    for start in range(0, len(names), batch):
        group = names[start : start + batch]
        if not download(group, folder):
            missing += [name for name in group if not download([name], folder)]
    return missing


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["npm", "debian"], help="fetch from one source only")
    parser.add_argument("--limit", type=int, help="fetch only the first packages of each list")
    parser.add_argument("--folder", type=Path, default=DOWNLOADS, help="where to put them")
    options = parser.parse_args()
    names = json.loads(PACKAGES.read_text())
    for source, download in {"npm": npm_pack, "debian": apt_download}.items():
        if options.only in (None, source):
            wanted = names[source][: options.limit]
            missing = fetch(wanted, options.folder / source, download)
            print(f"{source}: {len(wanted) - len(missing)} packages; not found: {missing}")


if __name__ == "__main__":
    os.nice(10)
    main()
