import { dayOf, startOf } from '../../../../kernel/calendar'
import { pageOf } from '../../../../kernel/database/page'
import type { HandlerOf } from '../../../handlerOf'
import { uses } from '../../pass/useDocument'
import { viewLogRow } from '../../views/logRow'

const PAGE = 30

export const today: HandlerOf<'gate.today'> = async ({ compoundId, before }, { now }) => {
  const found = await uses.find('place', {
    equals: { place: compoundId },
    from: startOf(dayOf(now)),
    ...(before && { after: new Date(before) }),
    limit: PAGE + 1,
  })
  const { page, next } = pageOf(found, PAGE, ({ at }) => at)
  return { data: { uses: page.map(viewLogRow), next } }
}
