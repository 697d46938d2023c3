import type { Domain } from '../../kernel/domain'
import { faceConsentRefused, riderChanged } from '../account/effects'
import { riderIdOf } from '../account/riders/ids'
import { guard, passScopes, propertyManager } from './access'
import { correctPassCopy } from './accessChain'
import { digitTries } from './credentials/digits'
import { accessEvents } from './documents/accessEvent'
import { compounds } from './documents/compound'
import { addEndedCodes, endedCodes, removeEndedCodes } from './documents/endedCodes'
import { faces } from './documents/face'
import { listings } from './documents/listing'
import { passes, passIdOfRider } from './documents/pass'
import { readers } from './documents/reader'
import { correctLastAccess, endCodes, reviveCodes, syncListing, syncReaders } from './effects'
import { erasePass } from './erase'
import { passDue } from './jobs'
import { syncReaderFaces, turnOffFaces } from './sync/faces'
import { syncListingAndFaces } from './sync/listing'
import { syncPass } from './sync/pass'
import { passRoutes } from './web/routes'

/** The pass (小哥码), the compounds whose gates it opens, their guards, logs and face readers. */
export const pass: Domain = {
  name: 'pass',
  collections: [passes, accessEvents, compounds, listings, endedCodes, digitTries, readers, faces],
  effects: [
    riderChanged.does(syncPass),
    faceConsentRefused.does(turnOffFaces),
    syncListing.does(syncListingAndFaces),
    endCodes.does(({ passId, keyNo, at }) => addEndedCodes(passId, { keyNo, at })),
    reviveCodes.does(removeEndedCodes),
    correctLastAccess.does(correctPassCopy),
    syncReaders.does(syncReaderFaces),
  ],
  jobs: [passDue],
  roles: [propertyManager, guard],
  scopes: passScopes,
  erase: (personId, at) => erasePass(passIdOfRider(riderIdOf(personId)), at),
  indexPurposes: ['phoneTail', 'pattern', 'reader'],
  routes: passRoutes,
}
