import type { Domain } from '../../kernel/domain'
import { faceConsentRefused, riderChanged, riderIdOf } from '../account/public'
import { guard, passScopes, propertyManager } from './access'
import { compounds } from './compounds/compoundDocument'
import { correctLastUseOf, endCodesOf, reviveCodesOf, syncListing, syncReaders } from './effects'
import { passDue } from './jobs/passDue'
import { endCodes, endedCodes } from './pass/endedCodes'
import { erasePass } from './pass/erasePass'
import { followListing } from './pass/followListing'
import { followRider } from './pass/followRider'
import { listings } from './pass/listingDocument'
import { passes, passIdOfRider } from './pass/passDocument'
import { correctLastUse } from './pass/recordUse'
import { reviveCodes } from './pass/reviveCodes'
import { uses } from './pass/useDocument'
import { faces } from './readers/faceDocument'
import { followReaders } from './readers/followReaders'
import { readers } from './readers/readerDocument'
import { refuseFaces } from './readers/refuseFaces'
import { digitTries } from './tries'
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
