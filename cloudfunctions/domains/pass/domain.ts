import type { Domain } from '../../kernel/domain'
import { faceConsentRefused, riderChanged } from '../account/effects'
import { riderIdOf } from '../account/riders/ids'
import { guard, passScopes, propertyManager } from './access'
import { correctLastUse } from './accessChain'
import { digitTries } from './credentials/digits'
import { uses } from './documents/accessEvent'
import { compounds } from './documents/compound'
import { endCodes, endedCodes, reviveCodes } from './documents/endedCodes'
import { faces } from './documents/face'
import { listings } from './documents/listing'
import { passes, passIdOfRider } from './documents/pass'
import { readers } from './documents/reader'
import { correctLastUseOf, endCodesOf, reviveCodesOf, syncListing, syncReaders } from './effects'
import { erasePass } from './erase'
import { passDue } from './jobs'
import { followReaders, refuseFaces } from './sync/faces'
import { followListing } from './sync/listing'
import { followRider } from './sync/pass'
import { passRoutes } from './web/routes'

/** The pass (小哥码), the compounds whose gates it opens, their guards, logs and face readers. */
export const pass: Domain = {
  name: 'pass',
  collections: [passes, uses, compounds, listings, endedCodes, digitTries, readers, faces],
  effects: [
    riderChanged.does(followRider),
    faceConsentRefused.does(refuseFaces),
    syncListing.does(followListing),
    endCodesOf.does(({ passId, keyNo, at }) => endCodes(passId, { keyNo, at })),
    reviveCodesOf.does(reviveCodes),
    correctLastUseOf.does(correctLastUse),
    syncReaders.does(followReaders),
  ],
  jobs: [passDue],
  roles: [propertyManager, guard],
  scopes: passScopes,
  erase: (personId, at) => erasePass(passIdOfRider(riderIdOf(personId)), at),
  indexPurposes: ['phoneTail', 'pattern', 'reader'],
  routes: passRoutes,
}
