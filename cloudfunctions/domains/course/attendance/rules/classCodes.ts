import type { ClassCode } from '../../../../../contract/course/classCode'
import type { ClassCodeFault } from '../../../../../contract/course/refusals'
import type { DeviceId, PersonId } from '../../../../../contract/kernel/ids'
import { lifeOf } from '../../../../../contract/pass/passCode'
import type { Sealed } from '../../../../kernel/secrets/fieldCipher'
import type { ShownBy } from '../classCodeDocument'

interface Opening {
  readonly teacherId: PersonId
  readonly deviceId: DeviceId
  /** For a phone that hasn't shown the code yet. */
  readonly seed: Sealed
}

/** A phone that shows the code goes on with its seed; another one gets the next number, and the codes of the one before end. */
export const shownAfter = (shown: ShownBy | null, { teacherId, deviceId, seed }: Opening): ShownBy =>
  shown?.deviceId === deviceId && shown.teacherId === teacherId
    ? shown
    : { teacherId, deviceId, keyNo: ((shown?.keyNo ?? 0) % 65_535) + 1, seed }

/** Did a phone of this lesson make the code, at whatever time? Null: yes. */
export function faultOfMaker(shown: ShownBy | null, { keyNo }: ClassCode, isGenuine: boolean): ClassCodeFault | null {
  if (shown && keyNo < shown.keyNo) return 'otherPhone'
  return isGenuine ? null : 'forged'
}

/** Is it the code of this moment? Null: yes. A picture of it is 30 seconds old at most. */
export function faultOfTime({ step }: ClassCode, now: Date): ClassCodeFault | null {
  const { from, to } = lifeOf(step)
  if (now < from) return 'future'
  return now >= to ? 'expired' : null
}
