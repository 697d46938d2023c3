import type { TownId } from '../../contract/account/ids'
import type { CompoundId } from '../../contract/pass/ids'
import type { CompoundRow } from '../../contract/pass/pass'
import { byTown, type Compounds, matching, mineFirst } from '../../src/packages/pass/rider/compounds/grouped'

const row = (name: string, town: string, since?: string): CompoundRow => ({
  compoundId: `cmp_${name}` as CompoundId,
  name,
  kind: 'compound',
  level: 'friendly',
  townId: `twn_${town}` as TownId,
  who: 'whiteList',
  mine: since ? { state: 'asked', since, until: null, reason: null, face: false } : null,
})

const all: Compounds = {
  towns: ['北镇', '南镇', '空镇'].map((name) => ({ townId: `twn_${name}` as TownId, name })),
  compounds: [
    row('湖滨花园', '南镇', '2026-11-20T04:00:00.000Z'),
    row('运河新村', '北镇'),
    row('运河花园', '南镇', '2026-11-22T04:00:00.000Z'),
  ],
}
const names = (rows: readonly CompoundRow[]) => rows.map(({ name }) => name)

test('what I asked for stands first, the newest on top', () => expect(names(mineFirst(all))).toEqual(['运河花园', '湖滨花园']))

test('towns are in the district’s order, without empty ones', () => {
  expect(byTown(all).map(({ name, rows }) => [name, names(rows)])).toEqual([
    ['北镇', ['运河新村']],
    ['南镇', ['湖滨花园', '运河花园']],
  ])
})

test.each([
  ['花园', ['湖滨花园', '运河花园']],
  [' 运河 ', ['运河新村', '运河花园']],
  ['南', ['湖滨花园', '运河花园']],
  ['没有', []],
])('"%s" finds %j', (words, found) => expect(names(matching(all, words))).toEqual(found))
