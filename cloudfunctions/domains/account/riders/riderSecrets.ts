import type { RiderId } from '../../../../contract/account/ids'
import { type Sealed, seal, unseal } from '../../../kernel/secrets/fieldCipher'
import type { RiderDocument } from './riderDocument'

type Secret = 'idNumber' | 'phone'

const place = (riderId: RiderId, field: Secret) => ({ collection: 'riders', id: riderId, field })

export const sealFor = (riderId: RiderId, field: Secret, plain: string): Sealed => seal(plain, place(riderId, field))

/** A sealed field of the rider in the clear, null when it was never given. Mask it before it goes anywhere. */
export function openSecret(rider: RiderDocument, field: Secret): string | null {
  const sealed = rider[field]
  return sealed === null ? null : unseal(sealed, place(rider._id, field))
}
