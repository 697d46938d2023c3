/** All that other domains may use of this one. */
export { personIdOfRider, riderIdOf } from './riders/ids'
export { riders } from './riders/riderDocument'
export { stations } from './stations/stationDocument'
export { allTowns, towns } from './stations/townDocument'
