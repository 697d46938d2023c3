import { aClass, scanned, showClass } from '../classes'
import { bindPass, deviceIdOf } from '../passPhone'
import type { Scene } from '../scene'
import type { Samples } from './sample'

type Group = 'attendance'

const called = async (scene: Scene) => {
  const rider = await scene.holder()
  const sessionId = await aClass(scene, [rider])
  return { sessionId, lessonNo: 1, personId: rider.personId, state: 'here' as const }
}

export const attendanceSamples: Pick<Samples, Extract<keyof Samples, `${Group}.${string}`>> = {
  'attendance.lessons': async ({ teacher: by, school: schoolId }) => ({ by, input: { schoolId }, other: null }),
  'attendance.roll': async (scene) => ({ by: scene.teacher, input: { sessionId: await aClass(scene, []), lessonNo: 1 }, other: null }),
  'attendance.openClass': async (scene) => {
    const { teacher: by } = scene
    const lesson = { sessionId: await aClass(scene, []), lessonNo: 1 }
    return { by, input: { ...lesson, deviceId: deviceIdOf(by) }, other: { ...lesson, deviceId: deviceIdOf(by, 2) } }
  },
  'attendance.mark': async (scene) => {
    const input = await called(scene)
    return { by: scene.teacher, input, other: { ...input, state: 'absent' } }
  },
  'attendance.correct': async (scene) => {
    const input = { ...(await called(scene)), reason: '示例：老师记错了' }
    return { by: scene.staff, input, other: { ...input, state: 'excused' } }
  },
  'attendance.scanRider': async (scene) => {
    const rider = await bindPass(scene.city, await scene.holder())
    const lesson = { sessionId: await aClass(scene, [rider]), lessonNo: 1 }
    return { by: scene.teacher, input: { ...lesson, text: rider.code() }, other: { ...lesson, text: rider.code('counter') } }
  },
  'attendance.checkIn': async (scene) => {
    const by = await scene.holder()
    const text = (await showClass(scene, await aClass(scene, [by])))()
    const input = scanned(by, text)
    return { by, input, other: { ...input, deviceId: deviceIdOf(by, 2) } }
  },
}
