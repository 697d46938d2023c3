import { daysAfter } from '../../time'
import { deviceIdOf } from '../passPhone'
import { aPublishedSession } from './course'
import { aFreshDraw } from './draw'
import type { Samples } from './sample'

/** The home page of somebody with a pass, a course, wishes and four roles. */
export const homeSamples: Pick<Samples, 'home.show'> = {
  'home.show': async (scene) => {
    const { city, own, school, merchant, holder } = scene
    const by = await holder({ leaving: { reason: 'leftStation', at: daysAfter(city.now, 7) } })
    await city.grant(by, { role: 'stationManager', stationId: own })
    await city.grant(by, { role: 'teacher', schoolId: school })
    await city.grant(by, { role: 'clerk', merchantId: merchant })
    const { drawId, sessionIds } = await aFreshDraw()
    await by.must('draw.wish', { drawId, ranks: sessionIds })
    await by.must('course.enrol', { sessionId: await aPublishedSession() })
    return { by, input: { deviceId: deviceIdOf(by) }, other: null }
  },
}
