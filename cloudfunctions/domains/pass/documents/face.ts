import type { FaceState } from '../../../../contract/pass/faceReader'
import type { PassId, ReaderId } from '../../../../contract/pass/ids'
import { openCollection } from '../../../kernel/database/collection'
import type { Holder } from './pass'

/**
 * What one face reader knows of one rider. Derived from the pass (`followFaces`), but for what the device says it has done. No picture is
 * in it, only where the picture lies; what the device makes of the face never comes here.
 */
export interface FaceDocument {
  readonly _id: string
  readonly readerId: ReaderId
  readonly passId: PassId
  readonly state: FaceState
  /** Since when it is in this state. */
  readonly since: Date
  /** Counts the orders to the device (learn, forget). A receipt names the order that it answers. */
  readonly version: number
  /** The file that the device is asked to learn; null once it has to forget. */
  readonly photo: string | null
  /** When the device forgets by itself. */
  readonly until: Date | null
  /** For lists; null once it is forgotten or the registration is erased. */
  readonly holder: Holder | null
  /** The device's own proof that it has forgotten. */
  readonly receipt: string | null
  readonly revision: number
}

export const faces = openCollection<FaceDocument>({
  name: 'faces',
  indexes: [
    {
      name: 'reader',
      keys: [
        ['readerId', 1],
        ['state', 1],
        ['since', 1],
      ],
    },
    { name: 'pass', keys: [['passId', 1]] },
    {
      name: 'age',
      keys: [
        ['state', 1],
        ['since', 1],
      ],
    },
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 180, index: 'age', equals: { state: 'deleted' } }],
    why: 'The receipt proves a deletion to the person and to the authority; six months is how long the Cybersecurity Law has logs kept.',
  },
})

export const faceIdOf = (readerId: ReaderId, passId: PassId) => `${readerId}:${passId}`

const STATES: readonly FaceState[] = ['asked', 'acknowledged', 'deleting', 'deleted']

/** How far a reader has come. */
export async function countFaces(readerId: ReaderId): Promise<Record<FaceState, number>> {
  const counts = await Promise.all(STATES.map((state) => faces.count('reader', { equals: { readerId, state } })))
  const [asked = 0, acknowledged = 0, deleting = 0, deleted = 0] = counts
  return { asked, acknowledged, deleting, deleted }
}
