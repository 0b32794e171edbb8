import assert from "node:assert/strict";
import { commentBody } from "../../server/language/comments/commentBody.ts";
import { commentKind } from "../../server/language/comments/commentKind.ts";
import { isDirective } from "../../server/language/comments/directives.ts";
import {
  commentsOf,
  documentationOf,
  documentationText,
  documented,
  isDocumentationString,
  kindOfComment,
} from "../../server/language/comments/documentation.ts";
import type { AnyNode } from "../../server/language/parse/anyNode.ts";
import { isDefinition } from "../../server/language/roles/definitions.ts";
import { isComment } from "../../server/language/roles/tokens.ts";
import { askBoth, below } from "./parseText.ts";

const directives = [
  "// eslint-disable-next-line no-console",
  "/* eslint-env node */",
  "/* global window */",
  "// @ts-expect-error: the types are wrong",
  "// biome-ignore lint/style/x: reason",
  "/* istanbul ignore next */",
  "/* c8 ignore start */",
  '/* webpackChunkName: "a" */',
  "/* #__PURE__ */",
  "/* @__PURE__ */",
  "//# sourceMappingURL=a.js.map",
  '/// <reference types="node" />',
  "// prettier-ignore",
  "/* stylelint-disable */",
  "# noqa: E501",
  "# NOQA",
  "# type: ignore[arg-type]",
  "# type: (int) -> str",
  "# pylint: disable=too-many-arguments",
  "# fmt: off",
  "# pragma: no cover",
  "# isort:skip",
  "# nosec B101",
  "# because of the API  # noqa",
  "//go:build linux",
  "//go:generate stringer -type=Pill",
  "// +build linux",
  "//nolint:errcheck // closed anyway",
  "// Output:",
  "// NOLINTNEXTLINE(readability-magic-numbers)",
  "// clang-format off",
  "/* fallthrough */",
  "// LCOV_EXCL_LINE",
  "// IWYU pragma: keep",
  "// NOPMD",
  "// @formatter:off",
  "//noinspection unchecked",
  "// CHECKSTYLE:OFF",
  "// ReSharper disable once UnusedMember.Global",
  "// phpcs:ignore",
  "/** @phpstan-ignore-next-line */",
  "// @codeCoverageIgnoreStart",
  "# rubocop:disable Metrics/MethodLength",
  "# frozen_string_literal: true",
  "# :nodoc:",
  "# typed: strict",
  "# shellcheck disable=SC2086",
  "# hadolint ignore=DL3008",
  "# syntax=docker/dockerfile:1",
  "# yaml-language-server: $schema=a.json",
  "<!-- markdownlint-disable MD013 -->",
  "<!-- prettier-ignore -->",
  "-- luacheck: ignore",
  "---@diagnostic disable",
  "{-# LANGUAGE OverloadedStrings #-}",
  "// swiftlint:disable force_cast",
  "// ktlint-disable no-wildcard-imports",
  "// ignore: unused_local_variable",
  "## no critic",
  "# credo:disable-for-next-line",
  "// inkling-ignore-next-line magic-number",
  "# vim: set ts=2:",
  "// NOSONAR",
  "// nosemgrep: rule",
  "# pragma: allowlist secret",
  "# gitleaks:allow",
  "// cspell:disable-next-line",
  "/* !$omp parallel */".replace("/* ", "").replace(" */", ""),
];
const sentences = [
  "// We use eslint-disable-next-line here because the rule is wrong.",
  "# the noqa comment above is needed",
  "// go: the language of the server",
  "// Global state lives here.",
  "// export the list of users",
  "# type of the thing",
  "// Format: one number per line",
  "// line 3 of the file",
  "// The output is sorted.",
  "// check the length first",
  "# pragmatic choice",
  "// region of the screen",
  "// ignore the error",
  "// falls back to the default",
  "// returns old(value)",
  "# syntax errors are shown",
  "# escape the text",
  "// extern blocks are unsafe",
  "-- lint all files",
];

describe("isDirective", () => {
  for (const comment of directives) it(`knows ${comment}`, () => assert.ok(isDirective(comment)));
  for (const comment of sentences)
    it(`takes a sentence for one: ${comment}`, () => assert.ok(!isDirective(comment)));
});

describe("commentKind", () => {
  const head = { isAtHead: true, isFirstLine: true };
  it("knows shebangs, encodings and licences at a file's head only", () => {
    assert.equal(commentKind("#!/usr/bin/env python3", head), "shebang");
    assert.equal(commentKind("# -*- coding: utf-8 -*-", head), "encoding");
    assert.equal(commentKind("# encoding: utf-8", head), "encoding");
    assert.equal(commentKind("// Copyright 2020 The Authors.", head), "licence");
    assert.equal(commentKind("/*\n * SPDX-License-Identifier: MIT\n */", head), "licence");
    assert.equal(commentKind("// The copyright line is printed here."), "plain");
  });

  it("knows rulers and titles between the parts of a file", () => {
    for (const comment of [
      "// ---------- Helpers ----------",
      "# ====",
      "//#region Tools",
      "// #endregion",
      "// MARK: - View",
      "/* ************** */",
      "//////////////////",
      "# %% Load",
      "// ────────",
      "/* ===\n * Helpers\n * === */",
      "-- Queries -----",
    ])
      assert.equal(commentKind(comment), "section", comment);
    for (const comment of ["// - a list", "// a == b", "# --verbose turns it on", "//"])
      assert.equal(commentKind(comment), "plain", comment);
  });
});

describe("commentBody", () => {
  it("leaves out the signs", () => {
    assert.equal(commentBody("/**\n * Says hello.\n * @param name who\n */"), "Says hello.\n@param name who");
    assert.equal(commentBody("// a\n// b"), "a\nb");
    assert.equal(commentBody("<!-- a -->"), "a");
    assert.equal(commentBody("--[[ a ]]"), "a");
    assert.equal(commentBody('"""Says hello.\n\nMore.\n"""'), "Says hello.\n\nMore.");
    assert.equal(commentBody("/* a * b */"), "a * b");
    assert.equal(commentBody("#: a"), "a");
    assert.equal(commentBody("{- a -}"), "a");
  });
});

/** In each program `f` is documented by the text DOC, and no other comment speaks of it. */
const programs: Readonly<Record<string, string>> = {
  javascript: "/** DOC */\nexport function f() {}\n\n// plain\n\nfunction g() {} // behind\n",
  typescript: "/** DOC */\nexport default class f {}\n\n// plain\n\nconst g = () => 1; // behind\n",
  typescriptreact: "/** DOC */\nexport const f = () => <p />;\n\n// plain\n\nlet g = 1; // behind\n",
  python: '# plain\n\n@decorated\ndef f(a):\n    """DOC"""\n    return 1\n\n\ndef g(): pass  # behind\n',
  java: "class K {\n/** DOC */\n@Override\npublic int f() { return 1; }\n\n// plain\n\nint g() { return 1; } // behind\n}",
  go: "package k\n\n// DOC\nfunc f() {}\n\n// plain\n\nfunc g() {} // behind\n",
  rust: "/// DOC\n#[test]\npub fn f() {}\n\n// plain\n\nfn g() {} // behind\n",
  cpp: "/// DOC\nint f() { return 1; }\n\n// plain\n\nint g() { return 1; } // behind\n",
  csharp:
    "class K {\n/// DOC\n[Old]\npublic int f() { return 1; }\n\n// plain\n\nint g() { return 1; } // behind\n}",
  php: "<?php\n/** DOC */\nfunction f() {}\n\n// plain\n\nfunction g() {} // behind\n",
  ruby: "# DOC\ndef f\nend\n\n# plain\n\ndef g; end # behind\n",
  lua: "--- DOC\nfunction f() end\n\n-- plain\n\nfunction g() end -- behind\n",
  shellscript: "# DOC\nf() { :; }\n\n# plain\n\ng() { :; } # behind\n",
};

describe("documentation", () => {
  for (const [languageId, program] of Object.entries(programs)) {
    const ask = async <T>(question: (root: AnyNode) => T): Promise<T> => {
      const { copied, parsed } = await askBoth(languageId, program, question);
      assert.deepEqual(copied, parsed);
      return copied;
    };
    const speaking = (root: AnyNode) =>
      [...below(root)].filter((node) => isComment(node) || isDocumentationString(node));

    it(`tells the kinds of comments in ${languageId}`, async () => {
      const kinds = await ask((root) =>
        speaking(root).map((node) => [commentBody(node.text), kindOfComment(node)]),
      );
      assert.deepEqual(Object.fromEntries(kinds), { DOC: "documentation", plain: "plain", behind: "plain" });
    });

    it(`finds what a comment documents in ${languageId}`, async () => {
      const found = await ask((root) =>
        speaking(root).map((node) => [
          commentBody(node.text),
          / ?\bf\b/.test(documented(node)?.text.split("{")[0] ?? ""),
        ]),
      );
      assert.deepEqual(Object.fromEntries(found), { DOC: true, plain: false, behind: false });
    });

    it(`finds the documentation of a definition in ${languageId}`, async () => {
      const texts = await ask((root) =>
        [...below(root)].filter((node) => isDefinition(node)).map((node) => documentationText(node)),
      );
      assert.ok(texts.includes("DOC"));
      assert.ok(texts.every((text) => text === "DOC" || text === ""));
    });

    it(`finds the comment behind a definition in ${languageId}`, async () => {
      const texts = await ask((root) =>
        [...below(root)]
          .filter((node) => isDefinition(node))
          .flatMap((node) => commentsOf(node).map(({ text }) => commentBody(text))),
      );
      assert.ok(texts.includes("behind"));
      assert.ok(!texts.includes("plain"));
    });
  }

  it("does not take any text in Python for documentation", async () => {
    const text =
      'x = "no"\n\ndef f():\n    g()\n    "no"\n    return {"no": "no"}\n\n\nclass K:\n    "yes"\n    a = 1\n    "yes"\n';
    const { copied } = await askBoth("python", text, (root) =>
      [...below(root)].filter(isDocumentationString).map((node) => node.text),
    );
    assert.deepEqual(copied, ['"yes"', '"yes"']);
  });

  it("does not find documentation that another definition has", async () => {
    const { copied } = await askBoth("go", "package k\n\n// DOC\nvar a = 1\nvar b = 2\n", (root) =>
      [...below(root)]
        .filter((node) => node.type === "var_declaration")
        .map((node) => documentationOf(node).length),
    );
    assert.deepEqual(copied, [1, 0]);
  });
});
