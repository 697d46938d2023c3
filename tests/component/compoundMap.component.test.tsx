import Taro from '@tarojs/taro'
import { act, render, screen } from '@testing-library/react'
import { labelProblem, nextLabel, placeIn, pointAt } from '../../src/packages/pass/compound/map/points'
import { type Points, usePoints } from '../../src/packages/pass/compound/map/usePoints'
import { aCompoundView } from '../builders/compoundViews'
import { backendOf, pageFrame } from '../support/taro/backend'

const point = (label: string, x: number, y: number) => ({ label, x, y })
const size = { width: 340, height: 240 }

describe('where a finger is on the picture', () => {
  const box = { left: 20, top: 100, ...size }
  test('in thousandths of its width and height', () =>
    expect(placeIn(box, { clientX: 20 + 85, clientY: 100 + 120 })).toEqual({ x: 250, y: 500 }))
  test('never beside it', () => expect(placeIn(box, { clientX: 0, clientY: 9999 })).toEqual({ x: 0, y: 1000 }))
  test('nowhere while it has no size', () =>
    expect(placeIn({ left: 0, top: 0, width: 0, height: 0 }, { clientX: 1, clientY: 1 })).toBeNull())
})

describe('which point is meant', () => {
  const points = [point('1幢', 100, 100), point('2幢', 150, 100), point('3幢', 900, 900)]
  test('the nearest in reach of a finger', () => expect(pointAt(points, { x: 140, y: 110 }, size)).toBe(1))
  test('none where none is near', () => expect(pointAt(points, { x: 500, y: 500 }, size)).toBeNull())
  test('none on an empty picture', () => expect(pointAt([], { x: 500, y: 500 }, size)).toBeNull())
  test('on a larger picture fingers reach less of it', () =>
    expect(pointAt(points, { x: 140, y: 140 }, { width: 900, height: 640 })).toBeNull())
})

test.each([
  [[], '1幢'],
  [[point('7幢', 0, 0)], '8幢'],
  [[point('A座9号', 0, 0)], 'A座10号'],
  [[point('快递柜', 0, 0)], ''],
])('after %j comes %s', (points, label) => expect(nextLabel(points)).toBe(label))

test.each([
  ['', /请写上/],
  ['  ', /请写上/],
  ['地下车库北入口', /最多 6 个字/],
  ['7幢', /已经有/],
  [' 8幢 ', null],
])('the label %j', (label, words) => {
  const problem = labelProblem(label, [point('7幢', 0, 0)])
  if (words) expect(problem).toMatch(words)
  else expect(problem).toBeNull()
})

describe('placing points', () => {
  const compound = aCompoundView({ map: { url: 'http://127.0.0.1/map.jpg', width: 1280, height: 900, points: [point('1幢', 100, 100)] } })
  let points: Points
  function Page() {
    points = usePoints(compound)
    return <div>{points.outcome?.words}</div>
  }
  const open = () => {
    const backend = backendOf({
      'compound.saveMap': (input) => ({ ok: true, data: { ...compound, map: compound.map && { ...compound.map, points: input.points } } }),
    })
    const page = render(<Page />, { wrapper: pageFrame().wrapper })
    return { ...backend, leave: page.unmount }
  }
  const doing = (step: () => unknown) => act(async () => void (await step()))
  afterEach(() => Taro.removeStorageSync('unsaved:map:cmp_sample'))

  test('a tap on a free place asks for its label; saved with the others', async () => {
    const { inputsOf } = open()
    await doing(() => points.tap({ x: 500, y: 500 }, size))
    expect(points.hand).toEqual({ kind: 'new', place: { x: 500, y: 500 } })
    await doing(() => points.write('2幢'))
    await doing(() => points.save())
    expect(inputsOf('compound.saveMap')).toEqual([{ compoundId: 'cmp_sample', points: [point('1幢', 100, 100), point('2幢', 500, 500)] }])
    expect(screen.getByText(/已保存/)).toBeTruthy()
  })

  test('a tap on a point chooses it, the next one moves it, and it can be renamed or taken out', async () => {
    open()
    await doing(() => points.tap({ x: 105, y: 100 }, size))
    expect(points.hand).toEqual({ kind: 'chosen', at: 0 })
    await doing(() => points.tap({ x: 700, y: 300 }, size))
    expect(points.points).toEqual([point('1幢', 700, 300)])
    await doing(() => points.setHand({ kind: 'rename', at: 0 }))
    await doing(() => points.write('北门'))
    expect(points.points).toEqual([point('北门', 700, 300)])
    await doing(() => points.remove(0))
    expect(points.points).toEqual([])
  })

  test('the eighty-first is one too many, and says so', async () => {
    open()
    await doing(() => points.set({ points: Array.from({ length: 80 }, (_, at) => point(`${at}幢`, at * 10, 0)) }))
    await doing(() => points.tap({ x: 500, y: 900 }, size))
    expect(points.hand).toEqual({ kind: 'free' })
    expect(screen.getByText(/最多标 80 处/)).toBeTruthy()
  })

  test('what was placed and not saved is there again', async () => {
    const { leave } = open()
    await doing(() => points.tap({ x: 500, y: 500 }, size))
    await doing(() => points.write('2幢'))
    leave()
    open()
    expect(points.points).toHaveLength(2)
    expect(points.restored).toBe(true)
  })
})
