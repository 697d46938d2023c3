import type { SchoolId } from '../../../../../contract/course/ids'
import { actionKey, fetchAction, useAnswer } from '../../../../services/useAction'
import { useMe } from '../../../account/useMe'

/** The lessons of all these schools as one list, in order. */
async function lessonsAt([first, ...others]: readonly [SchoolId, ...SchoolId[]]) {
  const [own, ...more] = await Promise.all([first, ...others].map((schoolId) => fetchAction('attendance.lessons', { schoolId })))
  if (!own) throw new Error('no school')
  const lessons = [own, ...more].flatMap((one) => one.lessons).sort((one, other) => one.from.localeCompare(other.from))
  return { ...own, lessons }
}

/** The lessons at every school where this person teaches. `schoolId`: the one from whose door the page was opened. */
export function useClasses(schoolId: SchoolId) {
  const workplaces = useMe().data?.workplaces ?? []
  const others = workplaces.flatMap((one) => (one.role === 'teacher' && one.schoolId !== schoolId ? [one] : []))
  const otherIds = others.map((one) => one.schoolId)
  const query = useAnswer<'attendance.lessons'>([...actionKey('attendance.lessons', { schoolId }), ...otherIds], () =>
    lessonsAt([schoolId, ...otherIds]),
  )
  return { query, otherNames: others.map(({ schoolName }) => schoolName) }
}
