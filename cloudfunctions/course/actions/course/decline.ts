import type { HandlerOf } from '../../../shared/handler'

export const decline: HandlerOf<'course.decline'> = async () => {
  throw new Error('being built')
}
