import { renderSVG } from 'uqr'
import type { JsonObject } from '../http/body'
import { ok, refused, type WechatReply } from './reply'

const SCENE_LIMIT = 32
/** As the standard asks for, so that what can be read here says something of the code on a poster. */
const QUIET_ZONE = 4
const SCENE = /^[\w!#$&'()*+,/:;=?@.~-]+$/

/**
 * `wxacode.getUnlimited`: `{ scene, page }` returns a picture in base64 (`buffer`, `contentType`). WeChat draws a round code that only its
 * own scanner reads; the local one is a QR code that contains the address inside the mini-program: `pages/…?scene=…`.
 */
export const drawPageCode = ({ scene, page = 'pages/index/index' }: JsonObject): WechatReply => {
  if (typeof scene !== 'string' || scene === '' || scene.length > SCENE_LIMIT) {
    return refused(40169, 'invalid length for scene, or the data is not json string')
  }
  if (!SCENE.test(scene)) return refused(40129, 'invalid scene')
  if (typeof page !== 'string' || page === '' || page.startsWith('/') || page.includes('?')) return refused(41030, 'invalid page')
  const svg = renderSVG(`${page}?scene=${encodeURIComponent(scene)}`, { ecc: 'M', border: QUIET_ZONE })
  return ok({ contentType: 'image/svg+xml', buffer: Buffer.from(svg).toString('base64') })
}
