import { testRetries } from '../builders/city/retries'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())
jest.mock('../../cloudfunctions/kernel/files', () => jest.requireActual('../builders/city/crashes').dyingFiles())

// And of every function that has no file of its own.
testRetries((name) => name !== 'course' && name !== 'pass')
