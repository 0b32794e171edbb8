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


def fetch_npm(names, folder, batch=8):
    """Pack `names` into `folder` with `npm pack`; return the names that could not be had.

    A group fails as a whole when one of its names does, so its names are then tried alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = []
    for start in range(0, len(names), batch):
        group = names[start : start + batch]
        if npm_pack(group, folder):
            continue
        missing += [name for name in group if not npm_pack([name], folder)]
    return missing


def npm_pack(names, folder):
    """Run one `npm pack`; true when it succeeded."""
    command = ["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", str(folder), *names]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0


def fetch_debian(names, folder):
    """Download Debian packages with `apt-get download`; return the names that could not be had."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = []
    for name in names:
        command = ["apt-get", "download", "-qq", name]
        done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode != 0:
            missing.append(name)
    return missing


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["npm", "debian"], help="fetch from one source only")
    parser.add_argument("--limit", type=int, help="fetch only the first packages of each list")
    parser.add_argument("--folder", type=Path, default=DOWNLOADS, help="where to put them")
    options = parser.parse_args()
    names = json.loads(PACKAGES.read_text())
    fetchers = {"npm": fetch_npm, "debian": fetch_debian}
    for source, fetch in fetchers.items():
        if options.only in (None, source):
            wanted = names[source][: options.limit]
            missing = fetch(wanted, options.folder / source)
            print(f"{source}: {len(wanted) - len(missing)} packages; not found: {missing}")


if __name__ == "__main__":
    os.nice(10)
    main()
