import type * as z from 'zod/mini'
import type { ActionName } from '../../contract'
import type { Action } from '../../contract/kernel/action'
import { isDeclared, makesOutOfDate, subjectsOf } from '../../contract/subjects'
import { withCity } from '../builders/city/city'
import { newRequestId, type Phone } from '../builders/city/phone'
import { samples } from '../builders/city/samples'
import { type Scene, setScene } from '../builders/city/scene'
import { registry } from '../builders/house'

/** Each write, and everything that the phone that wrote could have on its screens: what reads otherwise afterwards must share a subject with it. */
const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const actions = Object.values(registry) as Action[]
/** The address of a file is another one each time, and nobody keeps it. */
const FILES: readonly string[] = ['compound.poster', 'merchant.importTemplate']
/** What is masked elsewhere is asked for with a reason, by a tap. */
const reads = actions.filter(({ name, writes, unmasks }) => !writes && !unmasks && !FILES.includes(name))
const writes = actions.filter((action) => action.writes).map(({ name }) => name as ActionName)

type Known = Map<string, unknown>

/** What is found in an answer or a question, by the names of the fields: what questions can be put together from. */
function learn(known: Known, value: unknown): void {
  if (Array.isArray(value)) for (const one of value) learn(known, one)
  else if (typeof value === 'object' && value !== null) {
    for (const [field, inner] of Object.entries(value)) {
      if (typeof inner === 'object') learn(known, inner)
      else if (!known.has(field)) known.set(field, inner)
    }
  }
}

/** The question that can be asked with what is known; null: something is missing. */
function questionFor({ input }: Action, known: Known): Record<string, unknown> | null {
  const required = Object.entries((input as z.ZodMiniObject).shape).filter(([, type]) => type._zod.optin === undefined)
  if (required.some(([field]) => !known.has(field))) return null
  return Object.fromEntries(required.map(([field]) => [field, known.get(field)]))
}

/** What is otherwise at every moment: the server's time, the signature in a link, what is signed anew. */
const MOMENTARY = ['now', 'asOf', 'staleAt', 'offline']
const lasting = (data: unknown) =>
  JSON.stringify(data, (field, value) => (MOMENTARY.includes(field) ? null : value)).replaceAll(/\?[^"]*sign[^"]*/g, '')

const asksNothing = (read: Action) => questionFor(read, new Map()) !== null

/** What this phone could show, by the read and its question, all at one moment. */
async function screens(phone: Phone, known: Known, of = reads): Promise<Map<string, string>> {
  const shown = new Map<string, string>()
  const moment = city.now
  for (const read of of) {
    const question = questionFor(read, known)
    if (!question) continue
    city.now = moment
    const reply = await city.send(phone.openid, { action: read.name, input: question, requestId: newRequestId() })
    if (!reply.ok) continue
    learn(known, reply.data)
    shown.set(read.name, lasting(reply.data))
  }
  city.now = moment
  return shown
}

describe.each(writes)('after %s', (write) => {
  test('whatever reads otherwise on the same phone is asked for again', async () => {
    const { by, input } = await samples[write](scene)
    const known: Known = new Map(Object.entries({ deviceId: 'sample-device-0001' }))
    learn(known, input)
    // The first look teaches the ids that the second one asks with.
    await screens(by, known, reads.filter(asksNothing))
    const before = await screens(by, known)
    expect(await city.send(by.openid, { action: write, input, requestId: newRequestId() })).toMatchObject({ ok: true })
    await city.settle()
    const after = await screens(by, known)
    const changed = [...before.keys()].filter((read) => after.get(read) !== before.get(read))
    expect(changed.filter((read) => !makesOutOfDate(write, read))).toEqual([])
  })
})

test('every action says what it is about; every subject that a write changes is shown by a read', () => {
  for (const { name } of actions) expect([name, isDeclared(name)]).toEqual([name, true])
  const shown = new Set(reads.flatMap(({ name }) => subjectsOf(name)))
  expect(writes.flatMap((write) => subjectsOf(write).filter((subject) => !shown.has(subject)))).toEqual([])
})
