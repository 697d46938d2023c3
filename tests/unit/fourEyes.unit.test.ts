import { deleteStoredFile } from '../../cloudfunctions/kernel/effects'
import { FRESH_DAYS, familyOf, type GrantOrigin, mayConfirm, type Origins } from '../../cloudfunctions/kernel/people/fourEyes'
import { decideConfirmGrant, decideProposedGrant } from '../../cloudfunctions/kernel/people/roles'
import type { PersonId } from '../../contract/kernel/ids'
import { anInvitation, personId, someRoles } from '../builders/people'
import { daysAfter, NOON } from '../builders/time'

const [ada, ben, cem, dov, eve] = ['ada', 'ben', 'cem', 'dov', 'eve'].map(personId) as [PersonId, PersonId, PersonId, PersonId, PersonId]

/** Ben was invited by Ada, Cem by Ben, each on the day given; Dov by Ada; Eve by nobody here. */
const grant = (invitedBy: PersonId, since: Date, origins: Origins): GrantOrigin => ({
  invitedBy,
  confirmedBy: eve,
  since,
  lineage: familyOf(invitedBy, origins, since),
})
const first: Origins = { [ben]: grant(ada, NOON, {}), [dov]: grant(ada, NOON, {}) }
const origins: Origins = { ...first, [cem]: grant(ben, daysAfter(NOON, 20), first) }

describe('SH2: two people are two', () => {
  const now = daysAfter(NOON, 21)
  test.each([
    ['nobody confirms what they proposed', ada, ada, false],
    ['not who was invited by the proposer', ben, ada, false],
    ['not who invited the proposer', ada, ben, false],
    ['not over two invitations', cem, ada, false],
    ['nor over two invitations backwards', ada, cem, false],
    ['not two whom the same person invited', ben, dov, false],
    ['nor their next', cem, dov, false],
    ['somebody of whom nobody is in debt', eve, ada, true],
    ['also for the invited', eve, cem, true],
    ['also the other way round', cem, eve, true],
  ])('%s', (_, confirmer, proposer, may) => expect(mayConfirm(confirmer, proposer, origins, now)).toBe(may))

  test('a grant is owed for thirty days, to the millisecond, and those of the invited count from their own day', () => {
    const over = daysAfter(NOON, FRESH_DAYS)
    expect(mayConfirm(ben, ada, origins, new Date(over.getTime() - 1))).toBe(false)
    expect(mayConfirm(ben, ada, origins, over)).toBe(true)
    expect(mayConfirm(cem, ada, origins, over)).toBe(false)
    expect(mayConfirm(cem, ada, origins, daysAfter(NOON, 20 + FRESH_DAYS))).toBe(true)
  })
})

describe('SH2: an invitation to the staff', () => {
  const told = deleteStoredFile({ fileId: 'stands for the message' })
  const invitation = { ...anInvitation({ invitedBy: ada }), invitationId: 'invitation1', invitedBy: ada } as const
  const held = { role: 'staff' } as const
  const by = (personId: PersonId) => ({ proposedAt: NOON, by: personId, origins, told, now: daysAfter(NOON, 1) })
  const waiting = someRoles({
    _id: personId('new'),
    accepted: ['invitation1'],
    proposed: { grant: held, invitationId: 'invitation1', invitedBy: ada, at: NOON },
    proposedAt: NOON,
  })

  test('is a proposal until somebody else confirms it', () => {
    const decision = decideProposedGrant(someRoles(), invitation, told, NOON)
    expect(decision).toMatchObject({ kind: 'change', next: { proposed: { invitedBy: ada, at: NOON }, proposedAt: NOON } })
    expect(decision).not.toHaveProperty('next.grants')
  })

  test('of the operator holds at once, and is owed to nobody', () => {
    const decision = decideProposedGrant(someRoles(), { ...invitation, invitedBy: 'operator' }, told, NOON)
    expect(decision).toMatchObject({ next: { grants: [held], origin: { invitedBy: 'operator', lineage: [] } } })
  })

  test('entered again changes nothing, and does not come back when it was dropped', () => {
    expect(decideProposedGrant(waiting, invitation, told, NOON)).toEqual({ kind: 'change', next: {} })
    const dropped = { ...waiting, proposed: null, proposedAt: null }
    expect(decideProposedGrant(dropped, invitation, told, NOON)).toMatchObject({ refusal: { code: 'INVITATION_INVALID' } })
  })

  test('is confirmed by who is not connected to the inviter, and keeps who did what', () => {
    expect(decideConfirmGrant(waiting, by(eve))).toMatchObject({
      next: { grants: [held], proposed: null, origin: { invitedBy: ada, confirmedBy: eve, lineage: [ada] } },
    })
    for (const one of [ada, ben, cem, waiting._id])
      expect(decideConfirmGrant(waiting, by(one))).toMatchObject({ refusal: { code: 'SECOND_PERSON_NEEDED' } })
  })

  test('holds for the proposal that was seen', () => {
    expect(decideConfirmGrant(waiting, { ...by(eve), proposedAt: daysAfter(NOON, -1) })).toMatchObject({
      refusal: { code: 'CHANGED_MEANWHILE' },
    })
    expect(decideConfirmGrant(someRoles(), by(eve))).toMatchObject({ refusal: { code: 'NOTHING_PROPOSED' } })
  })
})
