const { TestEnvironment } = require('jest-environment-node')

/**
 * Node, in which a test can move the process to another time zone (`timeZone.ts`). The `process.env` that a test sees is a copy, and setting TZ there moves
 * nothing.
 */
module.exports = class ZonedNode extends TestEnvironment {
  zone = process.env.TZ

  async setup() {
    await super.setup()
    this.global.moveToZone = (zone) => {
      process.env.TZ = zone
    }
  }

  async teardown() {
    if (this.zone === undefined) delete process.env.TZ
    else process.env.TZ = this.zone
    await super.teardown()
  }
}
