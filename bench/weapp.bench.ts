import { openMiniProgram } from '../tests/support/weapp'
import { BUDGETS, builtDist, domainShares, KB, weigh } from '../tests/support/weappChecks'
import { answering, newcomer } from '../tests/weapp/backend'
import type { Bench, Figure } from './index'

const inKB = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`

const figure = (name: string, bytes: number, budget: number): Figure => ({
  name,
  value: inKB(bytes),
  target: `<= ${inKB(budget)}`,
  kept: bytes <= budget,
})

/** The data that opening one page on a fresh phone sends to the screen. */
async function openingCost(dist: string, route: string) {
  const phone = await openMiniProgram({ dist, launchPath: `/${route}`, wx: answering(newcomer) })
  const cost = { route, ...phone.setDataCost(route) }
  await phone.close()
  return cost
}

/** Measures the weights of the weapp build and the data that its pages send when they open. Run `npm run build:weapp` before. */
const bench: Bench = async () => {
  const dist = builtDist()
  const costs = []
  for (const route of dist.pages) costs.push(await openingCost(dist.dir, route))
  return [
    ...weigh(dist).map(({ name, bytes, budget }) => figure(`weight of ${name}`, bytes, budget)),
    ...(await domainShares()).map(({ domain, bytes, budget }) => figure(`what ${domain} adds to main`, bytes, budget)),
    ...costs.map(({ route, first }) => figure(`first setData of ${route}`, first, BUDGETS.setData)),
    figure('largest setData while any page opens', Math.max(...costs.map(({ largest }) => largest)), BUDGETS.setData),
  ]
}

export default bench
