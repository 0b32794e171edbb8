import { commentLines } from "./commentBody.ts";

/**
 * How comments start that are written for a program: linters, formatters, coverage, type checkers, compilers, editors.
 * Each line is one family of tools, as their own documentation spells them.
 */
const starts: readonly string[] = [
  // Ours, and what many tools share.
  "inkling-ignore-",
  "NOSONAR\\b|NOLINT|NOFORMAT|noinspection\\s|nosemgrep|lgtm\\s*\\[|codeql\\s*\\[|nosec\\b|skipcq\\b|sonar-?ignore",
  "gitleaks:allow|pragma:\\s*allowlist|ggignore|trufflehog:|checkov:skip|tfsec:ignore|trivy:ignore|tflint-ignore|kics-scan|snyk:|zizmor:",
  "c?spell(?:-?checker)?:|spell-?checker:|codespell:|typos:|vale\\s+(?:off|on)\\b|textlint-|alex\\s+(?:ignore|disable)|LTeX:",
  "#?region\\b.*@|@formatter:(?:on|off)|format:\\s*(?:on|off)\\b|spotless:(?:on|off)|language=\\w+|lang=\\w+|editorconfig-checker-|dprint-ignore|prettier-ignore|REUSE-Ignore",
  "vim?:\\s*(?:set?\\s)?\\w|ex:\\s*set?\\s|-\\*-.*-\\*-|kate:|jedit:|Local Variables:|renovate:|dependabot|@suppress\\b",
  // JavaScript, TypeScript, CSS.
  "eslint(?:-(?:disable|enable|env)|\\s+[\\w@/-]+:|\\s*-)|globals?\\s+\\w|exported\\s+\\w|oxlint-|biome-ignore|rome-ignore|deno-(?:lint|fmt|coverage)-ignore|standard-(?:disable|enable)",
  "@ts-(?:ignore|expect-error|nocheck|check)\\b|@(?:no)?flow\\b|\\$Flow\\w+|tslint:|jshint\\b|jslint\\b|jscs:|xo\\b.*disable|stylelint-|csslint\\b|autoprefixer:|rtl:|postcss-",
  "istanbul\\s+ignore|[cv]8\\s+ignore|node:coverage|webpack[A-Z]\\w+:|@vite-ignore|turbopack\\w*:|[#@]__(?:PURE|NO_SIDE_EFFECTS|INLINE|NOINLINE|KEY)__|@jsx\\w*\\s|@(?:jest|vitest)-|<reference\\s|<amd-|[#@]\\s*source(?:MappingURL|URL)=|@preserve\\b|@cc_on\\b|Stryker\\b|sourcery\\s+skip|bun-|@refresh\\b|@linaria|sort-imports-ignore|organize-imports-ignore|knip-ignore",
  // Python.
  "type:\\s*ignore\\b|noqa\\b|flake8[:\\s]|ruff:|pylint:|mypy:|pyright:|basedpyright:|pyre-|pytype:|ty:|fmt:\\s*(?:off|on|skip)|yapf:|isort:|autopep8:|black:|bandit:|pragma:\\s*no\\s*(?:cover|branch|mutate)|doctest:|nopep8|nopycln|autoflake:|cython:|distutils:|refurb:|pydocstyle:|docformatter:|usort:|pysa|pyformat:|wemake|spellchecker:",
  "type:\\s*(?:\\(.*\\)\\s*->\\s*\\S.*|[A-Za-z_][\\w.]*(?:\\[.*\\])?)\\s*$",
  // Go.
  "go:\\w+|\\+build\\s|nolint\\b|lint:(?:file-)?ignore|line\\s+\\S+:\\d+|export\\s+[A-Z]\\w*$|extern\\s+\\w+$|cgo\\s|#cgo\\s|revive:|exhaustive:|exhaustruct|\\+(?:kubebuilder|k8s|genclient|groupName|optional|listType|patch|enum|default|structType)\\b|counterfeiter:|golangci|gosec\\b|#nosec\\b|sys\\s+\\w+\\(|wire:|swagger:|mockgen|(?:Unordered\\s+)?[Oo]utput:|gofumpt:|gci|varcheck|errcheck",
  // C, C++, Objective-C.
  "clang-format\\s+(?:off|on)|cppcheck-|LCOV_|G?COVR?_|GCOVR_|coverity\\s*\\[|-V(?:::)?\\d|IWYU\\s+pragma|uncrustify:|\\*INDENT-O|INDENT-O|@?fall-?\\s?through|FALL-?\\s?THR(?:OUGH|U)|falls\\s+through|NOTREACHED|ARGSUSED|lint\\s+[-!]|cpplint|cov-|PRQA|PVS-Studio|astyle|flawfinder:|NOLINTNEXTLINE|clang-tidy|mull-|kcov-|BEGIN_COLUMN",
  // Java, Kotlin, Scala, Groovy, C#, Swift, Dart.
  "CHECKSTYLE\\b|CSO(?:FF|N)\\b|NOPMD\\b|CPD-O|\\$NON-NLS|@checkstyle|ktlint-|detekt:|JACOCO|Codacy|scalastyle:|scalafmt:|scalafix:|\\$COVERAGE-|#wartremover",
  "ReSharper\\s+(?:disable|restore|once)|csharpier-ignore|dotnet-format|StyleCop|swiftlint:|swift-format-ignore|swiftformat:|periphery:|sourcery:|swift-tools-version|needle:|ignore(?:_for_file)?:\\s*\\w|dart\\s+format\\s|coverage:ignore|@dart\\s*=",
  // PHP, Ruby, Perl, Elixir, Erlang.
  "phpcs:|@phpcs|phpcbf|@phpstan-|phpstan-|@psalm-|@phan-|@codeCoverageIgnore|@noinspection|@SuppressWarnings|phpmd|php-cs-fixer|@infection-|@codingStandards|pint:|rector",
  "rubocop:|standard:(?:disable|enable)|:nodoc:|:startdoc:|:stopdoc:|:nocov:|nocov\\b|:yields:|:call-seq:|:enddoc:|frozen_string_literal:|warn_indent:|shareable_constant_value:|typed:\\s*\\w|steep:|reek:|rbs_inline:|@dynamic\\s|erb_?lint:|haml-lint:|brakeman|solargraph|sord|yard:|simplecov",
  "no\\s+critic|use\\s+critic|perltidy|<<<\\s*$|>>>\\s*$|uncoverable|PODNAME:|ABSTRACT:|VERSION$|AUTHORITY|credo:|coveralls-ignore|sobelow_skip|dialyzer|elvis|@wx:",
  // Shell, containers, settings, SQL, documents.
  "shellcheck\\s+\\w|shfmt:|bashate|hadolint\\s|syntax\\s*=\\s*\\S|escape\\s*=\\s*\\S|check\\s*=\\s*\\w|yamllint\\s|yaml-language-server:|\\$schema\\b|ansible-lint|kube-linter|helm-docs:|sqlfluff\\b|noqa:|squawk-|pgfmt|markdownlint-|remark-|lint\\s+(?:disable|enable|ignore)|html-validate-|htmlhint\\b|htmlmin:|\\[if\\s|\\[endif|toc\\b|tocstop|!T[eE]X|chktex|luacheck:|stylua:|selene:|@diagnostic\\b|taplo:|editorconfig|actionlint|nixfmt|statix|deadnix|@schema|#schema|jsonlint",
  // Haskell, R, Julia, Lisp, Fortran, Rust, others.
  "#\\s*(?:LANGUAGE|OPTIONS|INLINE|NOINLINE|SPECIALI[SZ]E|UNPACK|MINIMAL|COMPLETE|OVERLAPP\\w+|INCOHERENT|SOURCE|ANN|RULES|WARNING|DEPRECATED|SCC)\\b|LANGUAGE\\b|HLINT\\b|stylish-haskell|fourmolu|ormolu|brittany|nolint\\b|nocov\\b|styler:|!diagnostics|JuliaFormatter|clj-kondo|:clj-kondo|\\$OMP\\b|\\$omp\\b|\\$acc\\b|DIR\\$|GCC\\$|DEC\\$|~\\s*(?:ERROR|WARN|NOTE|HELP)|@\\s*(?:compile-flags|run-pass|edition|check-pass|build-pass|revisions)|(?:compile-flags|run-pass|edition|check-pass|build-pass|ignore-\\w+|only-\\w+|revisions|aux-build|error-pattern):|ignore-tidy-|tarpaulin|grcov|rustfmt::|rust-analyzer|gdlint|gdformat|verilator\\s|synopsys\\s|synthesis\\s|pragma\\s+(?:translate|synthesis|protect|no_|once)|solhint-|slither-|elm-format|elm-review|Requires\\s+-|PSScriptAnalyzer|PSCodeHealth|psake",
];

const directive = new RegExp(`^(?:${starts.join("|")})`);
/** Spelt in any case by their tools. */
const anyCase = /^(?:noqa|nolint|nosec|nosonar|pylint|eslint|vim|swiftlint|fall-?\s?through)\b/i;
/** Behind an own sign within the comment: `# a reason  # noqa`. */
const behindSign = /(?:^|\s)(?:#|\/\/|--|;)\s*(\S.*)$/;

/**
 * Whether a line of a comment, without its signs, is written for a program. A sentence that mentions such a comment
 * is not: what tools read stands at the start of a comment, or behind a sign of its own.
 */
export function isDirectiveLine(line: string): boolean {
  if (directive.test(line) || anyCase.test(line)) return true;
  const inner = behindSign.exec(line)?.[1];
  return inner !== undefined && (directive.test(inner) || anyCase.test(inner));
}

/** Whether a comment, with its signs, is written for a program: one of its lines is. */
export function isDirective(comment: string): boolean {
  return commentLines(comment).some(({ text }) => isDirectiveLine(text));
}
