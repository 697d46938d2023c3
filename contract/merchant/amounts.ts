import type { Amounts, Price, Typed } from './offer'

/** What has to be typed for this price; null: nothing. */
export const typedFor = ({ kind }: Pick<Price, 'kind'>): keyof Typed | null => {
  if (kind === 'percentOff') return 'billFen'
  return kind === 'perUnit' ? 'hundredths' : null
}

/** What has to be paid, in whole fen: a part of a fen is the rider's gain. Null: what has to be typed is missing. */
export function amountsOf(price: Price, { billFen, hundredths }: Typed): Amounts | null {
  switch (price.kind) {
    case 'setMeal':
    case 'fixedPrice':
      return amounts(price.normalFen, price.riderFen)
    case 'freeHours':
      return amounts(price.hours * price.hourFen, 0)
    case 'percentOff': {
      if (billFen === undefined) return null
      const off = Math.ceil((billFen * price.percent) / 100)
      return amounts(billFen, billFen - Math.min(off, price.mostOffFen ?? off))
    }
    case 'perUnit':
      if (hundredths === undefined) return null
      return amounts(Math.floor((hundredths * price.normalFen) / 100), Math.floor((hundredths * price.riderFen) / 100))
  }
}

const amounts = (normalFen: number, chargeFen: number): Amounts => ({ normalFen, chargeFen, savedFen: Math.max(0, normalFen - chargeFen) })
