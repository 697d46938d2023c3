import { accept } from './accept'
import { cancel } from './cancel'
import { decline } from './decline'
import { enrol } from './enrol'
import { list } from './list'
import { mine } from './mine'
import { places } from './places'
import { show } from './show'
import { wait } from './wait'

export const courseHandlers = {
  'course.list': list,
  'course.places': places,
  'course.show': show,
  'course.enrol': enrol,
  'course.wait': wait,
  'course.accept': accept,
  'course.decline': decline,
  'course.cancel': cancel,
  'course.mine': mine,
}
