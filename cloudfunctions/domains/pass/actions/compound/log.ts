import { startOf } from '../../../../kernel/calendar'
import { pageOf } from '../../../../kernel/database/page'
import type { HandlerOf } from '../../../handlerOf'
import { findUses } from '../../usesOf'
import { viewLogRow } from '../../views/logRow'

const PAGE = 30

export const log: HandlerOf<'compound.log'> = async ({ compoundId, day, gateId, outcome, before }) => {
  const end = startOf(day, 1)
  const from = startOf(day)
  const found = await findUses(compoundId, { gateId, outcome }, { from, before: earlier(end, before) }, PAGE + 1)
  const { page, next } = pageOf(found, PAGE, ({ at }) => at)
  return { data: { uses: page.map(viewLogRow), next } }
}

const earlier = (end: Date, before: string | undefined) => (before && new Date(before) < end ? new Date(before) : end)
