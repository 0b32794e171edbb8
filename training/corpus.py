"""Build the corpus from the downloaded packages: licences checked, text cleaned, duplicates dropped.

Writes `work/corpus.jsonl` (one file of one package per line), `work/heldout.jsonl` (the packages that training
never sees) and `manifest.json` (every package, version, licence and file count).
"""

import argparse
import hashlib
import json
import random
import re
import subprocess
import tarfile
import zlib
from collections import Counter
from pathlib import Path

from training.clean import clean, decode, is_worth_learning
from training.languages import COMPLETION_SHARES, DATA, PROSE, language_of
from training.licences import LicenceError, debian_licence, npm_licence
from training.paths import DOWNLOADS, MANIFEST, WORK

#: Characters that one package may contribute, to a main language and to any other.
MAIN_CAP, OTHER_CAP = 2_000_000, 250_000
#: Share of packages kept for evaluation.
HELDOUT_SHARE = 1 / 14
DEBIAN_ROOT = re.compile(
    r"^\./(usr/(lib|share)/((python3(\.\d+)?|pypy3)/)?(dist-packages/)?"
    r"(cargo/registry/|gocode/src/|php/|ruby/vendor_ruby/|rubygems-integration/all/gems/)?|usr/include/)"
)


class CorpusError(Exception):
    """The corpus cannot be built, or is of no use."""


def read_npm(archive):
    """Yield the package's name, version and licence, then (path, bytes) of its files."""
    with tarfile.open(archive) as tar:
        members = [member for member in tar.getmembers() if member.isfile()]
        manifest = next((m for m in members if m.name.count("/") == 1 and m.name.endswith("/package.json")), None)
        if manifest is None:
            raise CorpusError(f"{archive.name}: no package.json")
        text = tar.extractfile(manifest).read().decode("utf-8")
        about = json.loads(text)
        name = about.get("name", archive.stem)
        yield {"package": name, "version": about.get("version", ""), "licence": npm_licence(name, text)}
        sources = [m for m in members if "/src/" in m.name and language_of(m.name) in COMPLETION_SHARES]
        ships_source = sum(not m.name.endswith(".d.ts") for m in sources) >= 8
        for member in members:
            path = member.name.split("/", 1)[1]
            built = re.match(r"(dist|lib|es|esm|cjs|build|module|commonjs|types)/", path)
            compiled = ships_source and built and language_of(path) in COMPLETION_SHARES
            if not compiled and member.size < 200_000 and language_of(path):
                yield path, tar.extractfile(member).read()


def read_debian(archive):
    """As `read_npm`, for a Debian package; its copyright file may come last, so files are held back until then."""
    name, version = archive.name.split("_")[:2]
    process = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(archive)], stdout=subprocess.PIPE)
    copyright_text, files = "", []
    with tarfile.open(fileobj=process.stdout, mode="r|") as tar:
        for member in tar:
            if not member.isfile():
                continue
            if member.name.endswith("/copyright"):
                copyright_text = tar.extractfile(member).read().decode("utf-8", "replace")
            elif member.size < 200_000 and language_of(member.name) and "/share/doc/" not in member.name:
                files.append((DEBIAN_ROOT.sub("", member.name), tar.extractfile(member).read()))
    process.wait()
    licence, is_restricted = debian_licence(name, copyright_text)
    yield {"package": name, "version": version.replace("%3a", ":"), "licence": licence}
    yield from ((path, raw) for path, raw in files if not is_restricted(path))


class Deduplicator:
    """Remembers lines; a file is a duplicate when most of its telling lines were seen before."""

    def __init__(self):
        self.seen = set()

    def is_new(self, text):
        """True, and remembered, unless 60 % of the lines of 20 characters or more were seen in earlier files."""
        lines = {zlib.crc32(line.encode()) for line in map(str.strip, text.split("\n")) if len(line) >= 20}
        if len(lines) < 4 or len(lines & self.seen) > 0.6 * len(lines):
            return False
        self.seen |= lines
        return True


def is_held_out(package):
    """A fixed choice by name, so that a package stays on its side whatever else is added."""
    return hashlib.sha256(package.encode()).digest()[0] < 256 * HELDOUT_SHARE


def select(files, deduplicator, rng):
    """Yield the files of one package that are worth learning from, within the caps."""
    rng.shuffle(files)
    used = Counter()
    for path, raw in files:
        language = language_of(path)
        if path.endswith((".d.ts", ".d.mts", ".d.cts")) and rng.random() > 0.03:
            continue
        text = decode(raw)
        if text is None or not (language in PROSE | DATA or is_worth_learning(path, text, language)):
            continue
        text = clean(text, language) if language not in PROSE | DATA else text[:6000]
        cap = MAIN_CAP if language in COMPLETION_SHARES else OTHER_CAP
        if len(text) < 120 or used[language] + len(text) > cap or not deduplicator.is_new(text):
            continue
        used[language] += len(text)
        yield {"path": path, "language": language, "text": text}


def build(archives, seed=1):
    """Read all packages, held-out ones first; return training records, held-out records and the manifest."""
    rng, deduplicator = random.Random(seed), Deduplicator()
    kept, heldout, packages, rejected = [], [], [], []
    for archive in sorted(archives, key=lambda path: (not is_held_out(package_of(path)), path.name)):
        try:
            reader = read_npm(archive) if archive.suffix == ".tgz" else read_debian(archive)
            about = next(reader)
            about["source"] = "npm" if archive.suffix == ".tgz" else "debian"
            about["heldOut"] = is_held_out(package_of(archive))
            files = list(select(list(reader), deduplicator, rng))
        except (LicenceError, CorpusError, tarfile.TarError, ValueError, StopIteration, OSError, EOFError, zlib.error) as error:
            rejected.append(f"{archive.name}: {error}" if str(error) not in archive.name else archive.name)
            continue
        about["files"] = len(files)
        about["characters"] = sum(len(file["text"]) for file in files)
        if files:
            packages.append(about)
            records = [{**about, **file} for file in files]
            (heldout if about["heldOut"] else kept).extend(records)
    if not kept:
        raise CorpusError("the corpus is empty: no package could be read; run `python3 -m training.fetch` first")
    return kept, heldout, {"packages": packages, "rejected": rejected}


def package_of(archive):
    """A package's name as its archive spells it, without version."""
    return re.sub(r"(-\d+\.\d+.*\.tgz|_.*\.deb)$", "", archive.name)


def write_lines(path, records):
    with path.open("w") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)


def read_lines(path):
    """Read what `write_lines` wrote."""
    if not path.exists():
        raise CorpusError(f"{path.name} is missing; run `python3 -m training.corpus` first")
    with path.open() as lines:
        return [json.loads(line) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, default=DOWNLOADS, help="folder of .tgz and .deb files")
    parser.add_argument("--keep-manifest", action="store_true", help="do not rewrite manifest.json")
    options = parser.parse_args()
    archives = [path for path in options.packages.rglob("*") if path.suffix in (".tgz", ".deb")]
    kept, heldout, manifest = build(archives)
    WORK.mkdir(parents=True, exist_ok=True)
    write_lines(WORK / "corpus.jsonl", kept)
    write_lines(WORK / "heldout.jsonl", heldout)
    if not options.keep_manifest:
        MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n")
    for label, records in (("train", kept), ("held out", heldout)):
        sizes = Counter()
        for record in records:
            sizes[record["language"]] += len(record["text"])
        print(f"{label}: {len(records)} files;", ", ".join(f"{k} {v / 1e6:.1f}M" for k, v in sizes.most_common()))
    print(f"{len(manifest['packages'])} packages, {len(manifest['rejected'])} left out")


if __name__ == "__main__":
    main()
