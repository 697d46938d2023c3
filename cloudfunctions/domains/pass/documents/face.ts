import type { FaceState } from '../../../../contract/pass/faceReader'
import type { PassId, ReaderId } from '../../../../contract/pass/ids'
import { openCollection } from '../../../kernel/database/collection'
import { fieldsOfHolder, type Holder } from './pass'

/**
 * What one face reader knows of one rider. All of it follows from the pass (`sync/faces.ts`), except what the device reports that it has done.
 * It holds no picture, only the id of the file; the biometric data that the device computes never reach the backend.
 */
export interface FaceDocument {
  readonly _id: string
  readonly readerId: ReaderId
  readonly passId: PassId
  readonly state: FaceState
  /** Since when it is in this state. */
  readonly since: Date
  /** The number of the newest order to the device (learn or forget). A receipt names the order that it answers. */
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
        ['_id', 1],
      ],
    },
    {
      name: 'pass',
      keys: [
        ['passId', 1],
        ['readerId', 1],
        ['_id', 1],
      ],
    },
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
  copies: fieldsOfHolder('copy'),
})

export const faceIdOf = (readerId: ReaderId, passId: PassId) => `${readerId}:${passId}`

const STATES: readonly FaceState[] = ['asked', 'acknowledged', 'deleting', 'deleted']

/** How many riders a reader was asked to learn, has learned, was asked to forget, and has forgotten. */
export async function countFaces(readerId: ReaderId): Promise<Record<FaceState, number>> {
  const counts = await Promise.all(STATES.map((state) => faces.count('reader', { equals: { readerId, state } })))
  const [asked = 0, acknowledged = 0, deleting = 0, deleted = 0] = counts
  return { asked, acknowledged, deleting, deleted }
}
