const { default: Sequencer } = require('@jest/test-sequencer')

/** Minutes each, and too short as files for jest to guess it: begun last, one worker would be left alone with them. */
const LONG = [/Retry\.int\.test/, /\.model\.test/, /\.e2e\.test/]

const rank = ({ path }) => {
  const at = LONG.findIndex((pattern) => pattern.test(path))
  return at < 0 ? LONG.length : at
}

/** Runs what takes longest first; else as jest would. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b))
  }
}
