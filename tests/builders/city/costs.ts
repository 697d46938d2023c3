import type { Cost } from '../../../bench/actions/cost'
import type { ActionName } from '../../../contract'
import { registry } from '../house'
import { newRequestId } from './phone'
import { samples } from './samples'
import type { Scene } from './scene'

/** What the database was asked for while something was done. */
export async function askedFor({ city: { emulator } }: Scene, work: () => Promise<unknown>): Promise<Omit<Cost, 'action' | 'writes'>> {
  await fetch(`${emulator.url}/emulator/queries`, { method: 'DELETE' })
  await work()
  const queries = emulator.database.queries()
  const sum = (what: 'examined' | 'bytes') => queries.reduce((total, query) => total + query[what], 0)
  const scans = queries.filter(({ index }) => index === null).length
  return { calls: queries.length, examined: sum('examined'), bytes: sum('bytes'), scans }
}

/** What one call of an action asks of the database, by its sample. */
export async function costOf(scene: Scene, action: ActionName): Promise<Cost> {
  const { by, input } = await samples[action](scene)
  const asked = await askedFor(scene, async () => {
    const reply = await scene.city.send(by.openid, { action, input, requestId: newRequestId() })
    if (!reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(reply.error)}`)
  })
  return { action, writes: registry[action].writes === true, ...asked }
}
