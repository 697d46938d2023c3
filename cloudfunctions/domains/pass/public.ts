/** All that other domains may import of the pass: reading a rider's code, using one up at a counter, and showing its holder. */

export { viewOwnPass } from './actions/pass'
export { type Counter, type CounterCheck, checkAtCounter, checkedAtCounter } from './counter'
export { readLiveCode } from './credentials/shownCode'
export { type PassDocument, passes, passIdOfRider } from './documents/pass'
export { viewHolder } from './views/pass'
