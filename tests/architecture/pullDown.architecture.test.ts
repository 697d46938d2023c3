import { dirname } from 'node:path'
import { filesOf, textOf } from './source'

/** A page that asks anew when it is pulled down can be pulled down. */
test('pulling down does something wherever a page waits for it', () => {
  const waiting = filesOf('src/packages/**/*.tsx').filter((path) => textOf(path).includes('usePullRefresh('))
  const folders = new Set(waiting.map((path) => dirname(path)))
  expect(folders.size).toBeGreaterThan(20)
  const configs = [...folders].flatMap((folder) => filesOf(`${folder}/index.config.ts`))
  expect(configs.filter((path) => !textOf(path).includes('enablePullDownRefresh: true'))).toEqual([])
})
