import { registry } from '../../../contract/registry'
import { contestHandlers } from '../../domains/contest/actions'
import { attendanceHandlers } from '../../domains/course/actions/attendance'
import { certificateHandlers } from '../../domains/course/actions/certificate'
import { courseHandlers } from '../../domains/course/actions/course'
import { courseStaffHandlers } from '../../domains/course/actions/courseStaff'
import { drawHandlers } from '../../domains/course/actions/draw'
import { schoolHandlers } from '../../domains/course/actions/school'
import { createEntry } from '../../kernel/entry'
import type { HandlersOf } from '../../kernel/handler'

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
