import type { PersonId } from '../../../../contract/kernel/ids'
import type { MerchantId } from '../../../../contract/merchant/ids'
import type { Vehicle } from '../../../../contract/pass/compoundRules'
import type { GateRefusal, GuardRefusal, UseMethod } from '../../../../contract/pass/gateVerdict'
import type { CompoundId, GateId, PassId, UseId } from '../../../../contract/pass/ids'
import type { PassAudience } from '../../../../contract/pass/passCode'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../../kernel/database/decision'
import type { Holder, LastAccess } from './pass'

/** One use of a pass: an entry, an exit, a refusal at a gate, or a check at a counter. */
export interface AccessEvent extends Changeable {
  /** `passId` and `sequence`: that it is unique makes the uses of a pass a chain, in which two can't take one place. */
  readonly _id: UseId
  readonly passId: PassId
  readonly sequence: number
  /** Who asked, and under which requestId: unique, so that a retry finds what it did. */
  readonly requestKey: string
  readonly place: CompoundId | MerchantId
  readonly placeName: string
  readonly gateId: GateId | null
  readonly gateName: string
  /** `checked`: at a counter, or once more at a gate within minutes: no entry of its own. */
  readonly outcome: 'enter' | 'leave' | 'refused' | 'checked'
  readonly method: UseMethod
  readonly vehicle: Vehicle
  /** When it happened; for what a guard decided without network earlier than when it was entered. */
  readonly at: Date
  /** Since when the rider has been at this place. */
  readonly arrivedAt: Date
  /** As the holder was then; null once the registration is erased. */
  readonly holder: Holder | null
  readonly refusal: GateRefusal | null
  readonly guardRefusal: GuardRefusal | null
  readonly guardId: PersonId | null
  readonly guardLabel: string | null
  /** When a guard kept the rider out after all. */
  readonly refusedAt: Date | null
  readonly undone: boolean
  readonly suspicious: boolean
  /** Does the place record exits, so that whoever enters counts as inside? */
  readonly exits: boolean
  /** Of `checked` at a gate: which arrival it is once more. */
  readonly sameAs: Pick<LastAccess, 'useId' | 'at'> | null
  /** The code that was used up. */
  readonly code: { readonly audience: PassAudience; readonly step: number } | null
  /** Fixed for the retention index. */
  readonly kind: 'use'
}

export const accessEvents = openCollection<AccessEvent>({
  name: 'uses',
  indexes: [
    { name: 'request', keys: [['requestKey', 1]], unique: true },
    {
      name: 'place',
      keys: [
        ['place', 1],
        ['at', -1],
      ],
    },
    {
      name: 'placeOutcome',
      keys: [
        ['place', 1],
        ['outcome', 1],
        ['at', -1],
      ],
    },
    {
      name: 'placeGate',
      keys: [
        ['place', 1],
        ['gateId', 1],
        ['at', -1],
      ],
    },
    {
      name: 'placeGateOutcome',
      keys: [
        ['place', 1],
        ['gateId', 1],
        ['outcome', 1],
        ['at', -1],
      ],
    },
    {
      name: 'placeUndone',
      keys: [
        ['place', 1],
        ['undone', 1],
        ['at', -1],
      ],
    },
    {
      name: 'pass',
      keys: [
        ['passId', 1],
        ['at', -1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 90, index: 'age', equals: { kind: 'use' } }],
    why: 'Long enough to follow up an incident or a complaint at a compound. The name goes earlier, with the registration.',
  },
})

export const accessEventIdOf = (passId: PassId, sequence: number) => `use_${passId.slice('pas_'.length)}${sequence}` as UseId

/** The number of the newest use that is kept, also of a pass that has been erased since: another one of the same rider goes on from there. */
export async function lastSequence(passId: PassId): Promise<number> {
  const [newest] = await accessEvents.find('pass', { equals: { passId }, limit: 1 })
  return newest?.sequence ?? 0
}
