import { randomUUID } from 'node:crypto'
import type { MerchantId } from '../contract/merchant/ids'
import type { PassId } from '../contract/pass/ids'
import type { EmulatedDatabase } from '../emulator/database'
import { collections } from '../tests/builders/house'
import { aRedemption, redemptionId } from '../tests/builders/redemptions'
import { daysAfter } from '../tests/builders/time'
import { benchShop, clerkOf, counterCodeOf, MEAL, shopId } from './counter/shops'
import { inTurns, type Round, rateOf, shareOf } from './gateShare/closedLoop'
import type { Bench, Figure } from './index'
import { insertAll } from './insertAll'
import { type District, inDistrict } from './pass/district'

const SHOPS = 36
const MORE_SHOPS = 3_600
const REDEMPTIONS = 1_000_000
/** So many that nobody comes again within the life of a code. */
const RIDERS_EACH = 5_000
const AT_ONCE = 16
const ROUNDS = 3
const SECONDS = 3
/** How long each contestant runs before anything is counted: in the city the functions' instances are warm, and code is compiled as it is used. */
const WARM_UP_SECONDS = 60
const OF_EMPTY_FUNCTION = 0.85
/** Of the rate with few shops and no redemptions. */
const FLAT = 0.8
/** The function whose place the empty one takes. */
const INSTEAD = { place: 'course', source: 'bench/counter/emptyFunction.ts' }

/**
 * Measures scan and redemption at the counter. In one run and in turns: `merchant.verify` and `merchant.redeem` through the built function, and
 * a built function that makes the same six calls of the database and nothing else, without and with the link to the picture; then the product again with 3,600 shops and a million
 * redemptions. Run `npm run build:functions` before, on an otherwise idle machine.
 */
const bench: Bench = async () => {
  const { perPair, few } = await inDistrict('counter', INSTEAD, measureFew, (database) => fill(database, { shops: SHOPS, redemptions: 0 }))
  const many = await inDistrict('counterMany', INSTEAD, measureMany, (database) =>
    fill(database, { shops: MORE_SHOPS, redemptions: REDEMPTIONS }),
  )
  return [callFigure(perPair), shareFigure(few), withPictureFigure(few), flatFigure(few, many)]
}

async function measureFew(district: District) {
  await district.growTo(2 * RIDERS_EACH)
  const all = contestants(district)
  const few = await warmTurns(district, all)
  return { perPair: await callsOf(district, all.product), few }
}

async function measureMany(district: District) {
  await district.growTo(2 * RIDERS_EACH)
  const { product } = contestants(district)
  return warmTurns(district, { product })
}

/** What is counted once everything is warm. */
async function warmTurns<Who extends string>({ server: { cpuMs } }: District, who: Readonly<Record<Who, () => Promise<boolean>>>) {
  await inTurns(who, { atOnce: AT_ONCE, rounds: 1, seconds: WARM_UP_SECONDS }, cpuMs)
  return inTurns(who, { atOnce: AT_ONCE, rounds: ROUNDS, seconds: SECONDS }, cpuMs)
}

/** The indexes are built when everything is there. */
async function fill(database: EmulatedDatabase, { shops, redemptions }: { shops: number; redemptions: number }): Promise<void> {
  database.ensureCollections(['merchants', 'redemptions'].map((name) => ({ name, indexes: [] })))
  await insertAll(database, 'merchants', shops, benchShop)
  await insertAll(database, 'redemptions', redemptions, oldRedemption)
  database.ensureCollections(collections.map(({ definition }) => definition))
}

/** Of shops that are gone, so that no books of past days are closed while something is measured. */
const oldRedemption = (number: number) =>
  aRedemption({
    _id: redemptionId(`old${String(number).padStart(8, '0')}`),
    merchantId: `mch_gone${number % MORE_SHOPS}` as MerchantId,
    passId: `pas_${String(number % 14_000).padStart(20, '0')}` as PassId,
    at: daysAfter(new Date(), -1 - (number % 365)),
  })

type Contestants = Readonly<Record<'product' | 'empty' | 'withPicture', () => Promise<boolean>>>

function contestants(district: District): Contestants {
  const count = { product: 0, empty: 0 }
  const ask = async (openid: string, action: string, input: object) =>
    JSON.parse(await district.call(openid, JSON.stringify({ action, input, requestId: randomUUID() })))
  const bare = async (asksForPicture: boolean): Promise<boolean> => {
    count.empty += 1
    const number = count.empty
    const { openid, passId } = district.rider(RIDERS_EACH + (number % RIDERS_EACH))
    const input = { merchantId: shopId(number % SHOPS), passId }
    const { data } = await ask(openid, 'course.scan', { ...input, picture: asksForPicture ? district.picture(number) : null })
    return (await ask(openid, 'course.tap', { ...input, ...data, name: `bench${number}` })).ok
  }
  return {
    async product() {
      count.product += 1
      const number = count.product
      const rider = district.rider(number % RIDERS_EACH)
      const [merchantId, clerk] = [shopId(number % SHOPS), clerkOf(number % SHOPS)]
      const checked = await ask(clerk, 'merchant.verify', { merchantId, text: counterCodeOf(rider, new Date()) })
      if (!checked.data?.scan) throw new Error(`The scan led to nothing: ${JSON.stringify(checked)}`)
      const redeemed = await ask(clerk, 'merchant.redeem', { merchantId, scan: checked.data.scan, offerId: MEAL, typed: {} })
      if (!redeemed.data?.redemption) throw new Error(`Nothing was redeemed: ${JSON.stringify(redeemed)}`)
      return true
    },
    empty: () => bare(false),
    withPicture: () => bare(true),
  }
}

async function callsOf(district: District, work: () => Promise<boolean>) {
  const queries = await district.queriesOf(work)
  return { calls: queries.length, scans: queries.filter(({ index }) => index === null).length }
}

const callFigure = ({ calls, scans }: { calls: number; scans: number }): Figure => ({
  name: 'calls of the database for scan and redemption',
  value: `${calls}, of which ${scans} without an index`,
  target: '<= 6, none without an index',
  kept: calls <= 6 && scans === 0,
})

type Rounds = readonly Round<keyof Contestants>[]

function shareFigure(rounds: Rounds): Figure {
  const { ratio, value } = shareOf(rounds, 'product', 'empty')
  return {
    name: `scan and redemption against a function of their six calls, ${AT_ONCE} at once`,
    value,
    target: `>= ${OF_EMPTY_FUNCTION}`,
    kept: ratio >= OF_EMPTY_FUNCTION,
  }
}

/** A clerk compares a face, so a scan asks storage for a link: a seventh call, and none of the database. */
const withPictureFigure = (rounds: Rounds): Figure => ({
  name: 'the same against these six and the link to the picture',
  value: shareOf(rounds, 'product', 'withPicture').value,
  target: 'for the record',
  kept: true,
})

function flatFigure(few: Rounds, many: readonly Round<'product'>[]): Figure {
  const ratio = rateOf(many, 'product') / rateOf(few, 'product')
  return {
    name: `with ${MORE_SHOPS} shops and ${REDEMPTIONS} redemptions against ${SHOPS} shops and none`,
    value: `${ratio.toFixed(2)} (${rateOf(many, 'product').toFixed(0)} / ${rateOf(few, 'product').toFixed(0)} a second)`,
    target: `>= ${FLAT}`,
    kept: ratio >= FLAT,
  }
}

export default bench
