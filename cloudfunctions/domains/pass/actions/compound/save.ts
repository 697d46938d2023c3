import { change } from '../../../../kernel/database/change'
import { towns } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import { compounds, ensureCompound } from '../../compounds/compoundDocument'
import { syncReaders } from '../../effects'
import { viewSettings } from '../../views/compoundView'

export const save: HandlerOf<'compound.save'> = async ({ compoundId, ...fields }, { request }) => {
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureCompound({ _id: compoundId, ...fields })
  const outcome = await change(compounds, load, request, ({ open }) => ({
    kind: 'change',
    next: fields,
    // A face reader lets in whom it knows: at a compound that takes no part any more that must be nobody.
    effects: open === fields.open ? [] : [syncReaders({ compoundId, readerId: null, at: request.now })],
  }))
  return 'refusal' in outcome ? outcome : { data: viewSettings(outcome.doc) }
}
