import { readKeys } from '../../cloudfunctions/kernel/secrets/keys'
import { readSigningKeys } from '../../cloudfunctions/kernel/secrets/signingKeys'
import { databaseVariables, variableReasons, variables } from '../../scripts/deploy/variables'
import { sampleKey, sampleKeyVariables, sampleSigningVariables } from '../builders/keys'

const complete = {
  ...sampleKeyVariables,
  ...sampleSigningVariables,
  CLOUD_ENV_ID: 'xiaoge-1a2b3c',
  TENCENTCLOUD_SECRETID: 'id',
  TENCENTCLOUD_SECRETKEY: 'key',
  MESSAGE_TEMPLATE_ID: 'sample_template-0123456789012345678901234567',
  WEB_URL: 'https://sample.example.com/web',
}
const reasons = (changes: Record<string, string | undefined>) => variableReasons(variables, { ...complete, ...changes })

test('a complete environment has nothing against it', () => {
  expect(reasons({})).toEqual([])
})

test.each(variables.map(({ name }) => name))('%s is missed', (name) => {
  expect(reasons({ [name]: undefined })).toEqual([expect.stringMatching(`^${name} is missing`)])
  expect(reasons({ [name]: '' })).toHaveLength(1)
})

test('all that is wrong is said at once', () => {
  expect(variableReasons(variables, {})).toHaveLength(variables.length)
})

const short = Buffer.alloc(16, 1).toString('base64')

describe.each([
  ['not JSON', { FIELD_KEYS: `{"k1": ${short}` }],
  ['a list', { FIELD_KEYS: `["${short}"]` }],
  ['a short field key', { FIELD_KEYS: JSON.stringify({ k1: sampleKey(1).toString('base64'), k2: short }) }],
  ['an id with a dot', { FIELD_KEYS: JSON.stringify({ k1: sampleKey(1).toString('base64'), 'k.2': sampleKey(2).toString('base64') }) }],
  ['no key at all', { FIELD_KEYS: '{}' }],
  ['another id', { FIELD_KEY_ID: 'k9' }],
  ['a short index key', { INDEX_KEY: short }],
])('keys: %s', (_, changes) => {
  test('is refused here as the functions would refuse it', () => {
    expect(reasons(changes)).not.toEqual([])
    expect(() => readKeys({ ...complete, ...changes })).toThrow()
  })

  test('is not quoted', () => {
    expect(reasons(changes).join('\n')).not.toContain(short)
  })
})

test.each([
  ['not JSON', { PASS_SIGNING_KEYS: short }],
  ['a short key', { PASS_SIGNING_KEYS: JSON.stringify({ 1: short }) }],
  ['a number that one byte cannot hold', { PASS_SIGNING_KEYS: JSON.stringify({ 256: sampleKey(1).toString('base64') }) }],
  ['another number', { PASS_SIGNING_KEY_ID: '2' }],
])('keys that sign passes: %s is refused here as the functions would refuse it, and not quoted', (_, changes) => {
  expect(reasons(changes)).not.toEqual([])
  expect(reasons(changes).join('\n')).not.toContain(short)
  expect(() => readSigningKeys({ ...complete, ...changes })).toThrow()
})

test.each([
  ['CLOUD_ENV_ID', 'My Environment'],
  ['MESSAGE_TEMPLATE_ID', '(not yet)'],
  ['WEB_URL', 'http://sample.example.com/web/'],
])('%s has a form', (name, value) => {
  expect(reasons({ [name]: value })).toEqual([expect.stringMatching(`^${name} is no`)])
})

test('local mode and the cloud exclude each other', () => {
  expect(reasons({ APP_MODE: 'local' })).toEqual([expect.stringContaining('APP_MODE')])
})

test('the database needs no message template', () => {
  expect(variableReasons(databaseVariables, { ...complete, MESSAGE_TEMPLATE_ID: undefined })).toEqual([])
})
