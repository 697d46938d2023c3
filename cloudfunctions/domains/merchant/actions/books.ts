import type { DaySpan } from '../../../../contract/merchant/bookPeriod'
import { dayAfter, spanOf } from '../../../../contract/merchant/bookSpan'
import type { bookActions } from '../../../../contract/merchant/books'
import type { MerchantId } from '../../../../contract/merchant/ids'
import { dayOf } from '../../../kernel/calendar'
import type { Collection } from '../../../kernel/database/collection'
import { findFirst, findPage, onlyFields } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { unsealField } from '../../../kernel/secrets/sealedField'
import { type BookedShop, labelsOf, newestDay, nextDay, readDay } from '../books/closeDays'
import { type ShopDay, shopDays } from '../books/documents'
import { booksOf, type DayBooks, declinedPercent, sumOf, togetherOf } from '../books/rules'
import { merchants } from '../merchantDocument'
import { stateOfShop } from '../rules/shop'

type Actions = typeof bookActions

/** The days of the longest period. */
const MOST_DAYS = 31

interface NamedDay {
  readonly day: string
  readonly books: DayBooks
}

export const books: Handler<Actions['books']> = async ({ merchantId, by, day }, { granted: merchant, now }) => {
  const span = spanOf(by, day ?? dayOf(now))
  const [closed, open] = await Promise.all([closedDays(merchantId, span), openDays(merchant, span)])
  const known = new Set(closed.map((one) => one.day))
  // A day that is closed while this reads is in both.
  const days = [...closed, ...open.filter((one) => !known.has(one.day))]
  const { total, clerks, offers } = togetherOf(days.map((one) => one.books))
  return {
    data: {
      ...span,
      total,
      clerks: [...clerks],
      offers: [...offers],
      days: days.map((one) => ({ day: one.day, figures: one.books.total })),
      now: now.toISOString(),
    },
  }
}

const SHOPS_A_PAGE = 20

/** What the overview reads of a shop. */
const shopsOfOverview = onlyFields(merchants, ['name', 'townId', 'open', 'openChangedAt', 'suspendedAt', 'joining', 'joiningAt'])

export const overview: Handler<Actions['overview']> = async ({ day, after }, { now }) => {
  const span = spanOf('month', day ?? dayOf(now))
  const { rows, next } = await findPage(shopsOfOverview, '_id', { equals: {}, after, size: SHOPS_A_PAGE })
  const shops = await Promise.all(
    rows
      .filter(({ joining }) => joining !== 'withdrawn')
      .map(async (shop) => {
        const days = await newestDays(onlyFields(shopDays, ['day', 'total']), shop._id, span)
        const total = sumOf(days.map((one) => one.total))
        const { _id: merchantId, name, townId } = shop
        return { merchantId, name, townId, state: stateOfShop(shop).state, total, declinedPercent: declinedPercent(total) }
      }),
  )
  return { data: { ...span, shops, next, now: now.toISOString() } }
}

/** The closed days of a shop in a span, the newest first. */
async function newestDays<Doc extends Pick<ShopDay, '_id' | 'day'>>(
  days: Pick<Collection<Doc>, 'definition' | 'find'>,
  merchantId: MerchantId,
  { from, to }: DaySpan,
): Promise<Doc[]> {
  const newest = await findFirst(days, 'newest', { equals: { merchantId }, after: dayAfter(to), most: MOST_DAYS })
  return newest.filter(({ day }) => day >= from)
}

async function closedDays(merchantId: MerchantId, span: DaySpan): Promise<NamedDay[]> {
  const newest = await newestDays(shopDays, merchantId, span)
  return newest.reverse().map((one) => ({ day: one.day, books: closedBooks(one) }))
}

const closedBooks = ({ _id, total, clerks, offers }: ShopDay): DayBooks => ({
  total,
  clerks: clerks.map((one) => ({ ...one, label: one.label && unsealField(shopDays, 'label', _id, one.label) })),
  offers,
})

/** Days whose books are not closed are summed from their records: today, and yesterday until the job has closed it. */
async function openDays(merchant: BookedShop, { from, to }: DaySpan): Promise<NamedDay[]> {
  const days: NamedDay[] = []
  const newest = await newestDay(merchant._id)
  const last = dayAfter(from, -1)
  let day = newest && newest.day > last ? newest.day : last
  for (;;) {
    const next = await nextDay(merchant._id, day)
    if (next === null || next > to) return days
    const { entries, declined } = await readDay(merchant._id, next)
    days.push({ day: next, books: booksOf(entries, declined, labelsOf(merchant)) })
    day = next
  }
}
