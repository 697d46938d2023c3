import { SCENES } from '../../scripts/preview/scenes'
import { SceneWatcher } from '../../scripts/preview/watcher'
import { CAST } from '../../seed/people'

const people = new Set(CAST.map(({ openid }) => openid))

test('minor 15: no two people in the picker have the same name', () => {
  expect(new Set(CAST.map(({ name }) => name)).size).toBe(CAST.length)
})

test.each(SCENES)('UM19: “$title” is played by people of the picker', ({ left, right, steps }) => {
  for (const { openid } of [left, right, ...steps]) expect(people).toContain(openid)
})

describe('the steps of a scene', () => {
  const noon = SCENES.findIndex(({ title }) => title === '午休不让骑车进') + 1
  const enter = (openid: string, vehicle: string, data: object) => ({
    openid,
    event: JSON.stringify({ action: 'pass.enterGate', input: { vehicle } }),
    reply: JSON.stringify(data),
  })
  const refused = { ok: true, data: { outcome: 'refused', refusal: { reason: 'eBike' } } }
  const entered = { ok: true, data: { outcome: 'enter', refusal: null } }

  test('UM19: are ticked by what the server answered, whoever tapped what', () => {
    const watcher = new SceneWatcher()
    watcher.begin(noon)
    watcher.hear(enter('rider-7', 'eBike', refused))
    watcher.hear(enter('rider-1', 'eBike', { ok: false, error: { code: 'UNAVAILABLE' } }))
    expect(watcher.ticks).toEqual([])
    watcher.hear(enter('rider-1', 'eBike', refused))
    expect(watcher.ticks).toEqual([0])
    watcher.hear(enter('rider-1', 'foot', entered))
    expect(watcher.ticks).toEqual([0, 1])
  })

  test('begin anew with each scene, and there are none outside of one', () => {
    const watcher = new SceneWatcher()
    watcher.begin(noon)
    watcher.hear(enter('rider-1', 'eBike', refused))
    expect(watcher.begin(0)).toBeUndefined()
    expect([watcher.number, watcher.ticks]).toEqual([0, []])
  })
})
