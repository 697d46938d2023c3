import { testRetries } from '../builders/city/retries'

jest.mock('../../cloudfunctions/shared/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())
jest.mock('../../cloudfunctions/shared/files', () => jest.requireActual('../builders/city/crashes').dyingFiles())

testRetries('account', 'merchant')
