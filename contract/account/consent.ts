import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { ConsentKind } from './rider'

/** The current version of each text. After a new version everybody is asked again. The texts are in `src/packages/account/words/consents`. */
export const consentVersions: Readonly<Record<ConsentKind, number>> = { service: 1, sensitive: 1, child: 1, insuranceSharing: 1, face: 1 }

export const ConsentView = z.object({
  kind: ConsentKind,
  /** `asked`: never answered, or answered for an older text. */
  state: z.enum(['asked', 'given', 'refused']),
  version: z.int(),
  at: z.nullable(Instant),
})
export type ConsentView = z.output<typeof ConsentView>

/** Gives, refuses or takes back one consent. What does not need this consent stays open to a person who refuses it. */
export const decide = action({
  name: 'consent.decide',
  limit: limits.own,
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({ kind: ConsentKind, version: z.int(), decision: z.enum(['given', 'refused']) }),
  output: z.array(ConsentView),
  errors: ['CONSENT_OUTDATED', 'CONSENT_IN_USE'],
})

export const consentActions = { decide }
