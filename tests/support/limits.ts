import { TEST_LIMIT_MS } from './patience'

/** Runs before every test file (jest.config.js). */
jest.setTimeout(TEST_LIMIT_MS)
