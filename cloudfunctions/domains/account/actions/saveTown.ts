import { change } from '../../../kernel/database/change'
import type { HandlerOf } from '../../handlerOf'
import { ensureTown, towns } from '../stations/townDocument'

export const saveTown: HandlerOf<'staff.saveTown'> = async ({ townId, name, order }, { request }) => {
  const load = () => ensureTown({ _id: townId, name, order })
  const outcome = await change(towns, load, request, () => ({ kind: 'change', next: { name, order } }))
  return 'refusal' in outcome ? outcome : { data: { townId, name: outcome.doc.name, order: outcome.doc.order } }
}
