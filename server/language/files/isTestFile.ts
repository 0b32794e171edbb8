/** Whether a file is one of tests: by where it stands, else by what it imports and calls. */
import { maskText } from "../lexical/maskText.ts";
import { isInTestFolder, isTestFileName } from "./isTestPath.ts";
import { findLibraries } from "./libraries.ts";

const libraries: ReadonlySet<string> = new Set([
  "mocha",
  "chai",
  "jest",
  "@jest/globals",
  "vitest",
  "ava",
  "tape",
  "tap",
  "uvu",
  "qunit",
  "jasmine",
  "cypress",
  "@playwright/test",
  "test",
  "node:test",
  "@testing-library/react",
  "supertest",
  "pytest",
  "unittest",
  "nose",
  "hypothesis",
  "doctest",
  "testing",
  "github.com/stretchr/testify",
  "junit",
  "org.junit",
  "org.testng",
  "org.mockito",
  "NUnit.Framework",
  "Xunit",
  "Microsoft.VisualStudio.TestTools.UnitTesting",
  "PHPUnit",
  "minitest",
  "rspec",
  "test/unit",
  "test-unit",
  "spec_helper",
  "rails_helper",
  "gtest",
  "catch2",
  "doctest",
  "cppunit",
  "XCTest",
  "Testing",
  "ExUnit",
  "kotlin.test",
  "org.scalatest",
  "io.kotest",
  "Test::More",
  "proptest",
  "boost/test",
  "package:test",
  "package:flutter_test",
  "check.h",
  "unity.h",
  "cmocka.h",
]);
/** In code whose texts are blanked out, a name that is a text is nothing before its comma. */
const testCalls =
  /^[ \t]*(?:(?:describe|it|test|suite|context)(?:\.(?:only|skip|todo|each|concurrent|serial|describe|step|fixme|fails?|failing|skipIf|runIf)\b)*\s*\(\s*[,`"']|def test_\w+\s*\(|class \w*Tests?\w*\s*[(:]|#\[(?:tokio::)?test\]|@(?:Test|[Ii]sTest|ParameterizedTest|Before(?:Each|All)?)\b|\[(?:Test|Fact|Theory|TestMethod|TestCase)\b|func (?:Test|Benchmark|Fuzz|Example)[A-Z]\w*\(|TEST(?:_F|_P|_CASE)?\s*\(|TYPED_TEST|\(deftest\b|test "|RSpec\.describe|public function test\w+\()/gm;

/** What a text shows of tests. */
export interface TestSigns {
  readonly usesLibrary: boolean;
  /** Tests, suites and classes of tests that it declares. */
  readonly calls: number;
  /** Tests at the end of a source file, as Rust has them, do not make it a test file. */
  readonly isMixed: boolean;
}

/** Of so many lines one is a test where a file holds little else. */
const linesPerTest = 50;

/** @param code with comments and the insides of texts blanked out */
export function testSigns(code: string, imported: readonly string[]): TestSigns {
  const calls = code.match(testCalls)?.length ?? 0;
  const isSparse = calls * linesPerTest <= code.split("\n").length;
  return {
    usesLibrary: imported.some(isTestLibrary),
    calls,
    isMixed: isSparse || /^[ \t]*#\[cfg\(test\)\]/m.test(code),
  };
}

/** Whether a text is one of tests, wherever it stands. */
export function isTestText({ usesLibrary, calls, isMixed }: TestSigns): boolean {
  return calls > 0 && (usesLibrary || (calls > 1 && !isMixed));
}

/** Languages whose tests end in `.t`; in others the ending says nothing. */
const testsInT: ReadonlySet<string> = new Set(["perl", "raku", "plaintext"]);

/** Whether a file's own name says that it is one of tests of its language; undefined where that is not known. */
export function isNamedAsTest(path: string, languageId: string | undefined): boolean {
  const isOther = path.endsWith(".t") && languageId !== undefined && !testsInT.has(languageId);
  return !isOther && isTestFileName(path);
}

/** Whether a file is one of tests, or of what they need. */
export function isTestFile(path: string, text: string, languageId: string): boolean {
  if (isNamedAsTest(path, languageId) || isInTestFolder(path)) return true;
  // Most files have nothing that looks like a test.
  if (text.search(testCalls) === -1) return false;
  const masked = maskText(text, languageId);
  return isTestText(testSigns(masked.code, findLibraries(languageId, masked)));
}

function isTestLibrary(library: string): boolean {
  if (libraries.has(library)) return true;
  const head =
    /^(?:org\.junit|org\.testng|org\.mockito|PHPUnit|NUnit|Xunit|gtest|catch2|boost\/test|package:test|org\.scalatest|io\.kotest|github\.com\/stretchr\/testify)/;
  return head.test(library);
}
