import type { HandlerOf } from '../../../shared/handler'

export const enrol: HandlerOf<'course.enrol'> = async () => {
  throw new Error('being built')
}
