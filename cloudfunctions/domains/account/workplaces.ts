import type { PersonId } from '../../../contract/kernel/ids'
import type { Workplace } from '../../../contract/kernel/roles'
import type { PersonalGrant } from '../../kernel/people/grants'
import { roles } from '../../kernel/people/roles'
import { schools } from '../course/schools/schoolDocument'
import { merchants } from '../merchant/merchantDocument'
import { type CompoundDocument, compoundsOf } from '../pass/compounds/compoundDocument'
import { countAsked } from '../pass/pass/listingDocument'
import { riders } from './riders/riderDocument'
import { stations } from './stations/stationDocument'

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
