/**
 * All that other domains may import from this one. Rules of other domains import types alone from here, since the collections reach the
 * database.
 */
export { viewMe } from './actions/me'
export { faceConsentRefused, riderChanged, stationChanged } from './effects'
export { dropMeasure, keepMeasure, keptMeasureOf, type Measure } from './keptMeasures'
export { personIdOfRider, type RiderDocument, riderIdOf } from './riderDocument'
export { openSecret, riders } from './riders'
export { tellAboutRole } from './roleMessage'
export { isGiven, refusalWithoutConsent } from './rules/consent'
export { allTowns, type StationDocument, stations, towns } from './stations'
