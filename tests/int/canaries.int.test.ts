import type * as CollectionModule from '../../cloudfunctions/kernel/database/collection'
import type { Collection } from '../../cloudfunctions/kernel/database/collection'
import type { CollectionDefinition } from '../../cloudfunctions/kernel/database/definition'
import type { ActionName } from '../../contract'
import { type Canary, isFreeText, withCanaries } from '../builders/city/canaries'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { samples } from '../builders/city/samples'
import { setScene } from '../builders/city/scene'
import { everythingServed } from '../builders/house'
import { leavesOf } from '../builders/inputs'

/** Everything that is ever written to the database, also what stands there for a moment only. */
const mockWritten: string[] = []
jest.mock('../../cloudfunctions/kernel/database/collection', () => {
  const actual = jest.requireActual<typeof CollectionModule>('../../cloudfunctions/kernel/database/collection')
  const note = (...what: unknown[]) => void mockWritten.push(JSON.stringify(what))
  const noting = <Doc extends { _id: string }>(collection: Collection<Doc>): Collection<Doc> => ({
    ...collection,
    insert(doc) {
      note(doc)
      return collection.insert(doc)
    },
    update(id, guard, changes) {
      note(id, changes)
      return collection.update(id, guard, changes)
    },
    modify(id, modification) {
      note(id, modification)
      return collection.modify(id, modification)
    },
  })
  return { openCollection: (definition: CollectionDefinition) => noting(actual.openCollection<never>(definition)) }
})

const city = withCity()
const phones: Phone[] = []
const { phone } = city
city.phone = (name) => {
  const made = phone(name)
  phones.push(made)
  return made
}

const withTexts = everythingServed
  .map(({ action }) => action)
  .filter(({ input }) => leavesOf(input).some(({ schema }) => isFreeText(schema)))
const canaries: Canary[] = []
let stored = ''
let trail = ''

/** Asks until something succeeds. @returns the texts that were in it */
async function firstOf(name: ActionName, by: Phone, all: ReturnType<typeof withCanaries>): Promise<readonly Canary[]> {
  for (const { input, canaries: texts } of all) if ((await by.call(name, input as never)).ok) return texts
  throw new Error(`${name} is always refused`)
}

beforeAll(async () => {
  const scene = await setScene(city)
  for (const action of withTexts) {
    const name = action.name as ActionName
    const { by, input } = await samples[name](scene)
    canaries.push(...(await firstOf(name, by, withCanaries(action.input, input))))
  }
  await city.settle()
  const documents = await city.documents()
  stored = mockWritten.join('\n') + JSON.stringify(documents)
  trail = JSON.stringify(documents.auditTrail)
})

const textsOf = (wanted: readonly Canary[]) => wanted.map(({ text }) => text)
const personal = () => textsOf(canaries.filter(({ isPublic }) => !isPublic))
const foundIn = (where: string, texts: readonly string[]) => texts.filter((text) => where.includes(text))

test('the city has heard a text for every field that takes one, and what is public is stored as it was typed', () => {
  expect(canaries.length).toBeGreaterThan(withTexts.length)
  const published = textsOf(canaries.filter(({ isPublic }) => isPublic))
  expect(foundIn(stored, published).length).toBeGreaterThan(published.length / 2)
})

test('goal S1: no text about a person, and no secret, is ever written to the database as it was typed', () => {
  expect(personal().length).toBeGreaterThan(15)
  expect(foundIn(stored, personal())).toEqual([])
})

test('goal S1: nor is a phone number, its last digits or an openid', () => {
  expect(phones.length).toBeGreaterThan(40)
  expect(
    foundIn(
      stored,
      phones.flatMap(({ phoneNumber, openid }) => [phoneNumber, openid, `"${phoneNumber.slice(-4)}"`]),
    ),
  ).toEqual([])
})

test('SM1: nothing that somebody typed gets into the audit trail, be it public or not', () => {
  expect(trail).toContain('rider.register')
  expect(foundIn(trail, textsOf(canaries))).toEqual([])
})

test('goal S1: nothing that somebody typed gets into the log', () => {
  expect(city.log.length).toBeGreaterThan(withTexts.length)
  expect(foundIn(city.log.join('\n'), textsOf(canaries))).toEqual([])
})
