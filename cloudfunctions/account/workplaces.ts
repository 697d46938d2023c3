import type { Workplace } from '../../contract/account'
import type { PersonId } from '../../contract/ids'
import { type CompoundDocument, compoundsOf } from '../shared/compounds/compoundDocument'
import { merchants } from '../shared/merchants/merchantDocument'
import { countAsked } from '../shared/pass/listingDocument'
import type { PersonalGrant } from '../shared/people/grants'
import { roles } from '../shared/people/roles'
import { riders } from '../shared/riders/riderDocument'
import { schools } from '../shared/schools/schoolDocument'
import { stations } from '../shared/stations/stationDocument'

/** The places where somebody works, each with how many wait there. */
export async function workplacesOf(personId: PersonId): Promise<Workplace[]> {
  const [held, places] = await Promise.all([roles.get(personId), compoundsOf(personId)])
  const [personal, atCompounds] = await Promise.all([
    Promise.all((held?.grants ?? []).map(viewGrant)),
    Promise.all(places.map((compound) => viewCompound(compound, personId))),
  ])
  return [...personal, ...atCompounds.flat()]
}

async function viewGrant(grant: PersonalGrant): Promise<Workplace> {
  switch (grant.role) {
    case 'staff':
      return { role: 'staff' }
    case 'clerk':
      return { ...grant, merchantName: (await merchants.get(grant.merchantId))?.name ?? '' }
    case 'teacher':
      return { ...grant, schoolName: (await schools.get(grant.schoolId))?.name ?? '' }
    case 'stationManager': {
      const { stationId } = grant
      const [station, waiting] = await Promise.all([
        stations.get(stationId),
        riders.count('station', { equals: { stationId, status: 'waitingStation' } }),
      ])
      return { ...grant, stationName: station?.name ?? '', waiting }
    }
  }
}

const viewCompound = ({ _id: compoundId, name: compoundName, people }: CompoundDocument, personId: PersonId): Promise<Workplace[]> =>
  Promise.all(
    people
      .filter((one) => one.personId === personId)
      .map(async ({ role }) =>
        role === 'guard' ? { role, compoundId, compoundName } : { role, compoundId, compoundName, waiting: await countAsked(compoundId) },
      ),
  )
