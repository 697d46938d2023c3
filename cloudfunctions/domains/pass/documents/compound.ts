import type { TownId } from '../../../../contract/account/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { CompoundRules } from '../../../../contract/pass/compoundRules'
import type { CompoundId, GateId } from '../../../../contract/pass/ids'
import type { MapPoint } from '../../../../contract/pass/pass'
import { byName } from '../../../kernel/byName'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { findAll, findFirst, onlyFields } from '../../../kernel/database/page'
import type { PlacePerson } from '../../../kernel/people/placeRole'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { sealField, unsealField } from '../../../kernel/secrets/sealedField'

/** A compound (小区) or mall with its gates, its rules and the people who work there. It is one document, so that a gate needs one read. */
export interface CompoundDocument extends Changeable {
  readonly _id: CompoundId
  readonly name: string
  readonly kind: 'compound' | 'mall'
  readonly level: 'friendly' | 'preparing'
  readonly townId: TownId
  readonly community: string
  readonly open: boolean
  readonly rules: CompoundRules
  readonly hotline: string | null
  /** What riders should know inside. */
  readonly note: string | null
  readonly gates: readonly Gate[]
  readonly people: readonly PlacePerson<'guard' | 'propertyManager'>[]
  /** Who worked here until a short time ago. Compounds that are older than this list lack it. */
  readonly former?: readonly FormerPerson[]
  /** When the first of them is forgotten; null: there is nobody. Compounds that are older than this field lack it. */
  readonly formerUntil?: Date | null
  /** Invitations that were used here. An invitation works once, so it can't bring back somebody who was removed. */
  readonly joined: readonly string[]
  readonly map: CompoundMap | null
  /** Every picture that was stored for the map. Each is noted before it is stored, so that one which a crash left unused is deleted with the next. */
  readonly stored: readonly string[]
  readonly convention: { readonly compound: Signature | null; readonly community: Signature | null }
}

export interface Gate {
  readonly gateId: GateId
  readonly name: string
  /** What the codes on its posters contain (`contract/pass/gateCode`). Unlike the id it can be renewed. */
  readonly code: string
  readonly open: boolean
  readonly exits: boolean
}

/** Somebody who works at a compound. */
export type CompoundPerson = CompoundDocument['people'][number]

/** Somebody who no longer works at a compound. Their phone may still hold what they decided without network. */
export interface FormerPerson extends Pick<CompoundPerson, 'personId' | 'label'> {
  readonly endedAt: Date
}

export interface CompoundMap {
  readonly picture: string
  readonly width: number
  readonly height: number
  readonly points: readonly MapPoint[]
}

/** Somebody signed this version of the conduct convention. */
export interface Signature {
  readonly version: number
  readonly at: Date
}

export const compounds = openCollection<CompoundDocument>({
  name: 'compounds',
  typed: ['name', 'gates.name', 'people.label'],
  sealed: [
    { path: 'people.*.label', field: 'label' },
    { path: 'former.*.label', field: 'label' },
  ],
  indexes: [
    { name: 'gateCode', keys: [['gates.code', 1]] },
    {
      name: 'person',
      keys: [
        ['people.personId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'name',
      keys: [
        ['name', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'formerUntil',
      keys: [
        ['formerUntil', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'always', why: 'No personal data beyond pseudonymous ids and the sealed names of those who work there.' },
})

export const sealLabel = (compoundId: CompoundId, label: string): Sealed => sealField(compounds, 'label', compoundId, label)

/** The name that the property manager uses for somebody who works, or worked, at this compound. */
export const labelOf = ({ _id }: Pick<CompoundDocument, '_id'>, { label }: Pick<CompoundPerson, 'label'>) =>
  unsealField(compounds, 'label', _id, label)

/** A gate's code is 80 random bits: no two are the same, and the first match is the only one. */
export async function compoundOfGateCode(code: string): Promise<CompoundDocument | null> {
  const [compound] = await findFirst(compounds, 'gateCode', { equals: { 'gates.code': code }, most: 1 })
  return compound ?? null
}

/** Where somebody works, however many places that are: a property company may look after most of a town. */
export const compoundsOf = async (personId: PersonId) =>
  byName(await findAll(onlyFields(compounds, ['name', 'people']), 'person', { equals: { 'people.personId': personId } }))

/** What a list shows of a compound. */
const ROW = ['name', 'kind', 'level', 'townId', 'open', 'rules'] as const

export type CompoundHead = Pick<CompoundDocument, '_id' | (typeof ROW)[number]>

/** All compounds as lists show them: a hundredth of what their documents hold. */
export const allCompounds = async (): Promise<CompoundHead[]> => byName(await findAll(onlyFields(compounds, ROW), 'name', { equals: {} }))

type Settings = Pick<CompoundDocument, '_id' | 'name' | 'kind' | 'level' | 'townId' | 'community' | 'open'>

/** The rules until the property manager changes them: every pass, at any time, on any vehicle. */
const OPEN_TO_ALL: CompoundRules = {
  who: 'anyPass',
  workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
  hours: [],
  eBikes: true,
  eBikesClosed: [],
}

/** The compound with this id. When there is none, one is made with these settings. */
export const ensureCompound = (settings: Settings): Promise<CompoundDocument> =>
  ensureDocument(compounds, settings._id, () => ({
    ...unchanged,
    ...settings,
    rules: OPEN_TO_ALL,
    hotline: null,
    note: null,
    gates: [],
    people: [],
    joined: [],
    map: null,
    stored: [],
    convention: { compound: null, community: null },
  }))
