import type { FaceState } from '../../../contract/pass/faceReader'
import type { ReaderId } from '../../../contract/pass/ids'
import { reconcile } from '../house'
import type { City } from './city'
import { aDevice, webOf } from './faceReader'
import type { Place } from './faces'

/** What the property manager of a place does with its face readers. */
export function readersAt(city: City, { compoundId, gateId, manager }: Place) {
  return {
    /** Adds a reader and hangs it on the wall; the job has let it learn who is on the white list. */
    async add(name = '西门读脸机') {
      const added = await manager.must('compound.addReader', { compoundId, gateId, name })
      await reconcile(city.now)
      return { ...added, device: aDevice({ ...added, send: webOf(city), now: () => city.now }) }
    },
    remove: (readerId: ReaderId) => manager.call('compound.removeReader', { compoundId, readerId }),
    list: async () => (await manager.must('compound.readers', { compoundId })).readers,
    faces: async (readerId: ReaderId, state: FaceState) => (await manager.must('compound.faces', { compoundId, readerId, state })).faces,
  }
}

export type Readers = ReturnType<typeof readersAt>
