import type { HandlerOf } from '../../../handlerOf'
import { bookSession } from '../../bookSession'

export const wait: HandlerOf<'course.wait'> = ({ sessionId }, context) => bookSession(sessionId, 'wait', context)
