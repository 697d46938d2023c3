import { createHash } from 'node:crypto'
import { lookAt, takePlace } from '../../cloudfunctions/domains/booking/takePlace'
import { personIdOf } from '../../cloudfunctions/kernel/people/ids'
import type { SessionId } from '../../contract/course/ids'
import { openidAt } from './hall'

/** Decides a booking as the product does, without the surrounding work (function, agenda, reply). */
export const deciding =
  (offeringId: SessionId) =>
  async (number: number): Promise<string> => {
    const personId = personIdOf(openidAt(number))
    const fingerprint = createHash('sha256').update(personId).digest('hex').slice(0, 24)
    const request = {
      requestId: `deciding-${number}`,
      action: 'course.enrol',
      audited: false,
      actorId: personId,
      now: new Date(),
      fingerprint,
    }
    const asking = { offeringId, personIds: [personId], way: 'enrol', request } as const
    const look = await lookAt({ ...asking, personIds: [personId] })
    const refusal = await takePlace({ ...asking, personIds: [personId], seats: [{ personId, name: null }] }, look)
    return refusal ? refusal.code : 'ok'
  }
