import { randomBytes } from 'node:crypto'
import type { DrawId, SessionId } from '../../../../contract/course/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { sealField, unsealField } from '../../../kernel/secrets/sealedField'
import type { DrawnSession } from './rules/drawPlaces'
import { sha256 } from './sha256'

/** A draw (摇号) over the places of one or more sessions. What people wish is in `wishes`, what they got in the offerings. */
export interface DrawDocument extends Changeable {
  readonly _id: DrawId
  readonly title: string
  /** Made once, with the document; opened when it has drawn. */
  readonly seed: Sealed
  /** Of the seed; public from the beginning. */
  readonly seedHash: string
  /** As staff want it. A session takes part if its offering names this draw as its own: one that another draw has stays there. */
  readonly sessionIds: readonly SessionId[]
  /** Once among them; they are let go. */
  readonly formerIds: readonly SessionId[]
  readonly opensAt: Date
  readonly closesAt: Date
  readonly mostRanks: number
  /** How many have wished, counted by a timer, so that looking costs no count. */
  readonly wished: { readonly count: number; readonly at: Date } | null
  /** What takes part, fixed once no wish is on its way any more; null: not yet. From it, the seed and the tickets follows everything else. */
  readonly fixed: FixedDraw | null
  /** When every session had its result. */
  readonly drawnAt: Date | null
  /** When a timer must look at it; null: everything is done, everybody told. */
  readonly dueAt: Date | null
  /** Fixed for the retention index. */
  readonly kind: 'draw'
}

export interface FixedDraw {
  readonly at: Date
  readonly sessions: readonly (DrawnSession & { readonly title: string })[]
  /** So many tickets take part. */
  readonly of: number
}

export type FixedDrawDocument = DrawDocument & { readonly fixed: FixedDraw }

export const draws = openCollection<DrawDocument>({
  name: 'draws',
  typed: ['title'],
  sealed: [{ path: 'seed' }],
  indexes: [
    {
      name: 'dueAt',
      keys: [
        ['dueAt', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['closesAt', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 730, index: 'age', equals: { kind: 'draw' } }],
    why: 'As long as the sessions whose places it drew, so that it can be checked; no personal data.',
  },
  copies: [{ field: 'fixed.sessions.title', of: 'offerings.details.title', kind: 'history' }],
})

export const seedOf = ({ _id, seed }: Pick<DrawDocument, '_id' | 'seed'>) => unsealField(draws, 'seed', _id, seed)

type Settings = Pick<DrawDocument, '_id' | 'title' | 'opensAt' | 'closesAt' | 'mostRanks'>

/** The draw; a new one with these settings, a seed of its own and no sessions yet is made when there is none. */
export const ensureDraw = (settings: Settings): Promise<DrawDocument> =>
  ensureDocument(draws, settings._id, () => {
    const seed = randomBytes(32).toString('hex')
    return {
      ...unchanged,
      ...settings,
      seed: sealField(draws, 'seed', settings._id, seed),
      seedHash: sha256(seed),
      sessionIds: [],
      formerIds: [],
      wished: null,
      fixed: null,
      drawnAt: null,
      dueAt: null,
      kind: 'draw',
    }
  })
