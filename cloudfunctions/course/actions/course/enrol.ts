import type { HandlerOf } from '../../../shared/handler'
import { bookSession } from '../../bookSession'

export const enrol: HandlerOf<'course.enrol'> = ({ sessionId }, context) => bookSession(sessionId, 'enrol', context)
