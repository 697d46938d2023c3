import type { Domain } from '../../kernel/domain'
import { accountScopes, rider, staff, stationManager } from './access'
import { eraseRegistration, releaseIdentity } from './effects'
import { erasePerson, forgetRegistration } from './erase'
import { erasures, sweepErasures } from './erasures'
import { identities, releaseClaim, strayClaims } from './identities'
import { keptMeasures } from './keptMeasures'
import { riders } from './riders'
import { stations, towns } from './stations'
import { todayAtStations } from './today'
import { unusedPeople } from './unusedPeople'

/** People: registrations of riders, their stations, roles and consents. */
export const account: Domain = {
  name: 'account',
  collections: [riders, identities, stations, towns, erasures, keptMeasures],
  effects: [
    eraseRegistration.does(erasePerson),
    releaseIdentity.does(async ({ identity, riderId }) => void (await releaseClaim(identity, riderId))),
  ],
  jobs: [strayClaims, sweepErasures, unusedPeople],
  audiences: [rider],
  roles: [stationManager, staff],
  scopes: accountScopes,
  today: todayAtStations,
  forget: { riders: forgetRegistration },
  indexPurposes: ['identity'],
}
