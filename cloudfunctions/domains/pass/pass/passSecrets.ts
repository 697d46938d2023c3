import type { PassId } from '../../../../contract/pass/ids'
import { type Sealed, seal, unseal } from '../../../kernel/secrets/fieldCipher'
import type { PassDocument } from './passDocument'

type Secret = 'phoneTail' | 'seed'

const place = (passId: PassId, field: Secret) => ({ collection: 'passes', id: passId, field })

export const sealForPass = (passId: PassId, field: Secret, plain: string): Sealed => seal(plain, place(passId, field))

/** The last four digits of the holder's phone number; null when they are not known. */
export const phoneTailIn = ({ _id, phoneTail }: PassDocument) => phoneTail && unseal(phoneTail, place(_id, 'phoneTail'))

/** The seed of the codes that the bound phone makes, base64; null when no phone is bound. */
export const seedIn = ({ _id, device }: PassDocument) => device && unseal(device.seed, place(_id, 'seed'))
