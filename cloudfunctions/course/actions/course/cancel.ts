import type { HandlerOf } from '../../../shared/handler'

export const cancel: HandlerOf<'course.cancel'> = async () => {
  throw new Error('being built')
}
