// mocha loads reporters by file name and with require().
const { reporters } = require("mocha");
const { createSuiteReporter } = require("./suiteReporter.ts");

module.exports = createSuiteReporter(reporters.Dot);
