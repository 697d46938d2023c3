import { MARKET, shopAmongMany } from '../tests/builders/shops/manyShops'
import { type CallCost, costOf, figureOf } from './callCost'
import type { ServerProcess } from './emulatorProcess'
import type { Bench } from './index'
import { onServer } from './onServer'

const SIZES = [36, 360, 3_600]
/** The number of documents in one call of the SDK. */
const BATCH = 36

/** Measures one call for the shops near somebody, with few and with many shops. Run `npm run build:functions` before. */
const bench: Bench = () =>
  onServer('near', async (server) => {
    const { url } = server
    const [all, meals]: [CallCost[], CallCost[]] = [[], []]
    for (const [at, size] of SIZES.entries()) {
      await grow(server, SIZES[at - 1] ?? 0, size)
      const question = { action: 'merchant.near', shownIn: ({ shops }: { shops: readonly unknown[] }) => shops.length } as const
      all.push(await costOf(url, { ...question, input: { here: MARKET } }))
      meals.push(await costOf(url, { ...question, input: { here: MARKET, kind: 'meals' } }))
    }
    const among = `one call among ${SIZES.join(', ')} shops`
    return [figureOf(`the shops near me, ${among}`, all), figureOf(`the meals near me, ${among}`, meals)]
  })

async function grow({ db }: ServerProcess, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += BATCH) {
    await db.collection('merchants').add(Array.from({ length: BATCH }, (_, index) => shopAmongMany(at + index)))
  }
}

export default bench
