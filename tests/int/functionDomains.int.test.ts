import type { Changeable } from '../../cloudfunctions/kernel/database/decision'
import { type House, house, openHouse } from '../../cloudfunctions/kernel/house'
import type { ActionName } from '../../contract'
import { functionOf } from '../../contract/routes'
import { withCity } from '../builders/city/city'
import { newRequestId } from '../builders/city/phone'
import { samples } from '../builders/city/samples'
import { type Scene, setScene } from '../builders/city/scene'
import { everythingServed, openEveryDomain, reconcile } from '../builders/house'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
afterAll(() => void openEveryDomain())

const writes = everythingServed.flatMap(({ action: { name, writes } }) => (writes ? [name as ActionName] : []))

/** The domains that each function lists, as it puts them together when it is loaded. */
const houses = new Map<string, House>()
for (const name of new Set(writes.map(functionOf))) {
  require(`../../cloudfunctions/functions/${name}`)
  houses.set(name, house())
}

/** What documents still owe, but for what concerns so many that a job does it anyway. */
async function owed(): Promise<string[]> {
  const { runnersOf } = openEveryDomain()
  const documents = Object.values(await city.documents()).flat() as Partial<Changeable>[]
  const kinds = documents.flatMap(({ outbox = {} }) => Object.values(outbox).map(({ kind }) => kind))
  return kinds.filter((kind) => !runnersOf(kind).some(({ runner }) => runner.options.later))
}

test.each(writes)('%s: its function has the domains that carry out what follows while the caller waits', async (name) => {
  openEveryDomain()
  const { by, input } = await samples[name](scene)
  await reconcile(city.now)
  const { domains = [], complete = false } = houses.get(functionOf(name)) ?? {}
  openHouse(domains, { complete })
  const reply = await city.send(by.openid, { action: name, input, requestId: newRequestId() })
  expect(reply).toMatchObject({ ok: true })
  expect(await owed()).toEqual([])
})
