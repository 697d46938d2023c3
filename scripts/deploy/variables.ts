/** What the commands of the plan, and the functions in the cloud, are told by their environment. */
export interface Variable {
  readonly name: string
  /** Who needs it: the functions in the cloud, or whoever deploys. */
  readonly for: 'functions' | 'operator'
  readonly what: string
  /** What is wrong with a value, never the value itself; null when nothing is. */
  readonly problem: (value: string) => string | null
}

type Environment = Readonly<Record<string, string | undefined>>

const KEY_BYTES = 32
const isKey = (value: unknown) => typeof value === 'string' && Buffer.from(value, 'base64').length === KEY_BYTES

const matching = (form: RegExp, otherwise: string) => (value: string) => (form.test(value) ? null : otherwise)

/** The keys by id, null when this is no JSON object. (The parser's own message would quote the keys.) */
function fieldKeysIn(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

function fieldKeysProblem(json: string): string | null {
  const keys = fieldKeysIn(json)
  if (!keys) return 'is no JSON object of key id to key, like {"k1":"…"}'
  if (Object.keys(keys).some((id) => !/^\w+$/.test(id))) return 'has an id that is not of letters and digits'
  const short = Object.keys(keys).filter((id) => !isKey(keys[id]))
  if (short.length > 0) return `${short.join(', ')}: a key is ${KEY_BYTES} bytes in base64`
  return Object.keys(keys).length > 0 ? null : 'has no key'
}

const CLOUD_ENV_ID: Variable = {
  name: 'CLOUD_ENV_ID',
  for: 'operator',
  what: 'the CloudBase environment; the mini-program is built for it',
  problem: matching(/^[a-z0-9-]{1,40}$/, 'is no environment id (small letters, digits, dashes)'),
}
const SECRETS: readonly Variable[] = [
  { name: 'TENCENTCLOUD_SECRETID', for: 'operator', what: 'API key of the Tencent Cloud account', problem: () => null },
  { name: 'TENCENTCLOUD_SECRETKEY', for: 'operator', what: 'its secret', problem: () => null },
]
const KEYS: readonly Variable[] = [
  { name: 'FIELD_KEYS', for: 'functions', what: 'keys of encrypted fields, by id', problem: fieldKeysProblem },
  { name: 'FIELD_KEY_ID', for: 'functions', what: 'which of them encrypts new fields', problem: () => null },
  {
    name: 'INDEX_KEY',
    for: 'functions',
    what: 'key of the blind indexes; never changes',
    problem: (value) => (isKey(value) ? null : `must be ${KEY_BYTES} bytes in base64`),
  },
]

/** Everything that a running environment needs. */
export const variables: readonly Variable[] = [
  CLOUD_ENV_ID,
  ...SECRETS,
  ...KEYS,
  {
    name: 'MESSAGE_TEMPLATE_ID',
    for: 'functions',
    what: 'template of the subscription message, for the mini-program too',
    problem: matching(/^[\w-]{20,64}$/, 'is no template id (43 letters, digits, _ and -)'),
  },
]

/** What it takes to write into the cloud database from here. */
export const databaseVariables: readonly Variable[] = [CLOUD_ENV_ID, ...SECRETS, ...KEYS]

/** Why these variables don't do, a sentence each; never a value. */
export function variableReasons(wanted: readonly Variable[], environment: Environment): string[] {
  const reasons = wanted.flatMap(({ name, what, problem }) => {
    const value = environment[name]
    if (!value) return [`${name} is missing: ${what} (docs/deploy.md).`]
    const wrong = problem(value)
    return wrong === null ? [] : [`${name} ${wrong} (docs/deploy.md, "Keys").`]
  })
  const { FIELD_KEYS, FIELD_KEY_ID, APP_MODE } = environment
  const keys = fieldKeysIn(FIELD_KEYS ?? '')
  if (keys && FIELD_KEY_ID && !Object.hasOwn(keys, FIELD_KEY_ID)) reasons.push('FIELD_KEY_ID names none of FIELD_KEYS.')
  if (APP_MODE) reasons.push('APP_MODE is set: it is for the emulator alone. Unset it.')
  return reasons
}
