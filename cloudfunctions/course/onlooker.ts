import type { PersonId } from '../../contract/ids'
import { agendaOf } from '../shared/booking/agendaDocument'
import { riderIdOf } from '../shared/people/ids'
import { riders } from '../shared/riders/riderDocument'
import type { Onlooker } from './views/sessionView'

export async function onlookerOf(personId: PersonId): Promise<Onlooker> {
  const [agenda, rider] = await Promise.all([agendaOf(personId), riders.get(riderIdOf(personId))])
  return { agenda, rider }
}
