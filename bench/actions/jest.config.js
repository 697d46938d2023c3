const { projects } = require('../../jest.config')

const [project] = projects

/** The measurement uses the builders of the tests, which open and close what they need by Jest's hooks. */
module.exports = { ...project, displayName: 'bench', testMatch: ['<rootDir>/bench/actions/*.measure.ts'] }
