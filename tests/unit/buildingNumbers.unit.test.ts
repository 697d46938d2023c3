import { pointsFor } from '../../src/packages/pass/rider/map/numbers'

/** What a rider types to find a building on the map. */
const points = ['10', '2', '1', 'A1', '12', '商铺'].map((label, at) => ({ label, x: at, y: at }))
const found = (typed: string) => pointsFor(points, typed).map(({ label }) => label)

test.each([
  ['', ['1', '2', '10', '12', 'A1', '商铺']],
  ['1', ['1', '10', '12']],
  ['12', ['12']],
  ['2幢', ['2']],
  ['2 号楼', ['2']],
  ['１０', ['10']],
  ['a1', ['A1']],
  ['商', ['商铺']],
  ['7', []],
])('"%s" finds %j', (typed, labels) => expect(found(typed)).toEqual(labels))
