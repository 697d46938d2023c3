import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { findBreaks, nextEntry } from '../../cloudfunctions/kernel/audit/chain'
import { readAuditKeys } from '../../cloudfunctions/kernel/secrets/auditKeys'
import { NOON } from '../builders/time'

const key = Buffer.alloc(32, 5)
const keys = { currentKeyId: 'a1', keys: new Map([['a1', key]]) }
const event = {
  eventId: 'request-1:per_li:1',
  action: 'consent.decide',
  actorId: 'per_li',
  subject: 'people/per_li',
  at: NOON,
  facts: { version: 1, kind: 'face', decision: 'given' },
}

/** The numbered steps of the worked example, as somebody without this code would take them. */
const EXAMPLE = /```json\n(\[[^\n]+\])\n```\n+[^\n]*\n+```\n([0-9a-f]{64})\n```/.exec(readFileSync('docs/operate.md', 'utf8')) ?? []

test('independent-lesser-findings: the worked example of the hash in the docs is what the product computes', () => {
  const [, text = '', hash = ''] = EXAMPLE
  const chain = createHash('sha256').update('people/per_li').digest('hex').charAt(0)
  expect(createHmac('sha256', key).update(text).digest('hex')).toBe(hash)
  expect(nextEntry(chain, null, event, keys).hash).toBe(hash)
})

describe('SM2: without the key', () => {
  test('nobody can make an entry that fits, also not with another key under the same name', () => {
    const first = nextEntry('a', null, event, keys)
    const forger = { currentKeyId: 'a1', keys: new Map([['a1', Buffer.alloc(32, 6)]]) }
    const forged = nextEntry('a', first, { ...event, eventId: 'request-2', actorId: 'per_other' }, forger)
    expect(findBreaks([first, forged], null, keys)).toEqual([forged])
    expect(
      findBreaks([nextEntry('a', null, event, { ...forger, currentKeyId: 'a9', keys: new Map([['a9', key]]) })], null, keys),
    ).toHaveLength(1)
  })

  test('entries of an older key still hold after a new one was added', () => {
    const first = nextEntry('a', null, event, keys)
    const both = { currentKeyId: 'a2', keys: new Map([...keys.keys, ['a2', Buffer.alloc(32, 7)]]) }
    const second = nextEntry('a', first, { ...event, eventId: 'request-2' }, both)
    expect(second.keyId).toBe('a2')
    expect(findBreaks([first, second], null, both)).toEqual([])
  })

  test.each([{}, { AUDIT_KEYS: '{}', AUDIT_KEY_ID: 'a1' }, { AUDIT_KEYS: '{"a1":"c2hvcnQ="}', AUDIT_KEY_ID: 'a1' }])(
    'a function refuses to start: %j',
    (environment) => expect(() => readAuditKeys(environment)).toThrow(/AUDIT_KEY/),
  )
})
