import type { None } from '../kernel/refusal'
import type { ConsentKind, RiderStatus } from './rider'

/** Refusals that have to do with registrations, consents and roles. */
export interface AccountRefusals {
  CONSENT_REQUIRED: { kind: ConsentKind; version: number }
  CONSENT_OUTDATED: { kind: ConsentKind; version: number }
  /** The registration rests on this consent: it ends with the registration. */
  CONSENT_IN_USE: { kind: ConsentKind }
  /** The station takes no riders now, or is not there. */
  STATION_CLOSED: None
  UNDER_AGE: { minimumAge: number }
  PHONE_CODE_INVALID: None
  NOT_EDITABLE: { status: RiderStatus }
  NOT_WAITING: { status: RiderStatus }
  /** The application was changed after the screen was loaded: look again before deciding. */
  CHANGED_MEANWHILE: None
  NOT_VERIFIED: None
  INVITATION_INVALID: None
}

declare module '../kernel/refusal' {
  interface RefusalDetails extends AccountRefusals {}
}
