import fc from 'fast-check'
import { type AuditEntry, type AuditEvent, findBreaks, nextEntry } from '../../cloudfunctions/kernel/audit/chain'
import { sampleKeyVariables } from '../builders/keys'
import { minutesAfter, NOON } from '../builders/time'

Object.assign(process.env, sampleKeyVariables)

const anEvent = (n: number): AuditEvent => ({
  eventId: `request-${n}:rdr_li`,
  action: 'station.vouch',
  actorId: 'per_wang',
  subject: 'riders/rdr_li',
  at: minutesAfter(NOON, n),
})

function aChain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (let n = 1; n <= length; n += 1) entries.push(nextEntry('a', entries.at(-1) ?? null, anEvent(n)))
  return entries
}

const changedAt = (entries: AuditEntry[], index: number, change: Partial<AuditEntry>) =>
  entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry))

test('a chain counts from one and holds', () => {
  const chain = aChain(5)
  expect(chain.map(({ _id }) => _id)).toEqual(['a:1', 'a:2', 'a:3', 'a:4', 'a:5'])
  expect(findBreaks(chain, null)).toEqual([])
})

test('it can be checked page by page', () => {
  const chain = aChain(6)
  expect(findBreaks(chain.slice(0, 3), null)).toEqual([])
  expect(findBreaks(chain.slice(3), chain[2] ?? null)).toEqual([])
})

test('a reason is part of what is kept', () => {
  expect(nextEntry('a', null, { ...anEvent(1), reason: 'safety' }).reason).toBe('safety')
  expect(nextEntry('a', null, anEvent(1)).reason).toBeNull()
})

test.each<[string, Partial<AuditEntry>]>([
  ['who did it', { actorId: 'per_li' }],
  ['what was done', { action: 'station.return' }],
  ['to whom', { subject: 'riders/rdr_zhao' }],
  ['when', { at: minutesAfter(NOON, 999) }],
  ['why', { reason: 'safety' }],
  ['what was decided', { facts: { decision: 'given' } }],
  ['the key', { keyId: 'a2' }],
  ['which event', { eventId: 'request-9:rdr_li' }],
  ['the number', { sequence: 7 }],
  ['the chain', { chain: 'b' }],
  ['the hash', { hash: '0'.repeat(64) }],
  ['the link', { previousHash: '0'.repeat(64) }],
])('a change of %s is found', (_, change) => {
  expect(findBreaks(changedAt(aChain(5), 2, change), null)).not.toEqual([])
})

test('an entry that was taken out is found, the first as well as one inside', () => {
  const chain = aChain(5)
  expect(findBreaks(chain.toSpliced(2, 1), null).map(({ _id }) => _id)).toEqual(['a:4'])
  expect(findBreaks(chain.slice(1), null).map(({ _id }) => _id)).toEqual(['a:2'])
})

test('an entry put in, two swapped, or a part replaced by a newly made one is found', () => {
  const chain = aChain(5)
  const forged = nextEntry('a', chain[1] ?? null, { ...anEvent(3), actorId: 'per_other' })
  expect(findBreaks(chain.toSpliced(2, 0, forged), null)).not.toEqual([])
  expect(findBreaks(chain.toSpliced(2, 1, forged), null).map(({ _id }) => _id)).toEqual(['a:4'])
  expect(
    findBreaks(
      [chain[1], chain[0], ...chain.slice(2)].filter((entry) => entry !== undefined),
      null,
    ).map(({ _id }) => _id),
  ).toEqual(['a:2', 'a:1', 'a:3'])
})

test('whatever is taken out before the end, and however it is renumbered, the chain breaks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(10), (length, cut) => {
      const left = aChain(length).toSpliced(cut % (length - 1), 1)
      const renumbered = left.map((entry, at) => ({ ...entry, sequence: at + 1 }))
      expect(findBreaks(left, null)).not.toEqual([])
      expect(findBreaks(renumbered, null)).not.toEqual([])
    }),
  )
})

test('the same event twice makes two different entries: the hash speaks for the place, too', () => {
  const first = nextEntry('a', null, anEvent(1))
  expect(nextEntry('a', first, anEvent(1)).hash).not.toBe(first.hash)
})
