import { writeFileSync } from 'node:fs'
import type { ActionName } from '../../contract'
import { withCity } from '../../tests/builders/city/city'
import { newRequestId } from '../../tests/builders/city/phone'
import { samples } from '../../tests/builders/city/samples'
import { setScene } from '../../tests/builders/city/scene'
import { registry } from '../../tests/builders/house'
import type { Cost } from './cost'
import { fillDistrict, fillScene } from './district'

const { BENCH_RESULT = '', BENCH_RIDERS = '14000', BENCH_USES = '1000000' } = process.env

/** Filling a district takes minutes on a machine that does nothing else. */
const FILLING_LIMIT_MS = 4 * 3_600_000

const city = withCity()

test(
  'what each action asks of the database',
  async () => {
    await fillDistrict(city.emulator.database, { riders: Number(BENCH_RIDERS), uses: Number(BENCH_USES) })
    const scene = await setScene(city)
    await fillScene(city.emulator.database, scene)
    const costs: Cost[] = []
    for (const action of Object.keys(registry) as ActionName[]) {
      const { by, input } = await samples[action](scene)
      await fetch(`${city.emulator.url}/emulator/queries`, { method: 'DELETE' })
      const reply = await city.send(by.openid, { action, input, requestId: newRequestId() })
      if (!reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(reply.error)}`)
      const queries = city.emulator.database.queries()
      const sum = (what: 'examined' | 'bytes') => queries.reduce((total, query) => total + query[what], 0)
      const scans = queries.filter(({ index }) => index === null).length
      costs.push({
        action,
        writes: registry[action].writes === true,
        calls: queries.length,
        examined: sum('examined'),
        bytes: sum('bytes'),
        scans,
      })
    }
    writeFileSync(BENCH_RESULT, JSON.stringify(costs))
  },
  FILLING_LIMIT_MS,
)
