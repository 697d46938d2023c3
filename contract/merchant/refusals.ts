import type { None } from '../kernel/refusal'

/** The refusals of this domain. */
export interface MerchantRefusals {
  /** The day of the redemption is over: only the district can take it back. */
  ONLY_THE_DISTRICT: None
  /** An application of this person waits for the district. It can be taken back. */
  APPLICATION_WAITING: None
}

declare module '../kernel/refusal' {
  interface RefusalDetails extends MerchantRefusals {}
}
