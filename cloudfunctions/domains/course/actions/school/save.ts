import { change } from '../../../../kernel/database/change'
import { towns } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import { ensureSchool, schools } from '../../schools/schoolDocument'

export const save: HandlerOf<'school.save'> = async ({ schoolId, ...fields }, { request }) => {
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureSchool({ _id: schoolId, ...fields })
  const outcome = await change(schools, load, request, () => ({ kind: 'change', next: fields }))
  if ('refusal' in outcome) return outcome
  const { name, townId, address, location, open } = outcome.doc
  return { data: { schoolId, name, townId, address, location, open } }
}
