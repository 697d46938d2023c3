import { change } from '../../../kernel/database/change'
import type { HandlerOf } from '../../handlerOf'
import { ensureStation, stations } from '../stations/stationDocument'
import { towns } from '../stations/townDocument'

export const saveStation: HandlerOf<'staff.saveStation'> = async (settings, { request }) => {
  const { stationId, ...fields } = settings
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureStation({ _id: stationId, ...fields })
  const outcome = await change(stations, load, request, () => ({ kind: 'change', next: fields }))
  if ('refusal' in outcome) return outcome
  const { name, platform, townId, open, trusted } = outcome.doc
  return { data: { stationId, name, platform, townId, open, trusted } }
}
