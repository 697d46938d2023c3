import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const FUNCTIONS = resolve(__dirname, '../cloudfunctions/functions')

/** How the platform runs one function, in the words of `cloudbaserc.json`. */
export interface FunctionEntry {
  readonly name: string
  readonly handler: string
  readonly runtime: string
  /** Seconds. */
  readonly timeout: number
  /** MB. */
  readonly memorySize: number
  readonly installDependency: boolean
  readonly envVariables: Readonly<Record<string, string>>
  readonly triggers?: readonly { readonly name: string; readonly type: string; readonly config: string }[]
}

/** Who calls a function: phones by its actions, the platform's clock, or anybody over HTTP. */
export type CalledBy = 'phone' | 'timer' | 'http'

export interface DeployedFunction {
  readonly entry: FunctionEntry
  readonly calledBy: CalledBy
}

/** What holds unless a function's own `function.json` says otherwise. No variables, on purpose: they would replace the console's (docs/deploy.md). */
const defaults = (name: string): FunctionEntry => ({
  name,
  handler: 'index.main',
  runtime: 'Nodejs22.21',
  timeout: 20,
  memorySize: 256,
  // Everything is in the bundles: what an installation in the cloud would choose is written down nowhere.
  installDependency: false,
  envVariables: {},
})

function read(name: string): DeployedFunction {
  const file = join(FUNCTIONS, name, 'function.json')
  const own: Partial<FunctionEntry> & { calledBy?: CalledBy } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const { calledBy = 'phone', ...settings } = own
  return { entry: { ...defaults(name), ...settings }, calledBy }
}

/** Every function that is deployed: the folders of `cloudfunctions/functions/`. */
export const deployedFunctions = (): DeployedFunction[] => readdirSync(FUNCTIONS).sort().map(read)

/** `cloudbaserc.json` as CloudBase's own tool reads it, and the emulator. The build puts it beside the functions. */
export const cloudbaseConfig = () => ({
  version: '2.0',
  envId: '{{env.CLOUD_ENV_ID}}',
  functionRoot: '.',
  functions: deployedFunctions().map(({ entry }) => entry),
})
