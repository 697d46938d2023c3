const { default: Sequencer } = require('@jest/test-sequencer')

/**
 * Test files that take minutes. Jest estimates an unknown file by its size and would start these last, so that one worker would still run
 * them when all others are done.
 */
const LONG = [/newDomain/, /Retry\.int\.test/, /\.model\.test/, /\.e2e\.test/]

const rank = ({ path }) => {
  const at = LONG.findIndex((pattern) => pattern.test(path))
  return at < 0 ? LONG.length : at
}

/** Runs the slow files first and keeps jest's order for the others. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b))
  }
}
