import { createHash } from 'node:crypto'

/** SHA-256 in hex digits: what everybody can work out with any tool. */
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
