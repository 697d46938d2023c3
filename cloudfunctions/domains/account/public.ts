/** All that other domains may import of the registrations: riders, stations and towns, consents, and what happens to a registration. */

export { faceConsentRefused, riderChanged } from './effects'
export { isGiven, refusalWithoutConsent } from './people/consents'
export { tellAboutRole } from './people/roleMessage'
export { personIdOfRider, riderIdOf } from './riders/ids'
export { type RiderDocument, riders } from './riders/riderDocument'
export { openSecret } from './riders/riderSecrets'
export { type StationDocument, stations } from './stations/stationDocument'
export { allTowns, towns } from './stations/townDocument'
