const folders = /(^|\/)(tests?|__tests__|__mocks__|specs?|testing|testdata|fixtures?|e2e|benches)\//i;
const names =
  /(^|\/)(test_[^/]*\.py|conftest\.py|[^/]*[._-](test|tests|spec|e2e)\.[^./]+|[^/]*(Tests?|TestCase|IT|Spec)\.(java|cs|php|kt|scala|cpp|cc))$/;

/** Whether a path, relative to the workspace, is one of a test by the customs of its language. */
export function isTestPath(path: string): boolean {
  return folders.test(path) || names.test(path);
}
