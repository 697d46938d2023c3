import * as z from 'zod/mini'
import { stations } from '../../cloudfunctions/domains/account/stations'
import { defineEffect, type NewEffect } from '../../cloudfunctions/kernel/effect'
import { deleteStoredFile } from '../../cloudfunctions/kernel/effects'
import { openHouse } from '../../cloudfunctions/kernel/house'
import { notify } from '../../cloudfunctions/kernel/inbox/effects'
import { firstOutbox, MOST_ATTEMPTS } from '../../cloudfunctions/kernel/outbox'
import { park } from '../../cloudfunctions/kernel/parked'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { everyDomain, openEveryDomain, reconcile } from '../builders/house'
import { stationId } from '../builders/riders'
import { aStation } from '../builders/stations'
import { minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

/** Does what it should only once its cause is mended. */
const work = jest.fn<Promise<void>, [string]>()
const fragile = defineEffect('sample.fragile', 1, z.object({ name: z.string() }))
const speaking = defineEffect('sample.speaking', 1, z.object({ name: z.string(), words: z.string() }), { personal: ['words'] })
const sample = {
  name: 'sample',
  collections: [],
  effects: [fragile.does(({ name }) => work(name)), speaking.does(({ name, words }) => work(`${name} ${words}`))],
}

beforeEach(() => {
  work.mockReset().mockRejectedValue(Object.assign(new Error('示例电话 10012345678'), { code: 'SAMPLE_BROKEN' }))
  openHouse([...everyDomain, sample], { complete: true })
})
afterAll(() => void openEveryDomain())

let stationNumber = 0
/** Somebody's decision owes an effect that fails until it is given up. */
async function giveUp(owed: (name: string) => NewEffect = (name) => fragile({ name })) {
  stationNumber += 1
  const station = {
    ...aStation(),
    _id: stationId(`fragile${stationNumber}`),
    ...firstOutbox([owed(`${stationNumber}`)], NOON),
  }
  await stations.insert(station)
  let now = NOON
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    now = minutesAfter(now, 7 * 60)
    await reconcile(now)
  }
  return station
}

const listed = async () => (await scene.staff.must('staff.parkedEffects', {})).effects

test('what fails again and again is given up after a day and a half, and staff see what, not of whom', async () => {
  const station = await giveUp()
  expect(work).toHaveBeenCalledTimes(MOST_ATTEMPTS)
  expect(await stations.get(station._id)).toMatchObject({ outbox: {}, owed: 0, outboxDueAt: null })
  const [parked] = await listed()
  expect(parked).toEqual({
    parkedId: expect.stringMatching(/^prk_/),
    kind: 'sample.fragile',
    subject: `stations/${station._id}`,
    code: 'SAMPLE_BROKEN',
    at: expect.any(String),
  })
})

test('what is resumed is done by the next turn of the job, once, and is not listed any more', async () => {
  const station = await giveUp()
  const parked = (await listed()).find(({ subject }) => subject === `stations/${station._id}`)
  if (!parked) throw new Error('nothing was given up')
  work.mockReset().mockResolvedValue()
  await scene.staff.must('staff.resumeEffect', { parkedId: parked.parkedId })
  // Somebody else had the same thought.
  await scene.staff.must('staff.resumeEffect', { parkedId: parked.parkedId })
  expect(await listed()).not.toContainEqual(parked)
  await reconcile(minutesAfter(city.now, 1))
  await reconcile(minutesAfter(city.now, 2))
  expect(work.mock.calls).toEqual([[String(stationNumber)]])
})

test('goal S1: what is personal in an effect is sealed as long as it waits, before and after it is given up, and is there when it is done', async () => {
  const words = '示例：那天不是我'
  const isReadable = async () => JSON.stringify(await city.documents()).includes(words)
  const owed = firstOutbox([speaking({ name: 'waits', words })], NOON)
  expect([JSON.stringify(owed).includes(words), JSON.stringify(owed).includes('waits')]).toEqual([false, true])
  const station = await giveUp((name) => speaking({ name, words }))
  expect(work).toHaveBeenCalledWith(`${stationNumber} ${words}`)
  expect(await isReadable()).toBe(false)
  const parked = (await listed()).find(({ subject }) => subject === `stations/${station._id}`)
  work.mockReset().mockResolvedValue()
  await scene.staff.must('staff.resumeEffect', { parkedId: parked?.parkedId ?? ('' as never) })
  expect(await isReadable()).toBe(false)
  await reconcile(minutesAfter(city.now, 1))
  expect(work.mock.calls).toEqual([[`${stationNumber} ${words}`]])
})

test('what was never given up cannot be resumed', async () => {
  const reply = await scene.staff.call('staff.resumeEffect', { parkedId: 'prk_nothing' })
  expect(reply).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('what was given up of somebody who withdraws goes with them: nothing tells them, and the file is deleted', async () => {
  const [rider, other] = [await scene.rider(), await scene.rider()]
  const content = { kind: 'identityContested' } as const
  const told = ({ personId }: Phone) => notify({ eventId: `returned:${personId}`, personId, content, phrase: '已退回', at: NOON })
  const file = `cloud://xiaoge-local.sample/portraits/${rider.riderId}/left.jpg`
  const left = [told(rider), told(other), deleteStoredFile({ fileId: file })]
  for (const [at, { kind, version, payload }] of left.entries()) {
    const effect = { kind, version, payload, attempts: 14, notBefore: NOON, done: [] }
    await park({ subject: `riders/sample${at}`, effectId: `sample${at}`, effect, error: new Error('示例'), now: NOON })
  }
  await rider.must('rider.withdraw', {})
  await city.settle()
  const parked = JSON.stringify((await city.documents()).parkedEffects)
  expect(parked).not.toContain(rider.passId.slice('pas_'.length))
  expect(parked).toContain(other.personId)
})
