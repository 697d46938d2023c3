import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { attendanceHandlers } from './actions/attendance'
import { certificateHandlers } from './actions/certificate'
import { courseHandlers } from './actions/course'
import { drawHandlers } from './actions/draw'

export const handlers: HandlersOf<'course'> = { ...attendanceHandlers, ...certificateHandlers, ...courseHandlers, ...drawHandlers }

export const main = createEntry({ actions: registry, handlers })
