import { render } from '@testing-library/react'
import DrawPage from '../../src/packages/course/rider/draw'
import { moved, type OwnDraw } from '../../src/packages/course/rider/draw/useWishes'
import { aDrawnDraw, anOwnDraw, drawnSessions, myWishes } from '../builders/drawViews'
import { NOON } from '../builders/time'
import { aSentRiderView } from '../builders/views'
import { type Answers, backendOf, pageFrame } from '../support/taro/backend'
import { atNoon, settle, tap } from '../support/taro/page'
import { says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** A draw in a rider's hand: what is wished, and what came of it. */

const [{ sessionId: flower }, { sessionId: make }, { sessionId: calm }] = drawnSessions
const rider = (status: 'verified' | 'waitingStation') => ({
  rider: aSentRiderView({ status }),
  consents: [],
  workplaces: [],
  unread: 0,
  messageCredits: 0,
})

async function open(draw: OwnDraw, answers: Answers = {}, status: 'verified' | 'waitingStation' = 'verified', params = {}) {
  let shown = draw
  const backend = backendOf({
    'account.me': () => ({ ok: true, data: rider(status) }),
    'draw.show': () => ({ ok: true, data: shown }),
    'draw.wish': ({ ranks }) => {
      shown = { ...shown, mine: ranks.length > 0 ? { ...myWishes, ranks: ranks.map((id) => id as typeof flower) } : null }
      return { ok: true, data: shown }
    },
    ...answers,
  })
  setParams({ drawId: draw.drawId, ...params })
  render(<DrawPage />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

atNoon()

test('a wish moves by one position, and stays at the ends', () => {
  expect(moved([flower, make, calm], make, -1)).toEqual([make, flower, calm])
  expect(moved([flower, make, calm], make, 1)).toEqual([flower, calm, make])
  expect(moved([flower, make], flower, -1)).toEqual([flower, make])
  expect(moved([flower, make], make, 1)).toEqual([flower, make])
})

test('says before the first wish until when, how many places, how it is drawn, and the hash', async () => {
  await open(anOwnDraw())
  says('填志愿到11月25日 12:00')
  says(/3 个班次，共 60 个名额。已有 212 人填了志愿/)
  says(/先填、后填机会一样/)
  says(anOwnDraw().seedHash)
  saysNot('保存志愿')
})

test('wishes are put in order by taps and saved as they stand; more than allowed can’t be added', async () => {
  const { inputsOf } = await open(anOwnDraw())
  await tap('加进来')
  await tap('加进来')
  saysNot('加进来')
  says('最多选 2 个，要换请先去掉一个')
  says('志愿有改动，还没保存')
  await tap('往前')
  await tap('保存志愿')
  expect(inputsOf('draw.wish')).toEqual([{ drawId: anOwnDraw().drawId, ranks: [make, calm] }])
  says(/志愿存好了/)
  saysNot('志愿有改动，还没保存')
  saysNot('保存新的志愿')
  await tap('去掉')
  await tap('保存新的志愿')
  expect(inputsOf('draw.wish').at(-1)).toMatchObject({ ranks: [make] })
})

test('whoever comes from a course finds it put down, after what was saved, and has only to save', async () => {
  const { inputsOf } = await open(anOwnDraw({ mine: { ...myWishes, ranks: [flower] } }), {}, 'verified', { sessionId: calm })
  await tap('保存新的志愿')
  expect(inputsOf('draw.wish')).toMatchObject([{ ranks: [flower, calm] }])
})

test('taking everything back is asked a second time', async () => {
  const { inputsOf } = await open(anOwnDraw({ mine: { ...myWishes, ranks: [flower] } }))
  await tap('不参加了，撤回志愿')
  await tap('不撤回')
  expect(inputsOf('draw.wish')).toEqual([])
  await tap('不参加了，撤回志愿')
  await tap('撤回志愿')
  expect(inputsOf('draw.wish')).toEqual([{ drawId: anOwnDraw().drawId, ranks: [] }])
  says(/志愿撤回了/)
})

test('a refusal says why and leaves the wishes on the screen', async () => {
  const from = NOON.toISOString()
  await open(anOwnDraw(), {
    'draw.wish': () => ({ ok: false, error: { code: 'CLASHES_WITH', details: { title: '示例班', from, to: from } } }),
  })
  await tap('加进来')
  await tap('保存志愿')
  says(/和你报的“示例班”/)
  says('志愿有改动，还没保存')
})

test('who is not verified sees everything and hears why they can’t wish', async () => {
  await open(anOwnDraw(), {}, 'waitingStation')
  says(/认证后的小哥才能填志愿/)
  saysNot('加进来')
})

test.each([
  ['soon', /开始填志愿/],
  ['drawing', /正在摇号/],
] as const)('%s: nothing can be wished', async (state, words) => {
  await open(anOwnDraw({ state, mine: { ...myWishes, ranks: [make] } }))
  says(words)
  says('第 1 志愿')
  saysNot('加进来')
})

describe('when it has drawn', () => {
  test('who got nothing reads where they stand in the order and on the waitlists', async () => {
    await open(aDrawnDraw())
    says('这次没有摇中')
    says('摇号顺序第 212，共 260 人、60 个名额')
    says('“插花：从一枝花开始（示例）”候补第 12 位（摇号时的位置）')
    says('“通勤妆容（示例）”候补第 5 位（摇号时的位置）')
  })

  test('who got a place reads which wish it was, and why not an earlier one', async () => {
    await open(aDrawnDraw({ result: { number: 31, of: 260, places: 60, got: make, waiting: [] } }))
    says('摇中了：通勤妆容（示例）')
    says(/第 2 志愿：轮到你时，前面的志愿已经没有名额/)
  })

  test('anybody reads how to check it: seed, own ticket, list', async () => {
    const draw = aDrawnDraw()
    await open(draw)
    for (const words of [draw.seed, draw.seedHash, draw.mine?.ticket, draw.listUrl]) says(words ?? 'missing')
  })

  test.each([
    [null, /你没有填志愿/],
    [{ ...myWishes, ranks: [make] }, /结果正在逐个通知/],
  ])('without a result it says why (%#)', async (mine, words) => {
    await open(aDrawnDraw({ mine, result: null }))
    says(words)
  })
})
