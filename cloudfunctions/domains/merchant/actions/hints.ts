import type { hintActions } from '../../../../contract/merchant/hints'
import type { Handler } from '../../../kernel/handler'
import { hintsForStaff } from '../books/hints'

export const hints: Handler<(typeof hintActions)['hints']> = async ({ after }, { now }) => ({ data: await hintsForStaff(after, now) })
