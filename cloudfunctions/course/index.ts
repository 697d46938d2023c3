import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { attendanceHandlers } from './actions/attendance'
import { certificateHandlers } from './actions/certificate'
import { contestHandlers } from './actions/contest'
import { courseHandlers } from './actions/course'
import { courseStaffHandlers } from './actions/courseStaff'
import { drawHandlers } from './actions/draw'
import { schoolHandlers } from './actions/school'

export const handlers: HandlersOf<'course'> = {
  ...attendanceHandlers,
  ...certificateHandlers,
  ...contestHandlers,
  ...courseHandlers,
  ...courseStaffHandlers,
  ...drawHandlers,
  ...schoolHandlers,
}

export const main = createEntry({ actions: registry, handlers })
