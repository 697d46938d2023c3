import { decisionMessage } from '../../cloudfunctions/kernel/wechat/decisionMessage'
import type { MessageContent } from '../../contract/kernel/message'
import { NOON } from '../builders/time'

/** A kind that is missing here doesn't compile. */
const kinds: Record<MessageContent['kind'], true> = {
  vouched: true,
  verified: true,
  returned: true,
  removed: true,
  identityContested: true,
  roleGranted: true,
  roleRevoked: true,
  passEnding: true,
  passSuspended: true,
  passRevoked: true,
  passRestored: true,
  passExpired: true,
  passMoved: true,
  appealAnswered: true,
  listingApproved: true,
  listingRefused: true,
  listingRemoved: true,
  gateRefused: true,
  gateWait: true,
  placeOffered: true,
  offerOver: true,
  sessionCancelled: true,
  lessonCancelled: true,
  sessionChanged: true,
  lessonSoon: true,
  bookedByStaff: true,
  removedByStaff: true,
  drawn: true,
  noShow: true,
  noShowExcused: true,
  certificateIssued: true,
  certificateRevoked: true,
  signedUp: true,
  contestResult: true,
}

test.each(Object.keys(kinds) as MessageContent['kind'][])(
  '"%s" fits WeChat’s template: at most five characters say what was decided',
  (kind) => {
    const { data } = decisionMessage('oSample', kind, NOON)
    expect(data.phrase1.value).toMatch(/^\p{Script=Han}{1,5}$/u)
  },
)

test('the time is Shanghai’s, to the minute', () => {
  expect(decisionMessage('oSample', 'verified', new Date('2026-12-31T16:30:00Z')).data.time2.value).toBe('2027年01月01日 00:30')
})
