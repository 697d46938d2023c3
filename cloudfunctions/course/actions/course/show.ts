import type { HandlerOf } from '../../../shared/handler'

export const show: HandlerOf<'course.show'> = async () => {
  throw new Error('being built')
}
