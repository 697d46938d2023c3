import { withoutHidden } from '../kernel/characters'

/**
 * The code on a shop's poster (店码): `S` and 16 letters or digits. It is not secret: it only names the shop, until the shop gets a new one. WeChat's
 * own scanner opens the page with it as `scene`.
 */
export const shopCodeText = (code: string) => `S${code}`

/** The page that WeChat's scanner opens. */
export const SHOP_PAGE = 'packages/merchant/rider/poster/index'

/** Reads what a scanner has read: the code itself, or the address of the page with the code as its scene. Null when it is no shop's code. */
export function readShopCode(text: string): string | null {
  const scene = /[?&]scene=([^&]+)/.exec(text)?.[1] ?? text
  return /^S([0-9A-HJKMNP-TV-Z]{16})$/.exec(withoutHidden(scene).trim())?.[1] ?? null
}
