import { decideUse } from '../../cloudfunctions/account/rules/invitation'
import { anInvitation, personId } from '../builders/people'
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
