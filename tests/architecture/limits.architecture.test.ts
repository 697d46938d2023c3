import { filesOf, textOf } from './source'

/** Where the limit of a query is a matter of how it is carried out. */
const DATABASE = 'cloudfunctions/kernel/database/'

/**
 * A list that ends at a number leaves out what is beyond, and nobody notices. So whoever reads documents says which they want: all (`findAll`), a page
 * with a way to the next (`findPage`), or the first so many, where the rest is not wanted (`findFirst`).
 */
test('nobody but the database’s own folder sets the limit of a query, so no list ends at a number unnoticed', () => {
  const wrong = filesOf('cloudfunctions/*.ts')
    .filter((path) => !path.startsWith(DATABASE))
    .filter((path) => /\.find(Part)?\(\s*['\w.]+,/.test(textOf(path)))
  expect(wrong).toEqual([])
})

test('whoever reads the first so many says why the others are not wanted, or goes on behind them', () => {
  const calls = filesOf('cloudfunctions/domains/').flatMap((path) =>
    [...textOf(path).matchAll(/findFirst\([^;]*?most(: [\w +]+)? \}/g)].map(([call]) => ({ path, call })),
  )
  expect(calls.length).toBeGreaterThan(5)
  const silent = calls.filter(({ call }) => !/most: 1 |after|\+ 1 /.test(call)).map(({ path }) => path)
  expect(silent.toSorted()).toEqual(UNWANTED.map(([path]) => path).toSorted())
})

/** Why nobody misses what is behind the first ones. */
const UNWANTED: readonly (readonly [path: string, why: string])[] = [
  ['cloudfunctions/domains/contest/resultDocument.ts', 'what was changed is found no more, so the next look finds the others'],
  ['cloudfunctions/domains/course/attendance/lessonPhones.ts', 'what was removed is found no more, so the next look finds the others'],
  ['cloudfunctions/domains/merchant/actions/reversal.ts', 'the log shows the newest that were declined; what counts is paged'],
  ['cloudfunctions/domains/merchant/erase.ts', 'what was changed is found no more, so the next look finds the others'],
  ['cloudfunctions/domains/merchant/reportDocument.ts', 'what was changed is found no more, so the next look finds the others'],
  ['cloudfunctions/domains/merchant/takes.ts', 'the job looks again in the next turn'],
  ['cloudfunctions/domains/pass/credentials/digits.ts', 'by their newest events riders are known; older ones say nothing about lately'],
  ['cloudfunctions/domains/pass/documents/accessEvent.ts', 'an erasure looks again until nothing is found'],
  ['cloudfunctions/domains/pass/documents/accessEvent.ts', 'the highest number is among the newest: what comes late comes within hours'],
  ['cloudfunctions/domains/pass/erase.ts', 'what was removed is found no more, so the next look finds the others'],
]
