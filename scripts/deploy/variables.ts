import { WEB_ADDRESS } from '../../cloudfunctions/kernel/webUrl'

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
function keysIn(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** What is wrong with keys by id, where an id has this form. */
const keysProblem = (idForm: RegExp, ids: string) => (json: string) => {
  const keys = keysIn(json)
  if (!keys) return 'is no JSON object of key id to key, like {"k1":"…"}'
  if (Object.keys(keys).some((id) => !idForm.test(id))) return `has an id that is not ${ids}`
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
  { name: 'FIELD_KEYS', for: 'functions', what: 'keys of encrypted fields, by id', problem: keysProblem(/^\w+$/, 'of letters and digits') },
  { name: 'FIELD_KEY_ID', for: 'functions', what: 'which of them encrypts new fields', problem: () => null },
  {
    name: 'INDEX_KEY',
    for: 'functions',
    what: 'key of the blind indexes; never changes',
    problem: (value) => (isKey(value) ? null : `must be ${KEY_BYTES} bytes in base64`),
  },
  { name: 'AUDIT_KEYS', for: 'functions', what: 'keys of the audit trail, by id', problem: keysProblem(/^\w+$/, 'of letters and digits') },
  { name: 'AUDIT_KEY_ID', for: 'functions', what: 'which of them proves new entries', problem: () => null },
]

const SIGNING_KEYS: readonly Variable[] = [
  {
    name: 'PASS_SIGNING_KEYS',
    for: 'functions',
    what: 'keys that sign passes for guards without network, by number',
    problem: keysProblem(/^([1-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])$/, 'a number from 1 to 255'),
  },
  { name: 'PASS_SIGNING_KEY_ID', for: 'functions', what: 'which of them signs', problem: () => null },
]

/** Everything that a running environment needs. */
export const variables: readonly Variable[] = [
  CLOUD_ENV_ID,
  ...SECRETS,
  ...KEYS,
  ...SIGNING_KEYS,
  {
    name: 'MESSAGE_TEMPLATE_ID',
    for: 'functions',
    what: 'template of the subscription message, for the mini-program too',
    problem: matching(/^[\w-]{20,64}$/, 'is no template id (43 letters, digits, _ and -)'),
  },
  {
    name: 'WEB_URL',
    for: 'functions',
    what: 'where the function web is reached over HTTP',
    problem: matching(WEB_ADDRESS, 'is no address (https://domain/path, no slash at its end)'),
  },
]

/** What it takes to write into the cloud database from here. */
export const databaseVariables: readonly Variable[] = [CLOUD_ENV_ID, ...SECRETS, ...KEYS]

/** Sets of keys, each with the variable that names the one in use. */
const NAMED = [
  ['FIELD_KEYS', 'FIELD_KEY_ID'],
  ['AUDIT_KEYS', 'AUDIT_KEY_ID'],
  ['PASS_SIGNING_KEYS', 'PASS_SIGNING_KEY_ID'],
] as const

/** Why these variables don't do, a sentence each; never a value. */
export function variableReasons(wanted: readonly Variable[], environment: Environment): string[] {
  const reasons = wanted.flatMap(({ name, what, problem }) => {
    const value = environment[name]
    if (!value) return [`${name} is missing: ${what} (docs/deploy.md).`]
    const wrong = problem(value)
    return wrong === null ? [] : [`${name} ${wrong} (docs/deploy.md, "Keys").`]
  })
  for (const [keys, id] of NAMED) {
    const known = keysIn(environment[keys] ?? '')
    const named = environment[id]
    if (known && named && !Object.hasOwn(known, named)) reasons.push(`${id} names none of ${keys}.`)
  }
  if (environment.APP_MODE) reasons.push('APP_MODE is set: it is for the emulator alone. Unset it.')
  return reasons
}
