import type { Domain } from '../../kernel/domain'
import { passIdOfPerson } from '../pass/public'
import { clerk, merchantScopes, shopOwner } from './access'
import { forgetGiven, giveBackRedemption, recordRedemption } from './effects'
import { eraseFromRedemptions } from './erase'
import { giveBackOnce } from './giveBack'
import { merchants } from './merchantDocument'
import { recordOnce } from './redeeming'
import { redemptions } from './redemptionDocument'
import { forgetGivenOnce, openTakesJob } from './takes'

/** Merchants at whose counters riders show their pass, what they give, and what of it was redeemed. */
export const merchant: Domain = {
  name: 'merchant',
  collections: [merchants, redemptions],
  effects: [recordRedemption.does(recordOnce), giveBackRedemption.does(giveBackOnce), forgetGiven.does(forgetGivenOnce)],
  jobs: [openTakesJob],
  roles: [clerk, shopOwner],
  scopes: merchantScopes,
  erase: (personId, _, alias) => eraseFromRedemptions(passIdOfPerson(personId), alias),
}
