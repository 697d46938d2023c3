/** All that other domains may import of the pass: reading a rider's code, using one up at a counter, and showing its holder. */

export { requestKeyOf } from './accessChain'
export { passIdOfPerson } from './actions/ownPass'
export { viewOwnPass } from './actions/pass'
export { type Checked, type Counter, checkAtCounter, checkedAtCounter } from './counter'
export { readLiveCode } from './credentials/shownCode'
export { type PassDocument, passes, passIdOfRider, type RecentSpending, type Spent } from './documents/pass'
export { holdsUntil, refusalOfPass } from './rules/passStatus'
export { giveBack, type SeenPass, type Spending, seenPass, spend } from './spending'
export { viewHolder } from './views/pass'
