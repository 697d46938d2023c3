import type { Leaving, Sanction } from '../../cloudfunctions/domains/pass/documents/pass'
import {
  holdsUntil,
  isActive,
  nextDueAt,
  refusalOfPass,
  renewableFrom,
  statusOf,
  termEndFrom,
} from '../../cloudfunctions/domains/pass/rules/passStatus'
import { compoundId } from '../builders/compounds'
import { aListing, anApproval, aPass } from '../builders/passes'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const HOUR = 60
const later = (hours: number) => minutesAfter(NOON, hours * HOUR)
const suspension = (until: Date | null = null): Sanction => ({ kind: 'suspend', reason: 'sharedPass', since: NOON, until })
const revocation: Sanction = { kind: 'revoke', reason: 'forgedCode', since: NOON, until: null }
const left = (at: Date, reason: Leaving['reason'] = 'leftStation'): Leaving => ({ reason, at })

const stateOf = (pass: Parameters<typeof aPass>[0], now = NOON) => statusOf(aPass(pass), now).state

describe('a pass', () => {
  test('holds until the instant of its end', () => {
    const pass = { expiresAt: later(1) }
    expect(stateOf(pass, new Date(later(1).getTime() - 1))).toBe('active')
    expect(stateOf(pass, later(1))).toBe('expired')
    expect(isActive(aPass(pass), later(1))).toBe(false)
  })

  test.each<[string, Parameters<typeof aPass>[0], string]>([
    ['is suspended while a measure holds', { sanction: suspension(later(1)) }, 'suspended'],
    ['comes back by itself at its end', { sanction: suspension(NOON) }, 'active'],
    ['is suspended for good when no end is named', { sanction: suspension() }, 'suspended'],
    ['is revoked by the district', { sanction: revocation }, 'revoked'],
    ['holds in the grace period after leaving', { leaving: left(later(1)) }, 'active'],
    ['is suspended after it', { leaving: left(NOON) }, 'suspended'],
    ['is revoked when the identity has moved', { leaving: left(NOON, 'identityMoved') }, 'revoked'],
    ['is revoked rather than suspended', { sanction: suspension(), leaving: left(NOON, 'identityMoved') }, 'revoked'],
    ['is suspended rather than expired', { sanction: suspension(), expiresAt: NOON }, 'suspended'],
    ['is left rather than expired', { leaving: left(NOON), expiresAt: NOON }, 'suspended'],
  ])('%s', (_, pass, state) => expect(stateOf(pass)).toBe(state))

  test('says why it doesn’t hold, since when and until when', () => {
    expect(statusOf(aPass({ sanction: suspension(later(1)) }), NOON).end).toEqual({
      reason: 'sharedPass',
      since: NOON,
      until: later(1),
    })
    expect(statusOf(aPass({ leaving: left(NOON) }), later(1)).end).toEqual({ reason: 'leftStation', since: NOON, until: null })
    expect(statusOf(aPass({ expiresAt: NOON }), NOON).end).toBeNull()
  })
})

test.each<[Parameters<typeof aPass>[0], object | null]>([
  [{}, null],
  [{ expiresAt: NOON }, { reason: 'passExpired', expiredAt: NOON.toISOString() }],
  [{ sanction: suspension(later(1)) }, { reason: 'passSuspended', end: 'sharedPass', until: later(1).toISOString() }],
  [{ leaving: left(NOON, 'removedForConduct') }, { reason: 'passSuspended', end: 'removedForConduct', until: null }],
  [{ sanction: revocation }, { reason: 'passRevoked', end: 'forgedCode' }],
])('anywhere %j is refused as %j', (pass, refusal) => expect(refusalOfPass(aPass(pass), NOON)).toEqual(refusal))

describe('dates', () => {
  test('a term is a year, renewable in its last 30 days', () => {
    const expiresAt = termEndFrom(NOON)
    expect(expiresAt).toEqual(daysAfter(NOON, 365))
    expect(renewableFrom({ expiresAt })).toEqual(daysAfter(NOON, 335))
  })

  test('it holds until its end or the end of the grace period, whichever comes first', () => {
    const expiresAt = later(10)
    expect(holdsUntil(aPass({ expiresAt }))).toEqual(expiresAt)
    expect(holdsUntil(aPass({ expiresAt, leaving: left(later(5)) }))).toEqual(later(5))
    expect(holdsUntil(aPass({ expiresAt, leaving: left(later(20)) }))).toEqual(expiresAt)
  })

  test('what time changes next is the first of all ends that are still ahead', () => {
    const pass = aPass({
      expiresAt: later(50),
      leaving: left(later(40)),
      sanction: suspension(later(30)),
      listings: {
        [compoundId('a')]: anApproval({ until: later(20) }),
        [compoundId('b')]: aListing({ until: later(10) }),
      },
    })
    const all = [NOON, later(20), later(30), later(40), later(50)]
    expect(all.map((now) => nextDueAt(pass, now))).toEqual([...all.slice(1), null])
  })
})
