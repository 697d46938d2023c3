/** Prints the ten slowest tests and a summary line, so that a test that becomes slower is noticed early. */
module.exports = class SlowestReporter {
  onRunComplete(_contexts, results) {
    const tests = results.testResults.flatMap(({ testFilePath, testResults }) =>
      testResults.map(({ fullName, duration }) => ({
        name: `${testFilePath.split('/tests/').at(-1)}: ${fullName}`,
        duration: duration ?? 0,
      })),
    )
    const slowest = tests.sort((a, b) => b.duration - a.duration).slice(0, 10)
    console.log('\nSlowest tests')
    for (const { name, duration } of slowest) console.log(`  ${(duration / 1000).toFixed(1).padStart(6)} s  ${name}`)
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    console.log(`\n${results.numPassedTests} passed, ${failed} failed`)
  }
}
