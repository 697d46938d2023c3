/** All that other domains may use of this one. */
export { viewHolder } from './pass/holderView'
export { type PassDocument, passes, passIdOfRider } from './pass/passDocument'
export { readLiveCode } from './pass/readCode'
