import type { RiderId, StationId } from '../../../contract/account/ids'
import type { RemovedFor, ReturnReason, RiderStatus, WorkKind } from '../../../contract/account/rider'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Changeable } from '../../kernel/database/decision'
import type { Sealed } from '../../kernel/secrets/fieldCipher'

/**
 * A registration, from the first field of the draft to its end. `erasing`: it was withdrawn, nothing personal is left in it, and the effect
 * that removes it is still to run.
 */
export interface RiderDocument extends Changeable {
  readonly _id: RiderId
  readonly personId: PersonId
  readonly status: RiderStatus | 'erasing'
  /** Since when it has this status. */
  readonly since: Date
  readonly realName: Sealed | null
  readonly idNumber: Sealed | null
  /** The identity number's blind index. */
  readonly identity: string | null
  /**
   * The blind index of the number for which the registration was verified last; null: staff have given that number to another rider. It is kept while
   * the registration is erased, for what outlasts it (`keptMeasures.ts`). Left out in registrations that nobody has verified since there is this field.
   */
  readonly verifiedIdentity?: string | null
  /** The identity is disputed: another rider holds this identity number, so staff must decide. */
  readonly contested: boolean
  readonly phone: Sealed | null
  readonly workKind: WorkKind | null
  readonly stationId: StationId | null
  /** The checked portrait, outside `incoming/`. */
  readonly photo: string | null
  /**
   * Every portrait that was stored for this registration. A file is entered here before it is stored, so that one that a crash left unused is
   * deleted with the next portrait or at the end.
   */
  readonly stored: readonly string[]
  readonly steps: readonly Step[]
  /** While it is `erasing`: the random name that stands for the person in what is kept. */
  readonly alias?: string
}

export interface Step {
  readonly step: 'registered' | 'vouched' | 'returned' | 'verified' | 'removed'
  readonly at: Date
  readonly reasons?: readonly (ReturnReason | RemovedFor)[]
}

/** A person has at most one registration as a rider, so that each id follows from the other. */
export const riderIdOf = (personId: PersonId) => personId.replace('per_', 'rdr_') as RiderId
export const personIdOfRider = (riderId: RiderId) => riderId.replace('rdr_', 'per_') as PersonId

type Personal = 'realName' | 'idNumber' | 'identity' | 'phone' | 'workKind' | 'stationId' | 'photo' | 'stored' | 'steps'

/** Every personal field without a value: a draft begins like this, and an erased registration ends like this. */
export const nothingFilledIn: Pick<RiderDocument, Personal> = {
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
