import * as z from 'zod/mini'
import type { OfferingId } from '../../../contract/booking/ids'
import { PersonId } from '../../../contract/kernel/ids'
import { MessageContent } from '../../../contract/kernel/message'
import { defineEffect, type NewEffect } from '../../kernel/effect'

/** Offerings belong to many domains, each with ids of its own. */
const AnyOfferingId = z.custom<OfferingId>((value) => typeof value === 'string')

/** The agendas of these few people are brought to what the offering says of them now. */
export const syncBookings = defineEffect(
  'booking.sync',
  1,
  z.object({ offeringId: AnyOfferingId, personIds: z.readonly(z.array(PersonId)), at: z.date() }),
)

/**
 * One decision has changed more people than a reply may wait for: everybody whose state is of that instant gets the agenda that the offering says
 * now, and hears what it means. `after`: it goes on behind this person.
 */
export const followManyChanges = defineEffect(
  'booking.followManyChanges',
  1,
  z.object({ offeringId: AnyOfferingId, after: z.nullable(PersonId), at: z.date() }),
  { later: true },
)

/** The agendas of everybody who takes part or wants to are brought to what the offering says now. `after`: it goes on behind this person. */
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
    /** Whether the message says until when the way out is free; one that a session was changed always does. */
    saysFreeWay: z.optional(z.boolean()),
    after: z.nullable(PersonId),
    at: z.date(),
  }),
  { later: true },
)

interface ChangeForAll {
  readonly offeringId: OfferingId
  readonly eventId: string
  readonly content: MessageContent
  /** What WeChat shows of it. */
  readonly phrase: string
  /** Whether who holds a place is told until when the way out is free; such a content has `freeUntil`. */
  readonly saysFreeWay?: boolean
  readonly at: Date
}

/** What must follow when something changes for all: everybody has it in the agenda and hears of it, once. */
export const followChangeForAll = ({ offeringId, eventId, content, phrase, saysFreeWay = false, at }: ChangeForAll): NewEffect[] => [
  syncEverybody({ offeringId, after: null, at }),
  tellEverybody({ offeringId, eventId, content, phrase, saysFreeWay, after: null, at }),
]

const Penalty = z.object({
  /** Names it once and for good. */
  key: z.string(),
  kind: z.enum(['noShow', 'late']),
  offeringId: AnyOfferingId,
  title: z.string(),
  at: z.date(),
})

/** A late cancellation or an early one is noted of a person, or a penalty is taken back. */
export const notePenalty = defineEffect(
  'booking.notePenalty',
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
