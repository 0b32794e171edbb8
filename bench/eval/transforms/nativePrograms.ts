/** A program by other people that can be run here, or at least compiled, before and after it was changed. */
export interface NativeProgram {
  readonly name: string;
  readonly languageId: string;
  /** Packages that are laid over each other in one folder, the program's own first. */
  readonly packages: readonly { readonly origin: "debian" | "source"; readonly name: string }[];
  /** Files that are changed, as a regular expression over paths relative to the folder. */
  readonly changed: RegExp;
  /** Transformations into what the compiler here is too old for. */
  readonly tooNew?: readonly string[];
  /** Run by `sh` in the folder; what it prints and how it ends must stay the same. */
  readonly command: string;
  /** What is run: its own tests, or its functions with given inputs, or only the compiler. */
  readonly kind: "tests" | "runs" | "compiles";
}

const debian = (...names: readonly string[]) => names.map((name) => ({ origin: "debian", name }) as const);
const source = (...names: readonly string[]) => names.map((name) => ({ origin: "source", name }) as const);

/** Without what is another one at each run, or where more lines stand above. */
const withoutTimes =
  "sed -E 's/[0-9.]+ ?m?s(ec(onds)?)?\\b//g; s/finished in.*//; s/^Time:.*//; s/0x[0-9a-f]+//g; s/:[0-9]+:/:/g; s#/tmp/cc[A-Za-z0-9]+##'";

const rust = (crate: string, edition: string, tests: string): NativeProgram => ({
  name: crate,
  languageId: "rust",
  packages: debian(`librust-${crate}-dev`),
  changed: new RegExp(`/${crate}-[^/]+/(?:src|tests)/.*\\.rs$`),
  command: `cd usr/share/cargo/registry/${crate}-* && export CARGO_MANIFEST_DIR=. && o=$(mktemp -d) &&
    rustc -A warnings --edition ${edition} --test src/lib.rs -o $o/own 2>&1 && $o/own --test-threads 1 | ${withoutTimes};
    rustc -A warnings --edition ${edition} --crate-type lib --crate-name ${crate} src/lib.rs -o $o/lib${crate}.rlib 2>&1;
    for t in ${tests}; do rustc -A warnings --edition ${edition} --test $t --extern ${crate}=$o/lib${crate}.rlib -o $o/t 2>&1 && $o/t --test-threads 1 | ${withoutTimes}; done; rm -r $o`,
  kind: "tests",
});

const go = (folder: string, ...names: readonly string[]): NativeProgram => ({
  name: folder,
  languageId: "go",
  packages: debian(...names),
  changed: new RegExp(`/${folder}/.*\\.go$`),
  command: `export GO111MODULE=off GOFLAGS= GOPATH=$PWD/usr/share/gocode && cd usr/share/gocode/src/${folder} && go test -vet=off -v . 2>&1 | grep -v "=== RUN" | ${withoutTimes} | sort`,
  kind: "tests",
});

const python = (files: string, ...tests: readonly string[]): NativeProgram => ({
  name: `python ${files}`,
  languageId: "python",
  packages: [],
  changed: /\.py$/,
  command: `PYTHONPATH=$PWD python3 -W ignore -m unittest -v ${tests.map((each) => `test.${each}`).join(" ")} 2>&1 | ${withoutTimes}`,
  kind: "tests",
});

/** Nothing is tuned on them. Python's are modules of the standard library, in front of the installed ones. */
export const nativePrograms: readonly (NativeProgram & { readonly modules?: readonly string[] })[] = [
  rust("strsim", "2015", "tests/lib.rs"),
  rust("heck", "2018", ""),
  rust("itoa", "2018", "tests/test.rs"),
  rust("semver", "2018", "tests/test_version.rs tests/test_version_req.rs tests/test_identifier.rs"),
  go("github.com/spf13/pflag", "golang-github-spf13-pflag-dev"),
  go("github.com/gorilla/mux", "golang-github-gorilla-mux-dev"),
  go(
    "github.com/mattn/go-runewidth",
    "golang-github-mattn-go-runewidth-dev",
    "golang-github-rivo-uniseg-dev",
  ),
  {
    name: "cjson",
    languageId: "c",
    packages: source("cjson"),
    changed: /^(?:cJSON(?:_Utils)?|test|tests\/\w+)\.c$/,
    command: `cd tests && for t in [a-z]*_*.c parse_*.c; do rm -f ../t.out; gcc -w -Iunity/src -Iunity/examples -I.. $t ../cJSON_Utils.c $(grep -q '"../cJSON.c"\\|"../cJSON_Utils.c"' $t common.h || echo ../cJSON.c) unity/src/unity.c -lm -o ../t.out >../gcc.out 2>&1; head -3 ../gcc.out; ../t.out 2>&1; done | ${withoutTimes}`,
    kind: "tests",
  },
  {
    name: "tinyxml2",
    languageId: "cpp",
    packages: source("tinyxml2"),
    changed: /^(?:tinyxml2|xmltest)\.cpp$/,
    command: `g++ -w -O0 tinyxml2.cpp xmltest.cpp -o xmltest 2>&1 && mkdir -p resources/out && ./xmltest 2>&1 | ${withoutTimes} | grep -v -i 'parsing time\\|milli'`,
    kind: "tests",
  },
  {
    name: "joda-time",
    languageId: "java",
    packages: [
      ...source("libjoda-time-java"),
      ...debian("junit4", "libhamcrest-java", "libjoda-convert-java"),
    ],
    changed: /^src\/main\/java\/org\/joda\/time\/(?:format|field|convert|base|chrono)\/.*\.java$/,
    command: `mkdir -p o && javac -nowarn -proc:none -encoding utf8 -cp usr/share/java/junit4.jar:usr/share/java/joda-convert.jar -d o $(find src/main/java src/test/java -name '*.java' | grep -v 'convert/StringConverter.*Test\\|ToString\\|TestAllPackages' | grep -v '/tz/') $(find src/main/java -path '*/tz/*' -name '*.java') 2>&1 | grep -v '^Note' | tail -20;
      (cd src/main/java/org/joda/time/tz/src && java -cp ../../../../../../../../o:../../../../../../../../usr/share/java/joda-convert.jar org.joda.time.tz.ZoneInfoCompiler -dst ../../../../../../../../o/org/joda/time/tz/data africa antarctica asia australasia europe northamerica southamerica etcetera backward) >/dev/null 2>&1;
      java -cp o:src/main/java:src/test/resources:usr/share/java/junit4.jar:usr/share/java/hamcrest-all.jar:usr/share/java/joda-convert.jar org.junit.runner.JUnitCore org.joda.time.format.TestAll org.joda.time.convert.TestAll org.joda.time.field.TestAll 2>&1 | grep '^OK\\|^Tests run\\|^[0-9]*) ' | ${withoutTimes}`,
    kind: "tests",
  },
  {
    name: "commons-csv",
    languageId: "java",
    packages: source("commons-csv"),
    changed: /^src\/main\/.*\.java$/,
    command:
      "mkdir -p o && javac -nowarn -proc:none -d o $(find src/main/java -name '*.java') 2>&1 | grep -v '^Note'",
    kind: "compiles",
  },
  {
    name: "dbus-sharp",
    languageId: "csharp",
    packages: source("dbus-sharp"),
    changed: /^src\/.*\.cs$/,
    tooNew: ["switch-to-switch-expression", "using-to-declaration"],
    command:
      "mcs -unsafe -nowarn:1-9999 -r:Mono.Posix -target:library -out:o.dll $(find src -name '*.cs') 2>&1 | sed -E 's/\\([0-9,]+\\)//'",
    kind: "compiles",
  },
  {
    name: "ruby-builder",
    languageId: "ruby",
    packages: source("ruby-builder"),
    changed: /^(?:lib|test)\/.*\.rb$/,
    command: `for t in test/test_*.rb; do ruby -W0 -Ilib -Itest $t -v --seed 0 2>&1 | grep ' = \\| runs, ' | ${withoutTimes} | sort; done`,
    kind: "tests",
  },
  {
    name: "kramdown",
    languageId: "ruby",
    packages: debian("ruby-kramdown"),
    changed: /\/kramdown\/.*\.rb$/,
    command: `for f in $MARKDOWN; do ruby -W0 $(find usr -type d -name lib -path '*gems*' | sed s/^/-I/) -rkramdown -e 'd = Kramdown::Document.new(File.read(ARGV[0], encoding: "utf-8")); puts d.to_html, d.to_latex, d.to_kramdown' $f 2>&1; done`,
    kind: "runs",
  },
  {
    name: "parsedown",
    languageId: "php",
    packages: debian("php-parsedown"),
    changed: /Parsedown\.php$/,
    command: `for f in $MARKDOWN; do php -d error_reporting=0 -r 'require $argv[1]; echo (new Parsedown)->text(file_get_contents($argv[2]));' usr/share/php/Parsedown/Parsedown.php $f 2>&1; done`,
    kind: "runs",
  },
  {
    ...python("texts", "test_textwrap", "test_difflib", "test_string", "test_shlex"),
    modules: ["textwrap.py", "difflib.py", "string.py", "shlex.py"],
  },
  {
    ...python("formats", "test_configparser", "test_csv", "test_plistlib", "test_quopri"),
    modules: ["configparser.py", "csv.py", "plistlib.py", "quopri.py"],
  },
  {
    ...python("numbers", "test_fractions", "test_statistics", "test_bisect", "test_colorsys"),
    modules: ["fractions.py", "statistics.py", "bisect.py", "colorsys.py"],
  },
  {
    ...python("programs", "test_argparse", "test_optparse", "test_cmd", "test_getopt"),
    modules: ["argparse.py", "optparse.py", "cmd.py", "getopt.py"],
  },
];
