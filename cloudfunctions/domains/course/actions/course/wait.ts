import type { HandlerOf } from '../../../../kernel/handler'
import { bookSession } from '../../bookSession'

export const wait: HandlerOf<'course.wait'> = ({ sessionId }, context) => bookSession(sessionId, 'wait', context)
