import ts from 'typescript'
import { decisionMessage } from '../../cloudfunctions/kernel/wechat/decisionMessage'
import type { FieldRule, RefusalCode, RefusalDetails } from '../../contract/kernel/refusal'
import { domains } from '../../src/domains/pages'
import { errorText } from '../../src/services/errorText'
import { fieldRuleText } from '../../src/services/fieldRules'
import { NOON } from '../builders/time'
import { filesOf, nodesOf, parse } from './source'

// Texts that name a moment read the phone's clock, which keeps what it learned in the phone's storage.
jest.mock('@tarojs/taro', () => jest.requireActual('../support/taro/taro'))

const kernel = nodesOf(parse('contract/kernel/refusal.ts'))

/** The codes that the contract declares. They are types, so they are read from the source. */
const codes = ['contract/kernel/refusal.ts', ...filesOf('contract/*/refusals.ts')]
  .flatMap((path) => nodesOf(parse(path)))
  .filter(ts.isInterfaceDeclaration)
  .filter(({ name }) => name.text.endsWith('Refusals'))
  .flatMap(({ members }) => members.map((member) => member.name?.getText() ?? '')) as RefusalCode[]

beforeAll(() => {
  for (const path of filesOf('src/packages/*/words/refusals.ts')) jest.requireActual(`../../${path}`)
})

const union = (name: string) =>
  kernel
    .filter(ts.isTypeAliasDeclaration)
    .filter((alias) => alias.name.text === name)
    .flatMap(({ type }) =>
      nodesOf(type)
        .filter(ts.isStringLiteral)
        .map(({ text }) => text),
    )

/** A set of details with every field that any code needs. */
const details = {
  field: 'realName',
  rule: 'too_long',
  limit: 30,
  limitBytes: 600 * 1024,
  minimumPixels: 240,
  minimumAge: 16,
  kind: 'service',
  version: 1,
  status: 'verified',
  state: 'suspended',
  party: 'station',
  minutes: 5,
  boundAt: '2026-11-23T04:00:00Z',
  movableAt: '2026-11-23T04:00:00Z',
  renewableFrom: '2026-11-23T04:00:00Z',
} as const

const at = '2026-11-23T04:00:00Z'
/** Details of codes that use the same name for something else. */
const ownDetails: { readonly [C in RefusalCode]?: RefusalDetails[C] } = {
  NOT_OPEN_YET: { opensAt: at },
  ALREADY_BOOKED: { state: 'held' },
  CLASHES_WITH: { title: '示例插花课', from: at, to: at },
  NOT_ELIGIBLE: { rule: { rule: 'newcomer' } },
  BOOKING_BLOCKED: { until: at },
  CLASS_CODE_REFUSED: { reason: 'expired' },
  OTHER_LESSON: { title: '示例插花课', from: at },
  CHECK_IN_NOT_OPEN: { opensAt: at },
  CHECK_IN_OVER: { closedAt: at },
}

const textOfCode = (code: RefusalCode) =>
  errorText({ code, details: ownDetails[code] ?? (details as RefusalDetails[RefusalCode]), requestId: 'request-1' })

/** Plain Chinese, without codes, English words or placeholders that were not filled in. */
const PLAIN = /^(?!.*(undefined|null|NaN|\[object|[A-Z]{2,}_))[^\n]*\p{Script=Han}[^\n]*$/u

describe('refusals', () => {
  test('are found in the contract', () => expect(codes.length).toBeGreaterThan(50))

  test.each(codes)('%s has a text that says what to do', (code) => {
    const text = textOfCode(code)
    expect(text).toMatch(PLAIN)
    if (code !== 'INTERNAL') expect(text).not.toContain('出了意外')
  })

  test('an unexpected one shows the reference number', () => expect(textOfCode('INTERNAL')).toContain('request-1'))

  test('a code that this version does not know has a text, too', () => {
    expect(errorText({ code: 'FROM_THE_FUTURE' as never, details: {} as never, requestId: 'request-1' })).toContain('request-1')
  })

  test('every common code is declared', () => {
    for (const code of union('CommonCode')) expect(codes).toContain(code)
  })
})

describe('broken rules', () => {
  const rules = union('FieldRule') as FieldRule[]
  test('are found in the contract', () => expect(rules.length).toBeGreaterThan(10))

  test.each(rules)('%s has a text, with a bound and without', (rule) => {
    expect(fieldRuleText({ field: 'realName', rule, limit: 30 })).toMatch(PLAIN)
    expect(fieldRuleText({ field: 'realName', rule })).toMatch(PLAIN)
  })
})

describe('pages', () => {
  const pages = () => {
    Object.assign(globalThis, { defineAppConfig: (config: object) => config })
    const { default: config } = jest.requireActual<{ default: AppConfig }>('../../src/app.config')
    const packaged = (config.subPackages ?? []).flatMap(({ root, pages: list }) => list.map((page) => `${root}/${page}`))
    return [...config.pages, ...packaged]
  }

  test('that the app registers exist, with their configuration', () => {
    for (const page of pages()) {
      expect(filesOf(`src/${page}.tsx`)).toHaveLength(1)
      expect(filesOf(`src/${page}.config.ts`)).toHaveLength(1)
    }
  })

  test('that exist are registered by the app', () => {
    const existing = filesOf('src/pages/*/index.config.ts', 'src/packages/*/*/index.config.ts').map((path) =>
      path.slice(4, -'.config.ts'.length),
    )
    expect(existing.toSorted()).toEqual(pages().toSorted())
  })

  test('that a WeChat message opens exist', () => {
    expect(pages()).toContain(decisionMessage('oSample', 'verified', NOON).page)
  })

  test('have one name each', () => {
    const names = Object.values(domains).flatMap(({ pages: subpackages }) =>
      Object.values(subpackages).flatMap((named) => Object.keys(named)),
    )
    expect(names.length).toBeGreaterThan(20)
    expect(new Set(names).size).toBe(names.length)
  })
})

interface AppConfig {
  readonly pages: string[]
  readonly subPackages?: { readonly root: string; readonly pages: string[] }[]
}
