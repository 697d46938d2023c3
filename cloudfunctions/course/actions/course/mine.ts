import type { HandlerOf } from '../../../shared/handler'

export const mine: HandlerOf<'course.mine'> = async () => {
  throw new Error('being built')
}
