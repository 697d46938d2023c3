import type { WorkKind } from '../../../../../contract/account/rider'
import type { ShopPictureId } from '../../../../../contract/merchant/ids'
import type { OfferLimits, OfferTerms, Price } from '../../../../../contract/merchant/offer'
import type { DayWindow } from '../../../../../contract/pass/compoundRules'
import { fenOf } from '../../../../services/money'
import { workKindText } from '../../../account/words/rider'

/** An offer as the form holds it: amounts in yuan and numbers as they are typed; empty: without such a limit. */
export interface OfferValues {
  title: string
  note: string
  kind: Price['kind']
  unit: Extract<Price, { kind: 'perUnit' }>['unit']
  normal: string
  rider: string
  /** 8.5 is 8.5 折. */
  fold: string
  mostOff: string
  freeHours: string
  basis: OfferTerms['basis']['kind']
  since: string
  personDay: string
  personMonth: string
  dayTotal: string
  stock: string
  personMonthYuan: string
  budgetYuan: string
  dated: boolean
  from: string
  until: string
  weekdays: number[]
  hours: DayWindow[]
  workKinds: WorkKind[]
  campaign: OfferLimits['campaign']
  /** Empty: without a picture. */
  pictureId: string
}

export type Problems = Partial<Record<keyof OfferValues, string>>

const allKinds = Object.keys(workKindText) as WorkKind[]
const yuan = (fen: number | null) => (fen === null ? '' : `${fen / 100}`)
const text = (count: number | null) => (count === null ? '' : `${count}`)

export const newOffer = (today: string): OfferValues => ({
  ...{ title: '', note: '', kind: 'setMeal', unit: 'kWh', normal: '', rider: '', fold: '', mostOff: '', freeHours: '' },
  ...{ basis: 'menuSince', since: today, personDay: '1', personMonth: '', dayTotal: '', stock: '', personMonthYuan: '', budgetYuan: '' },
  ...{ dated: false, from: today, until: today, weekdays: [], hours: [], workKinds: allKinds, campaign: null },
  pictureId: '',
})

export function valuesOf({ title, note, price, basis, limits, times, pictureId }: OfferTerms, today: string): OfferValues {
  return {
    ...newOffer(today),
    title,
    note: note ?? '',
    ...priceValues(price),
    basis: basis.kind,
    since: basis.kind === 'menuSince' ? basis.since : today,
    personDay: text(limits.personDay),
    personMonth: text(limits.personMonth),
    dayTotal: text(limits.dayTotal),
    stock: text(limits.stock),
    personMonthYuan: yuan(limits.personMonthFen),
    budgetYuan: yuan(limits.budgetFen),
    campaign: limits.campaign,
    dated: times.from !== null || times.until !== null,
    from: times.from ?? today,
    until: times.until ?? today,
    weekdays: [...times.weekdays],
    hours: times.hours.map(({ from, to }) => ({ from, to })),
    workKinds: [...times.workKinds],
    pictureId: pictureId ?? '',
  }
}

function priceValues(price: Price): Partial<OfferValues> {
  switch (price.kind) {
    case 'percentOff':
      return { kind: price.kind, fold: `${(100 - price.percent) / 10}`, mostOff: yuan(price.mostOffFen) }
    case 'freeHours':
      return { kind: price.kind, freeHours: `${price.hours}`, normal: yuan(price.hourFen) }
    case 'perUnit':
      return { kind: price.kind, unit: price.unit, normal: yuan(price.normalFen), rider: yuan(price.riderFen) }
    default:
      return { kind: price.kind, normal: yuan(price.normalFen), rider: yuan(price.riderFen) }
  }
}

const MOST_PRICE_FEN = 1_000_000

/** Reads what was typed and notes at which field something is wrong. */
function reader(values: OfferValues) {
  const problems: Problems = {}
  const wrong = (field: keyof OfferValues, words: string) => {
    problems[field] ??= words
    return 0
  }
  return {
    problems,
    wrong,
    /** Fen of a price, which may be nothing only where `free`. */
    price(field: 'normal' | 'rider' | 'mostOff', free = false): number {
      const typed = values[field].trim()
      const fen = typed === '0' ? 0 : fenOf(typed)
      if (fen === null || fen > MOST_PRICE_FEN) return wrong(field, '写多少元，最多两位小数，比如 12.5')
      return fen === 0 && !free ? wrong(field, '要大于 0') : fen
    },
    count(field: 'personDay' | 'personMonth' | 'dayTotal' | 'stock', most: number): number | null {
      const typed = values[field].trim()
      if (typed === '') return null
      const count = /^\d{1,6}$/.test(typed) ? Number(typed) : 0
      return count >= 1 && count <= most ? count : wrong(field, `写 1 到 ${most} 的数，不限就空着`)
    },
    money(field: 'personMonthYuan' | 'budgetYuan', mostFen: number): number | null {
      const typed = values[field].trim()
      if (typed === '') return null
      const fen = fenOf(typed)
      return fen !== null && fen >= 1 && fen <= mostFen ? fen : wrong(field, `写多少元，最多 ${mostFen / 100}，不限就空着`)
    },
  }
}

type Reader = ReturnType<typeof reader>

function priceOf({ kind, unit, fold, mostOff, freeHours }: OfferValues, { price, wrong }: Reader): Price {
  switch (kind) {
    case 'percentOff': {
      const percent = /^\d(\.\d)?$/.test(fold.trim()) ? Math.round(100 - Number(fold) * 10) : 0
      if (percent < 1 || percent > 99) wrong('fold', '写 0.1 到 9.9，比如 8.5 就是八五折')
      return { kind, percent, mostOffFen: mostOff.trim() === '' ? null : price('mostOff') }
    }
    case 'freeHours': {
      const hours = /^\d{1,2}$/.test(freeHours.trim()) ? Number(freeHours) : 0
      if (hours < 1 || hours > 24) wrong('freeHours', '写 1 到 24 的整数')
      return { kind, hours, hourFen: price('normal') }
    }
    case 'perUnit':
      return { kind, unit, ...bothPrices({ price, wrong }) }
    default:
      return { kind, ...bothPrices({ price, wrong }) }
  }
}

function bothPrices({ price, wrong }: Pick<Reader, 'price' | 'wrong'>) {
  const [normalFen, riderFen] = [price('normal'), price('rider', true)]
  if (riderFen >= normalFen) wrong('rider', '要比原价低')
  return { normalFen, riderFen }
}

/** The terms that were typed, and what is wrong with them, in words at each field. */
export function termsOf(values: OfferValues): { terms: OfferTerms; problems: Problems } {
  const read = reader(values)
  const { problems, wrong } = read
  const { title, note, basis, since, dated, from, until, weekdays, hours, workKinds, campaign, pictureId } = values
  if (title.trim().length < 2) wrong('title', '至少写 2 个字')
  if (title.trim().length > 30) wrong('title', '最多 30 个字')
  if (note.trim().length > 100) wrong('note', '最多 100 个字')
  if (dated && until < from) wrong('until', '结束要在开始以后')
  if (workKinds.length === 0) wrong('workKinds', '至少选一种，不然谁也用不了')
  const terms: OfferTerms = {
    title: title.trim(),
    note: note.trim() || null,
    price: priceOf(values, read),
    basis: basis === 'menuSince' ? { kind: basis, since } : { kind: basis },
    limits: {
      personDay: read.count('personDay', 5),
      personMonth: read.count('personMonth', 60),
      personMonthFen: read.money('personMonthYuan', 1_000_000),
      dayTotal: read.count('dayTotal', 2000),
      stock: read.count('stock', 100_000),
      budgetFen: read.money('budgetYuan', 1_000_000_000),
      campaign,
    },
    times: { from: dated ? from : null, until: dated ? until : null, weekdays, hours, workKinds },
    ...(pictureId !== '' && { pictureId: pictureId as ShopPictureId }),
  }
  return { terms, problems }
}
