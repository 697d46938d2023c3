import type { Domain } from '../../kernel/domain'
import { clerk, merchantScopes } from './access'
import { merchants } from './merchantDocument'

/** Merchants at whose counters riders show their pass. */
export const merchant: Domain = {
  name: 'merchant',
  collections: [merchants],
  effects: [],
  roles: [clerk],
  scopes: merchantScopes,
}
