import { existsSync } from 'node:fs'
import { importsOf, textOf } from './source'

/** A reader who has to open more files than this has lost the thread. */
const MOST_FILES = 12

interface Stop {
  readonly path: string
  /** The file before doesn't import this one: the call comes over the wire. */
  readonly overTheWire: boolean
}

/** The walks of docs/walks.md: a heading, and a numbered list of which each item begins with a file. */
const walks = textOf('docs/walks.md')
  .split(/^## /m)
  .slice(1)
  .map((section): [title: string, stops: readonly Stop[]] => [
    section.split('\n')[0] ?? '',
    [...section.matchAll(/^(\d+)\. (\(over the wire\) )?`([^`]+)`/gm)].map(([, , wire, path = '']) => ({
      path,
      overTheWire: wire !== undefined,
    })),
  ])

test('there are walks', () => expect(walks.length).toBeGreaterThan(0))

describe.each(walks)('%s', (title, stops) => {
  test('names a file in every item of its list', () => {
    const section = textOf('docs/walks.md').split(`## ${title}\n`)[1]?.split(/^## /m)[0] ?? ''
    expect(section.match(/^\d+\. /gm)).toHaveLength(stops.length)
    for (const { path } of stops) expect([path, existsSync(path)]).toEqual([path, true])
  })

  test(`leads from a page to the database in at most ${MOST_FILES} files`, () => {
    expect(stops.length).toBeLessThanOrEqual(MOST_FILES)
    expect(stops.at(0)?.path).toMatch(/^src\/(pages|packages)\/.*\/index\.tsx$/)
    expect(stops.at(-1)?.path).toBe('cloudfunctions/kernel/database/collection.ts')
  })

  test('imports the next file at every step, and crosses the wire once', () => {
    const steps = stops.slice(1).map((stop, at) => ({ ...stop, from: stops[at]?.path ?? '' }))
    const missing = steps.filter(({ from, path, overTheWire }) => !overTheWire && !importsOf(from).some(({ to }) => to === path))
    expect(missing.map(({ from, path }) => `${from} -> ${path}`)).toEqual([])
    const wires = steps.filter(({ overTheWire }) => overTheWire)
    expect(wires.map(({ from, path }) => [from.split('/')[0], path.split('/').slice(0, 2).join('/')])).toEqual([
      ['src', 'cloudfunctions/functions'],
    ])
  })
})
