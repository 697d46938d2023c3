import * as z from 'zod/mini'
import { CategoryId, ContestId } from '../../../contract/contest/ids'
import { PersonId } from '../../../contract/kernel/ids'
import { defineEffect } from '../../kernel/effect'

/** The places of a contest's categories are brought to what it says now. */
export const syncContest = defineEffect('contest.sync', 1, z.object({ contestId: ContestId, at: z.date() }))

/** These people hear what they came to in a round. `after`: it goes on behind this person. */
export const tellResultsTo = defineEffect(
  'contest.tellResults',
  1,
  z.object({
    resultId: z.templateLiteral(['res_', z.string()]),
    eventId: z.string(),
    personIds: z.readonly(z.array(PersonId)),
    after: z.nullable(PersonId),
    at: z.date(),
  }),
  { later: true },
)

/** A station manager has signed riders up by this request: they hear of it. */
export const tellSignedUpTo = defineEffect(
  'contest.tellSignedUp',
  1,
  z.object({
    categoryId: CategoryId,
    personIds: z.readonly(z.array(PersonId)),
    stationName: z.string(),
    requestId: z.string(),
    fingerprint: z.string(),
    actorId: z.string(),
    at: z.date(),
  }),
)
