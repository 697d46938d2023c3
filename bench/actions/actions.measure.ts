import { writeFileSync } from 'node:fs'
import type { ActionName } from '../../contract'
import { withCity } from '../../tests/builders/city/city'
import { costOf } from '../../tests/builders/city/costs'
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
    for (const action of Object.keys(registry) as ActionName[]) costs.push(await costOf(scene, action))
    writeFileSync(BENCH_RESULT, JSON.stringify(costs))
  },
  FILLING_LIMIT_MS,
)
