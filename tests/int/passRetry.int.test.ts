import { testRetries } from '../builders/city/retries'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())
jest.mock('../../cloudfunctions/kernel/files', () => jest.requireActual('../builders/city/crashes').dyingFiles())

testRetries((name) => name === 'pass')
