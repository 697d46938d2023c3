import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { attendanceHandlers } from './actions/attendance'
import { courseHandlers } from './actions/course'

export const handlers: HandlersOf<'course'> = { ...attendanceHandlers, ...courseHandlers }

export const main = createEntry({ actions: registry, handlers })
