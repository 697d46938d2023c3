import type { None } from '../kernel/refusal'

/** The refusals of this domain. */
export interface MerchantRefusals {
  /** The day of the redemption is over: only the district can take it back. */
  ONLY_THE_DISTRICT: None
}

declare module '../kernel/refusal' {
  interface RefusalDetails extends MerchantRefusals {}
}
