import type { HandlerOf } from '../../../handlerOf'
import { bookSession } from '../../bookSession'

export const enrol: HandlerOf<'course.enrol'> = ({ sessionId }, context) => bookSession(sessionId, 'enrol', context)
