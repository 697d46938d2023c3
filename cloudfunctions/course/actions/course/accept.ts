import type { HandlerOf } from '../../../shared/handler'

export const accept: HandlerOf<'course.accept'> = async () => {
  throw new Error('being built')
}
