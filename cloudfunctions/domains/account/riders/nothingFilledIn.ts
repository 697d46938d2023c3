import type { RiderDocument } from './riderDocument'

type Fields = 'realName' | 'idNumber' | 'identity' | 'phone' | 'workKind' | 'stationId' | 'photo' | 'stored' | 'steps'

/** Everything that a person gave, not given: how a draft begins and what an erased registration is left with. */
export const nothingFilledIn: Pick<RiderDocument, Fields> = {
  realName: null,
  idNumber: null,
  identity: null,
  phone: null,
  workKind: null,
  stationId: null,
  photo: null,
  stored: [],
  steps: [],
}
