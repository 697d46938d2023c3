import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { attendanceHandlers } from './actions/attendance'
import { certificateHandlers } from './actions/certificate'
import { courseHandlers } from './actions/course'

export const handlers: HandlersOf<'course'> = { ...attendanceHandlers, ...certificateHandlers, ...courseHandlers }

export const main = createEntry({ actions: registry, handlers })
