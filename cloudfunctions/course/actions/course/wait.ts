import type { HandlerOf } from '../../../shared/handler'

export const wait: HandlerOf<'course.wait'> = async () => {
  throw new Error('being built')
}
