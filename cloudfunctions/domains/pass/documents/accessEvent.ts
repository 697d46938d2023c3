import type { PersonId } from '../../../../contract/kernel/ids'
import type { Vehicle } from '../../../../contract/pass/compoundRules'
import type { GateRefusal, GuardRefusal, UseMethod } from '../../../../contract/pass/gateVerdict'
import type { GateId, PassId, PassPlaceId, UseId } from '../../../../contract/pass/ids'
import type { PassAudience } from '../../../../contract/pass/passCode'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../../kernel/database/decision'
import { findFirst, onlyFields } from '../../../kernel/database/page'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { sealField, unsealField } from '../../../kernel/secrets/sealedField'
import { fieldsOfHolder, type Holder, type LastAccess } from './pass'

/**
 * One access event of a pass: an entry, an exit, a refusal at a gate, or a check at a counter. On the wire and in the database it is called a
 * use (`useId`, `uses`): what is stored or sent keeps its name.
 */
export interface AccessEvent extends Changeable {
  /** Made of `passId` and `sequence`. Because it is unique, the events of a pass form a chain: two events can't take the same number. */
  readonly _id: UseId
  readonly passId: PassId
  readonly sequence: number
  /** Who asked, and under which requestId. It is unique, so that a retry finds the event that it has recorded before. */
  readonly requestKey: string
  readonly place: PassPlaceId
  readonly placeName: string
  readonly gateId: GateId | null
  readonly gateName: string
  /** `checked`: a check at a counter, or a second scan at a gate within minutes, which is no entry of its own. */
  readonly outcome: 'enter' | 'leave' | 'refused' | 'checked'
  readonly method: UseMethod
  readonly vehicle: Vehicle
  /** When it happened. A decision that a guard made without network is recorded later than that. */
  readonly at: Date
  /** Since when the rider has been at this place. */
  readonly arrivedAt: Date
  /** The holder as they were at that time; null once the registration is erased. */
  readonly holder: Holder | null
  readonly refusal: GateRefusal | null
  readonly guardRefusal: GuardRefusal | null
  readonly guardId: PersonId | null
  readonly guardLabel: Sealed | null
  /** When a guard kept the rider out although the pass would do. */
  readonly refusedAt: Date | null
  /** Who kept the rider out after a scan. Left out: nobody, or the guard of the scan itself. */
  readonly refusedBy?: PersonId
  readonly undone: boolean
  /** Decided without network, and doubted since. It is shown to the rider and changes nothing in the pass but the codes that are used up. */
  readonly suspicious: boolean
  /** When the rider has said that this was not them. Events that are older than this way to object lack the field. */
  readonly objectedAt?: Date | null
  /** Whether the place records exits. Only then does a rider who enters count as being inside. */
  readonly exits: boolean
  /** For `checked` at a gate: the arrival that was scanned again. */
  readonly sameAs: Pick<LastAccess, 'useId' | 'at'> | null
  /** The code that was used up. */
  readonly code: { readonly audience: PassAudience; readonly step: number } | null
  /** While an erasure replaces it: the random name of nobody to whom its copy belongs. */
  readonly alias?: string
  /** Fixed for the retention index. */
  readonly kind: 'use'
}

export const accessEvents = openCollection<AccessEvent>({
  name: 'uses',
  sealed: [{ path: 'guardLabel' }],
  indexes: [
    { name: 'request', keys: [['requestKey', 1]], unique: true },
    {
      name: 'place',
      keys: [
        ['place', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'placeOutcome',
      keys: [
        ['place', 1],
        ['outcome', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'placeGate',
      keys: [
        ['place', 1],
        ['gateId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'placeGateOutcome',
      keys: [
        ['place', 1],
        ['gateId', 1],
        ['outcome', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'pass',
      keys: [
        ['passId', 1],
        ['at', -1],
        ['_id', -1],
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
  copies: [
    ...fieldsOfHolder('history'),
    { field: 'placeName', of: 'compounds.name', kind: 'history' },
    { field: 'gateName', of: 'compounds.gates.name', kind: 'history' },
    { field: 'guardLabel', of: 'compounds.people.label', kind: 'history' },
  ],
})

export const accessEventIdOf = (passId: PassId, sequence: number) => `use_${passId.slice('pas_'.length)}${sequence}` as UseId

export const sealGuardLabel = (useId: UseId, label: string | null): Sealed | null =>
  label === null ? null : sealField(accessEvents, 'guardLabel', useId, label)

/** What the guard was called at that time; null where there was none. */
export const guardLabelIn = ({ _id, guardLabel }: AccessEvent) => guardLabel && unsealField(accessEvents, 'guardLabel', _id, guardLabel)

/**
 * Replaces an event of an erased pass by the same event of nobody, which keeps no id or request that leads to the pass. The event first takes
 * the alias, so that all who replace it at the same time, or again after a crash, make one and the same copy.
 */
export async function replaceByAnonymous({ _id, requestKey }: AccessEvent, proposed: string): Promise<void> {
  // The number may belong to a new event by now, if the rider has come back.
  await accessEvents.modify(_id, {
    when: { requestKey: { is: requestKey }, alias: { absent: true } },
    change: { alias: { set: proposed } },
  })
  const event = await accessEvents.get(_id)
  if (event?.requestKey !== requestKey || event.alias === undefined) return
  await accessEvents.insert(anonymousCopy(event, event.alias))
  await accessEvents.remove(_id, { requestKey })
}

/** What the log keeps. Effects that are still owed go with it, and with them the last that names the pass. */
function anonymousCopy({ alias: _, ...event }: AccessEvent, alias: string): AccessEvent {
  const passId = `pas_${alias}` as PassId
  const useId = accessEventIdOf(passId, event.sequence)
  const sameAs = event.sameAs && { at: event.sameAs.at, useId: aliasOf(event.sameAs.useId, event.passId, passId) }
  const guardLabel = sealGuardLabel(useId, guardLabelIn(event))
  return { ...event, _id: useId, passId, requestKey: useId, applied: [], holder: null, guardLabel, sameAs }
}

const aliasOf = (useId: UseId, from: PassId, to: PassId) => useId.replace(from.slice('pas_'.length), to.slice('pas_'.length)) as UseId

/** Events of a pass up to an instant, in no order that matters. */
export const someEventsOf = (passId: PassId, most: number, upTo?: Date) =>
  findFirst(accessEvents, 'pass', { equals: { passId }, ...(upTo && { upTo }), most })

/** More events than come between one and another that was decided later and sent earlier. */
const OUT_OF_ORDER = 300

/**
 * The highest number of the events that are kept for a pass. Their times are in another order: what was decided without network comes late. A
 * new pass begins behind it: what an erasure has left for its second look must not be taken for an event of the new pass.
 */
export async function lastSequence(passId: PassId): Promise<number> {
  const newest = await findFirst(onlyFields(accessEvents, ['sequence']), 'pass', { equals: { passId }, most: OUT_OF_ORDER })
  return Math.max(0, ...newest.map(({ sequence }) => sequence))
}
