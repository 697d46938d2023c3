import type { HandlerOf } from '../../../shared/handler'

export const places: HandlerOf<'course.places'> = async () => {
  throw new Error('being built')
}
