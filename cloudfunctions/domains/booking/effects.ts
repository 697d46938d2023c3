import * as z from 'zod/mini'
import type { OfferingId } from '../../../contract/booking/ids'
import { PersonId } from '../../../contract/kernel/ids'
import { MessageContent } from '../../../contract/kernel/message'
import { defineEffect } from '../../kernel/effect'

/** Offerings belong to many domains, each with ids of its own. */
const AnyOfferingId = z.custom<OfferingId>((value) => typeof value === 'string')

/** The agendas of these people are brought to what the offering says of them now: few, who wait for it. */
export const syncBookings = defineEffect(
  'booking.sync',
  1,
  z.object({ offeringId: AnyOfferingId, personIds: z.readonly(z.array(PersonId)), at: z.date() }),
)

/** The same for everybody who takes part or hopes to: thousands are not listed. `after`: it goes on behind this person. */
export const syncEverybody = defineEffect(
  'booking.syncEverybody',
  1,
  z.object({ offeringId: AnyOfferingId, after: z.nullable(PersonId), at: z.date() }),
  { later: true },
)

/** A message to everybody who has a place, is offered one or waits. `after`: it goes on behind this person. */
export const tellEverybody = defineEffect(
  'booking.tellEverybody',
  1,
  z.object({
    offeringId: AnyOfferingId,
    eventId: z.string(),
    content: MessageContent,
    phrase: z.string(),
    after: z.nullable(PersonId),
    at: z.date(),
  }),
  { later: true },
)

const Penalty = z.object({
  /** Names it once and for good. */
  key: z.string(),
  kind: z.enum(['noShow', 'late']),
  offeringId: AnyOfferingId,
  title: z.string(),
  at: z.date(),
})

/** A no-show, a late cancellation or an early release is noted of a person, or a mark is taken back. */
export const noteStandingOf = defineEffect(
  'booking.noteStanding',
  1,
  z.object({
    personId: PersonId,
    change: z.union([
      z.object({ add: Penalty }),
      z.object({ takeBack: z.string() }),
      z.object({ credit: z.object({ key: z.string(), at: z.date() }) }),
    ]),
    at: z.date(),
  }),
)
