import type { HandlerOf } from '../../../shared/handler'

export const list: HandlerOf<'course.list'> = async () => {
  throw new Error('being built')
}
