import type { HandlerOf } from '../../../../kernel/handler'
import { bookSession } from '../../bookSession'

export const enrol: HandlerOf<'course.enrol'> = ({ sessionId }, context) => bookSession(sessionId, 'enrol', context)
