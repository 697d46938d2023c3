import type { Domain } from '../../kernel/domain'
import { failure } from '../../kernel/http/http'
import { faceConsentRefused, riderChanged, stationChanged } from '../account/public'
import { guard, passScopes, propertyManager } from './access'
import { correctPassCopy } from './accessChain'
import { passIdOfPerson } from './actions/ownPass'
import { accessEvents } from './documents/accessEvent'
import { compounds } from './documents/compound'
import { digitTries } from './documents/digitTries'
import { endedCodes, syncEndedCodes, syncRevivedCodes } from './documents/endedCodes'
import { faces } from './documents/face'
import { listings } from './documents/listing'
import { passes } from './documents/pass'
import { readers } from './documents/reader'
import { correctLastAccess, endCodes, reviveCodes, syncHolder, syncListing, syncReaders } from './effects'
import { eraseFormerPass, erasePass } from './erase'
import { formerPeople, passDue } from './jobs'
import { turnOffFaces } from './sync/faces'
import { syncHolderEverywhere, syncListingAndFaces } from './sync/listing'
import { syncPass, syncStation } from './sync/pass'
import { syncReaderFaces } from './sync/readers'
import { todayOfPass } from './today'
import { nameRefusedRider, sayUndone } from './views/refusedRider'
import { posterFailed, showPoster } from './web/poster'
import { changes, forReader, receipts } from './web/readers'

/** The pass (小哥码), the compounds whose gates it opens, their guards, logs and face readers. */
export const pass: Domain = {
  name: 'pass',
  collections: [passes, accessEvents, compounds, listings, endedCodes, digitTries, readers, faces],
  effects: [
    riderChanged.does(syncPass),
    faceConsentRefused.does(turnOffFaces),
    stationChanged.does(syncStation),
    syncListing.does(syncListingAndFaces),
    syncHolder.does(syncHolderEverywhere),
    endCodes.does(syncEndedCodes),
    reviveCodes.does(syncRevivedCodes),
    correctLastAccess.does(correctPassCopy),
    syncReaders.does(syncReaderFaces),
  ],
  jobs: [passDue, formerPeople],
  roles: [propertyManager, guard],
  scopes: passScopes,
  today: todayOfPass,
  erase: (personId, at, alias) => erasePass(passIdOfPerson(personId), at, alias),
  eraseFormer: (personId, before, alias) => eraseFormerPass(passIdOfPerson(personId), before, alias),
  completeMessages: { gateRefused: nameRefusedRider, keptOut: sayUndone },
  indexPurposes: ['phoneTail', 'pattern', 'reader'],
  routes: [
    { name: 'web.changes', method: 'GET', path: /(\/readers\/([^/]+)\/changes)$/, handle: forReader(changes), failed: failure },
    { name: 'web.receipts', method: 'POST', path: /(\/readers\/([^/]+)\/receipts)$/, handle: forReader(receipts), failed: failure },
    { name: 'web.poster', method: 'GET', path: /(\/poster)$/, handle: showPoster, failed: posterFailed },
  ],
}
