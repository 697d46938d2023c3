import { pageOf } from '../../../../kernel/database/page'
import { riderIdOf } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import { passIdOfRider } from '../../pass/passDocument'
import { uses } from '../../pass/useDocument'
import { viewUse } from '../../views/useView'

const PAGE = 30

export const listUses: HandlerOf<'pass.uses'> = async ({ before }, { caller }) => {
  const passId = passIdOfRider(riderIdOf(caller.personId))
  const found = await uses.find('pass', { equals: { passId }, ...(before && { after: new Date(before) }), limit: PAGE + 1 })
  const { page, next } = pageOf(found, PAGE, ({ at }) => at)
  return { data: { uses: page.map((use) => ({ ...viewUse(use), compoundName: use.placeName })), next } }
}
