import { decideUse } from '../../cloudfunctions/domains/account/rules/invitation'
import { deleteStoredFile } from '../../cloudfunctions/kernel/effects'
import { decideGrant, type RolesDocument } from '../../cloudfunctions/kernel/people/roles'
import { anInvitation, personId, someRoles } from '../builders/people'
import { stationId } from '../builders/riders'
import { minutesAfter, NOON } from '../builders/time'

const [li, wang] = [personId('li'), personId('wang')]
const invalid = { kind: 'refuse', refusal: { code: 'INVITATION_INVALID', details: {} } }

test('an invitation is for the first who uses it', () => {
  expect(decideUse(anInvitation(), li, NOON)).toEqual({ kind: 'change', next: { usedBy: li } })
  expect(decideUse(anInvitation({ usedBy: wang }), li, NOON)).toEqual(invalid)
})

test('it dies at its time, to the millisecond', () => {
  const { expiresAt } = anInvitation()
  expect(decideUse(anInvitation(), li, new Date(expiresAt.getTime() - 1)).kind).toBe('change')
  expect(decideUse(anInvitation(), li, expiresAt)).toEqual(invalid)
})

test('whoever used it may enter it again, even late: a crash may have come before the role', () => {
  const used = anInvitation({ usedBy: li })
  expect(decideUse(used, li, minutesAfter(used.expiresAt, 60)).kind).toBe('change')
})

describe('the role behind a code', () => {
  const message = deleteStoredFile({ fileId: 'stands for the message' })
  const grant = { role: 'stationManager', stationId: stationId('a') } as const
  const invitation = { ...anInvitation({ grant }), grant, invitationId: anInvitation()._id }
  const grantTo = (roles: Partial<RolesDocument>) => decideGrant(someRoles(roles), invitation, message)

  test('is given once and its holder is told', () => {
    expect(grantTo({})).toEqual({ kind: 'change', next: { grants: [invitation.grant], accepted: [invitation._id] }, effects: [message] })
  })

  test('comes to the roles that are there, never twice', () => {
    const grants = [{ role: 'staff' } as const, invitation.grant]
    expect(grantTo({ grants })).toMatchObject({ next: { grants } })
  })

  test('does not come back by the old code after it was taken back', () => {
    expect(grantTo({ accepted: [invitation._id] })).toEqual(invalid)
  })

  test('entered again by its holder nothing happens, nobody is told twice', () => {
    expect(grantTo({ grants: [invitation.grant], accepted: [invitation._id] })).toEqual({ kind: 'change', next: {} })
  })
})
