import { filesOf, textOf } from './source'

/** Who may ask WeChat's storage itself: the registry of all that is stored, and what seals a part of it. */
const ALLOWED = ['src/services/phoneStorage.ts', 'src/services/secretStore.ts']

test('what the phone stores goes through one registry, so that withdrawing finds all of it', () => {
  const asking = [...filesOf('src/*.ts'), ...filesOf('src/*.tsx')].filter((path) =>
    /\b((get|set|remove|clear|batchSet|batchGet)Storage(Info)?(Sync)?|localStorage|sessionStorage)\b/.test(textOf(path)),
  )
  expect(asking.toSorted()).toEqual(ALLOWED)
})
