import type { saveDraft } from '../../../contract/account/rider'
import type { ParsedOf } from '../../../contract/kernel/action'
import type { Refusal } from '../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../kernel/database/decision'
import { deleteStoredFile } from '../../kernel/effects'
import type { PictureRefusal } from '../../kernel/pictures/takePicture'
import { blindIndex } from '../../kernel/secrets/blindIndex'
import { portraitOf, takePortrait } from './portrait'
import type { RiderDocument } from './riders/riderDocument'
import { sealFor } from './riders/riderSecrets'
import type { FilledIn } from './rules/registration'

type Fields = ParsedOf<typeof saveDraft>

/** What was typed, fit to be stored: the number sealed and indexed, the picture named as it will be once it is taken over. */
export function fillIn({ _id }: RiderDocument, { idNumber, photo, realName, workKind, stationId }: Fields): FilledIn {
  return {
    ...(realName && { realName }),
    ...(workKind && { workKind }),
    ...(stationId && { stationId }),
    ...(idNumber && { idNumber: sealFor(_id, 'idNumber', idNumber), identity: blindIndex('identity', idNumber) }),
    ...(photo && { photo: portraitOf(photo, _id) }),
  }
}

/** Once the rule agrees, takes the uploaded picture over, and lets the upload go when the decision is saved. */
export async function withPortrait<R extends Refusal>(
  decision: Decision<RiderDocument, R>,
  rider: RiderDocument,
  upload: string | undefined,
): Promise<Decision<RiderDocument, R | PictureRefusal>> {
  if (decision.kind === 'refuse' || !upload) return decision
  const refusal = await takePortrait(upload, rider)
  if (refusal) return refuse(refusal)
  return { ...decision, effects: [...(decision.effects ?? []), deleteStoredFile({ fileId: upload })] }
}
