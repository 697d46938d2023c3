import { closeRoll, followAttendance } from '../attendance/followAttendance'
import { remindLesson } from '../attendance/remindLesson'
import { appendToTrail } from '../audit/trail'
import { followBookings } from '../booking/followBooking'
import { followDraw } from '../booking/followDraw'
import { noteStanding } from '../booking/noteStanding'
import { tellOffering } from '../booking/tellOffering'
import { followCertificate } from '../certificates/forget'
import { followContest } from '../contests/followContest'
import { tellResults } from '../contests/tellResults'
import { tellSignedUp } from '../contests/tellSignedUp'
import { deleteFile } from '../files'
import { deliver } from '../inbox/deliver'
import { endCodes } from '../pass/endedCodes'
import { followListing } from '../pass/followListing'
import { followRider } from '../pass/followRider'
import { correctLastUse } from '../pass/recordUse'
import { reviveCodes } from '../pass/reviveCodes'
import { erasePerson } from '../people/erase'
import { followReaders } from '../readers/followReaders'
import { refuseFaces } from '../readers/refuseFaces'
import { releaseIdentity } from '../riders/identities'
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
