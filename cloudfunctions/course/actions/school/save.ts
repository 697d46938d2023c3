import { change } from '../../../shared/database/change'
import type { HandlerOf } from '../../../shared/handler'
import { ensureSchool, schools } from '../../../shared/schools/schoolDocument'
import { towns } from '../../../shared/stations/townDocument'

export const save: HandlerOf<'school.save'> = async ({ schoolId, ...fields }, { request }) => {
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureSchool({ _id: schoolId, ...fields })
  const outcome = await change(schools, load, request, () => ({ kind: 'change', next: fields }))
  if ('refusal' in outcome) return outcome
  const { name, townId, address, location, open } = outcome.doc
  return { data: { schoolId, name, townId, address, location, open } }
}
