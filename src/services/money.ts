/** "12 元", "29.9 元". */
export const moneyText = (fen: number) => `${fen / 100} 元`

/** What somebody typed as an amount of money, in fen; null: it is none, or has more than two digits behind the point. */
export function fenOf(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[\s,元]/g, '')
  return /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null
}
