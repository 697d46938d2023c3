import { BUCKET, ENV_ID } from '../platform'
import { CloudBaseError } from '../plugin'

/** The characters that the platform documents for a cloud path. A key of its object store has at most 850 bytes. */
const CHARACTERS = /^[0-9A-Za-z\p{Script=Han}!\-_.*/]+$/u
const LIMIT_BYTES = 850
const FILE_ID_PREFIX = `cloud://${ENV_ID}.${BUCKET}/`

const isPlain = (segment: string) => segment !== '' && segment !== '.' && segment !== '..'

/** Checks a path in the storage, such as `incoming/photo.jpg`. Throws {@link CloudBaseError} for a path that the platform refuses. */
export const checkCloudPath = (path: unknown): string => {
  const fits = typeof path === 'string' && CHARACTERS.test(path) && Buffer.byteLength(path) <= LIMIT_BYTES && path.split('/').every(isPlain)
  if (fits) return path
  throw new CloudBaseError(
    'INVALID_PARAM',
    `A cloud path has letters, digits, Chinese characters and ! - _ . * between single slashes, at most ${LIMIT_BYTES} bytes: ${JSON.stringify(path)} does not fit.`,
  )
}

export const fileIdOf = (path: string): string => `${FILE_ID_PREFIX}${path}`

/** The path of a file id of this environment; undefined for other ids. */
export const pathOfFileId = (fileId: string): string | undefined =>
  fileId.startsWith(FILE_ID_PREFIX) ? fileId.slice(FILE_ID_PREFIX.length) : undefined
