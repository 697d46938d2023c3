import { change } from '../../../../kernel/database/change'
import { OFFERING_HEAD, offerings } from '../../../booking/offeringDocument'
import type { HandlerOf } from '../../../handlerOf'
import { draws, ensureDraw } from '../../draw/drawDocument'
import { sessionsOf } from '../../draw/drawSessions'
import { decideSaveDraw } from '../../rules/drawSettings'
import { viewSavedDraw } from '../../views/drawView'

export const save: HandlerOf<'draw.save'> = async (settings, { request, now }) => {
  const { drawId, title, mostRanks, sessionIds } = settings
  const [opensAt, closesAt] = [new Date(settings.opensAt), new Date(settings.closesAt)]
  const load = () => ensureDraw({ _id: drawId, title, mostRanks, opensAt, closesAt })
  const outcome = await change(draws, load, request, async (draw) => {
    const sessions = await Promise.all(sessionIds.map((id) => offerings.getPart(id, OFFERING_HEAD)))
    return decideSaveDraw(draw, settings, sessions, now)
  })
  return 'refusal' in outcome ? outcome : { data: viewSavedDraw(outcome.doc, await sessionsOf(outcome.doc), now) }
}
