import type { Samples } from './sample'

type Group = 'course'

const notYet = async () => Promise.reject(new Error('being built'))

/** One for each action around courses. */
export const courseSamples: Pick<Samples, Extract<keyof Samples, `${Group}.${string}`>> = {
  'course.list': notYet,
  'course.places': notYet,
  'course.show': notYet,
  'course.enrol': notYet,
  'course.wait': notYet,
  'course.accept': notYet,
  'course.decline': notYet,
  'course.cancel': notYet,
  'course.mine': notYet,
}
