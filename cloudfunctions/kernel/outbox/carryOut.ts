import { erasePerson } from '../../domains/account/people/erase'
import { releaseIdentity } from '../../domains/account/riders/identities'
import { followBookings } from '../../domains/booking/followBooking'
import { noteStanding } from '../../domains/booking/noteStanding'
import { tellOffering } from '../../domains/booking/tellOffering'
import { followContest } from '../../domains/contest/followContest'
import { tellResults } from '../../domains/contest/tellResults'
import { tellSignedUp } from '../../domains/contest/tellSignedUp'
import { closeRoll, followAttendance } from '../../domains/course/attendance/followAttendance'
import { remindLesson } from '../../domains/course/attendance/remindLesson'
import { followCertificate } from '../../domains/course/certificates/forget'
import { followDraw } from '../../domains/course/draw/followDraw'
import { endCodes } from '../../domains/pass/pass/endedCodes'
import { followListing } from '../../domains/pass/pass/followListing'
import { followRider } from '../../domains/pass/pass/followRider'
import { correctLastUse } from '../../domains/pass/pass/recordUse'
import { reviveCodes } from '../../domains/pass/pass/reviveCodes'
import { followReaders } from '../../domains/pass/readers/followReaders'
import { refuseFaces } from '../../domains/pass/readers/refuseFaces'
import { appendToTrail } from '../audit/trail'
import { deleteFile } from '../files'
import { deliver } from '../inbox/deliver'
import type { Effect } from './effect'

/** Does what an effect says. Repeating it changes nothing. */
export async function carryOut(effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'audit':
      return appendToTrail(effect)
    case 'notify':
      return deliver(effect)
    case 'deleteFile':
      return deleteFile(effect.fileId)
    case 'releaseIdentity':
      await releaseIdentity(effect.identity, effect.riderId)
      return
    case 'erasePerson':
      return erasePerson(effect)
    case 'followRider':
      return followRider(effect)
    case 'followListing':
      return followListing(effect)
    case 'endCodes':
      return endCodes(effect.passId, effect)
    case 'reviveCodes':
      return reviveCodes(effect)
    case 'correctLastUse':
      return correctLastUse(effect)
    case 'followReaders':
      return followReaders(effect)
    case 'refuseFaces':
      return refuseFaces(effect)
    case 'remindLesson':
      return remindLesson(effect)
    case 'closeRoll':
      return closeRoll(effect)
    case 'followAttendance':
      return followAttendance(effect)
    case 'followDraw':
      return followDraw(effect.drawId)
    case 'followContest':
      return followContest(effect.contestId, effect.at)
    case 'tellResults':
      return tellResults(effect)
    case 'tellSignedUp':
      return tellSignedUp(effect)
    case 'followBooking':
      return followBookings(effect)
    case 'tellOffering':
      return tellOffering(effect)
    case 'standing':
      return noteStanding(effect)
    case 'followCertificate':
      return followCertificate(effect)
    default:
      // A kind that is forgotten here doesn't compile.
      throw new Error(`no such effect: ${JSON.stringify(effect satisfies never)}`)
  }
}
