"""Which packages may be learnt from: those whose licence is MIT, ISC, BSD, Apache-2.0 or as free as these."""

import fnmatch
import json
import re

PERMISSIVE = re.compile(r"\b(MIT|ISC|0?BSD|Apache|Expat|PSF|HPND|Zlib|Unlicense|CC0|X11)\b", re.I)
RESTRICTIVE = re.compile(r"GPL|MPL|EPL|CDDL|SSPL|BUSL|FSL|Elastic|CC-BY|Artistic|CeCILL|EUPL|proprietary|commercial", re.I)
PERMISSIVE_TEXT = re.compile(
    r"Permission is hereby granted, free of charge|Redistribution and use in source and binary forms|Apache License"
    r"|Permission to use, copy, modify, and(/or)? distribute this software",
)
RESTRICTIVE_TEXT = re.compile(r"General Public License|Mozilla Public|Eclipse Public|Artistic License|\bGPL\b")


class LicenceError(Exception):
    """A package without a licence, or with one that does not permit what training does."""


def is_permissive(licence):
    """True for a licence name (SPDX or Debian's short names) that permits reuse without copyleft."""
    return bool(PERMISSIVE.search(licence)) and not RESTRICTIVE.search(licence)


def npm_licence(name, manifest_text):
    """The licence that a package.json states; LicenceError without one or with one that is not permissive."""
    manifest = json.loads(manifest_text)
    stated = manifest.get("license") or manifest.get("licenses")
    if not stated:
        raise LicenceError(f"{name}: package.json states no licence")
    licence = stated if isinstance(stated, str) else json.dumps(stated)
    if not is_permissive(licence):
        raise LicenceError(f"{name}: not a permissive licence: {licence[:80]}")
    return licence


def debian_licence(name, copyright_text):
    """The licence of a Debian package and a predicate for the files that it does not cover.

    Machine-readable copyright files name a licence per file pattern: the one of `Files: *` is the package's,
    and files under another, restrictive one are left out. Free-form files count as permissive when they quote a
    permissive licence and mention no other.
    """
    if not copyright_text:
        raise LicenceError(f"{name}: no copyright file")
    stanzas = re.findall(r"^Files:[ \t]*((?:.+\n(?:[ \t]+.+\n)*))((?:[^\n]+\n)*)", copyright_text, re.M)
    general, restricted = None, []
    for files, rest in stanzas:
        stated = re.search(r"^License:[ \t]*(\S[^\n]*)", rest, re.M)
        if not stated:
            continue
        patterns = files.split()
        if "*" in patterns:
            general = stated.group(1)
        elif not is_permissive(stated.group(1)):
            restricted += patterns
    if general is None:
        if not PERMISSIVE_TEXT.search(copyright_text) or RESTRICTIVE_TEXT.search(copyright_text):
            raise LicenceError(f"{name}: no permissive licence found in its copyright file")
        general = "permissive (quoted in debian/copyright)"
    elif not is_permissive(general):
        raise LicenceError(f"{name}: not a permissive licence: {general[:80]}")
    tails = [pattern.rstrip("*").rstrip("/") for pattern in restricted]
    return general, lambda path: any(fnmatch.fnmatch(path, f"*{tail}*") for tail in tails if tail)
