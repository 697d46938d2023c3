import { pageOf } from '../../../shared/database/page'
import type { HandlerOf } from '../../../shared/handler'
import { uses } from '../../../shared/pass/useDocument'
import { dayOf, startOf } from '../../../shared/shanghai'
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
