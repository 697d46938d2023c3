import type { HandlerOf } from '../../../shared/handler'
import { bookSession } from '../../bookSession'

export const wait: HandlerOf<'course.wait'> = ({ sessionId }, context) => bookSession(sessionId, 'wait', context)
