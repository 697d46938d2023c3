import type { Facts } from '../../scripts/deploy/facts'
import { reasonsAgainst } from '../../scripts/deploy/reasons'
import { planText } from '../../scripts/deploy/text'
import type { FunctionEntry } from '../../scripts/functions'
import { sampleKeyVariables, sampleSigningVariables } from '../builders/keys'

const secrets = {
  ...sampleKeyVariables,
  ...sampleSigningVariables,
  TENCENTCLOUD_SECRETID: 'sample-secret-id',
  TENCENTCLOUD_SECRETKEY: 'sample-secret-key',
}

const aFunction = (overrides: Partial<FunctionEntry> = {}): FunctionEntry => ({
  name: 'account',
  handler: 'index.main',
  runtime: 'Nodejs18.15',
  installDependency: true,
  timeout: 20,
  memorySize: 256,
  envVariables: {},
  ...overrides,
})

const aTimer = (config: string, name = 'reconcile') => aFunction({ name: 'jobs', triggers: [{ name, type: 'timer', config }] })

const facts = (overrides: Partial<Facts> = {}): Facts => ({
  environment: {
    ...secrets,
    CLOUD_ENV_ID: 'xiaoge-1a2b3c',
    MESSAGE_TEMPLATE_ID: 'sample_template-0123456789012345678901234567',
    WEB_URL: 'https://sample.example.com/web',
  },
  appId: 'wx0123456789abcdef',
  collections: [
    {
      name: 'riders',
      indexes: [
        {
          name: 'newest',
          keys: [
            ['stationId', 1],
            ['since', -1],
          ],
        },
        { name: 'number', keys: [['number', 1]], unique: true },
      ],
      retention: { keep: 'days', rules: [{ days: 90, index: 'newest', equals: { status: 'draft' } }], why: 'A sample.' },
    },
  ],
  functions: [aFunction(), aTimer('0 */5 * * * * *')],
  built: new Map(['account', 'jobs'].map((name) => [name, { bytes: 2048, at: 2000, openapi: ['subscribeMessage.send'] }])),
  sourcesChangedAt: 1000,
  serving: ['account'],
  ...overrides,
})

const reasons = (overrides: Partial<Facts>) => reasonsAgainst(facts(overrides))
/** Against these functions alone. */
const against = (...functions: FunctionEntry[]) => reasons({ functions, serving: [] })

describe('what is in the way', () => {
  test('nothing, where all is ready', () => {
    expect(reasons({})).toEqual([])
  })

  test.each(['touristappid', 'wx0000000000000000', 'wx123', ''])('the appid "%s"', (appId) => {
    expect(reasons({ appId })).toEqual([expect.stringContaining('appid')])
  })

  test('a function that was never built', () => {
    expect(reasons({ functions: [aFunction()], built: new Map() })).toEqual([expect.stringContaining('account is not built')])
  })

  test('a function older than its source', () => {
    expect(reasons({ functions: [aFunction()], sourcesChangedAt: 3000 })).toEqual([
      expect.stringContaining('before its source was changed'),
    ])
  })

  test('actions without a function', () => {
    expect(reasons({ serving: ['account', 'pass'] })).toEqual([expect.stringContaining('to pass')])
  })

  test.each([0, 61])('a timeout of %i s', (timeout) => {
    expect(against(aFunction({ timeout }))).toEqual([expect.stringContaining('timeout')])
  })

  test('memory that CloudBase does not offer', () => {
    expect(against(aFunction({ memorySize: 300 }))).toEqual([expect.stringContaining('memory')])
  })

  test('variables in the file, which would put the keys of the console out', () => {
    expect(against(aFunction({ envVariables: { A: 'b' } }))).toEqual([expect.stringContaining('the keys too')])
  })

  test.each(['*/5 * * * *', '0 99 * * * * *', '0 0 4 L * * *', '0 0 4 ? * * *', '0 0 4 * * * 2020', ''])(
    'the timer expression "%s"',
    (config) => {
      expect(against(aTimer(config))).toEqual([expect.stringContaining('expression')])
    },
  )

  test('a timer by a name that CloudBase refuses', () => {
    expect(reasons({ functions: [aTimer('0 0 4 * * * *', '4am')], serving: [] })).toEqual([expect.stringContaining('"4am" is no name')])
  })

  test('a trigger that is no timer', () => {
    const triggers = [{ name: 'reconcile', type: 'http', config: '0 0 4 * * * *' }]
    expect(against(aFunction({ triggers }))).toEqual([expect.stringContaining('no timer')])
  })

  test('a second timer of one function', () => {
    const triggers = ['reconcile', 'retention'].map((name) => ({ name, type: 'timer', config: '0 0 4 * * * *' }))
    expect(against(aFunction({ name: 'jobs', triggers }))).toEqual([expect.stringContaining('2 timers')])
  })
})

describe('the text', () => {
  const text = (overrides: Partial<Facts> = {}) => planText(facts(overrides), reasonsAgainst(facts(overrides)))

  test('names collections, keys, uniqueness and retention', () => {
    expect(text()).toContain(
      [
        '  riders   (draft: 90 days)',
        '    index newest: stationId ascending, since descending',
        '    index number: number ascending; unique',
      ].join('\n'),
    )
  })

  test('names functions with size, limits, variables and timers', () => {
    expect(text()).toContain('account   2 KB, Nodejs18.15, 20 s, 256 MB')
    expect(text()).toContain(
      'variables: FIELD_KEYS, FIELD_KEY_ID, INDEX_KEY, AUDIT_KEYS, AUDIT_KEY_ID, PASS_SIGNING_KEYS, PASS_SIGNING_KEY_ID, MESSAGE_TEMPLATE_ID, WEB_URL',
    )
    expect(text()).toContain('timer reconcile: 0 */5 * * * * * (UTC+8)')
  })

  test('never tells a secret', () => {
    const { FIELD_KEY_ID, AUDIT_KEY_ID, PASS_SIGNING_KEY_ID, ...secret } = secrets
    for (const value of Object.values(secret)) expect(text()).not.toContain(value)
  })

  test('ends with what is in the way, or that nothing is', () => {
    expect(text()).toMatch(/Nothing is in its way\.$/)
    expect(text({ appId: 'touristappid' })).toMatch(/Can't be done yet \(1\):\n {2}- project\.config\.json.*$/)
  })
})
