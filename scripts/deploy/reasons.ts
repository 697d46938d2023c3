import { Cron } from 'croner'
import { isPlatformCron } from '../../emulator/functions/cron'
import type { FunctionEntry } from '../functions'
import type { Facts } from './facts'
import { variableReasons, variables } from './variables'

/** Why the plan can't be carried out, a sentence each. None: it can. */
export const reasonsAgainst = (facts: Facts): string[] => [
  ...variableReasons(variables, facts.environment),
  ...appIdReasons(facts.appId),
  ...facts.serving
    .filter((name) => !facts.functions.some((entry) => entry.name === name))
    .map((name) => `contract/routes.ts sends actions to ${name}, which cloudbaserc.json does not list.`),
  ...facts.functions.flatMap((entry) => functionReasons(entry, facts)),
]

const PLACEHOLDER = /^(touristappid|wx0+)$/

const appIdReasons = (appId: string) =>
  /^wx[0-9a-f]{16}$/.test(appId) && !PLACEHOLDER.test(appId)
    ? []
    : [`project.config.json has the placeholder appid "${appId}": put the mini-program's own there.`]

function functionReasons(entry: FunctionEntry, facts: Facts): string[] {
  return [...settingsReasons(entry), ...builtReasons(entry, facts), ...timerReasons(entry)]
}

/** What CloudBase documents for a function. */
const MEMORY_MB = [128, 256, 512, 1024, 2048]
const TIMEOUT_SECONDS = { from: 1, to: 60 }

function settingsReasons({ name, timeout, memorySize, envVariables }: FunctionEntry): string[] {
  const fits = timeout >= TIMEOUT_SECONDS.from && timeout <= TIMEOUT_SECONDS.to
  return [
    ...(fits ? [] : [`${name}: a timeout is from ${TIMEOUT_SECONDS.from} to ${TIMEOUT_SECONDS.to} s, not ${timeout}.`]),
    ...(MEMORY_MB.includes(memorySize) ? [] : [`${name}: memory is one of ${MEMORY_MB.join(', ')} MB, not ${memorySize}.`]),
    ...(Object.keys(envVariables).length === 0
      ? []
      : [`${name}: cloudbaserc.json sets variables. A deployment would put them in place of all that the console holds, the keys too.`]),
  ]
}

function builtReasons({ name }: FunctionEntry, { built, sourcesChangedAt }: Facts): string[] {
  const found = built.get(name)
  if (!found) return [`${name} is not built: npm run build:functions.`]
  return found.at < sourcesChangedAt ? [`${name} was built before its source was changed: npm run build:functions.`] : []
}

const TIMER_NAME = /^[A-Za-z][\w-]{0,59}$/

function timerReasons({ name, triggers = [] }: FunctionEntry): string[] {
  const one = triggers.length > 1 ? [`${name} has ${triggers.length} timers; CloudBase documents one for each function.`] : []
  return one.concat(
    triggers.flatMap((timer) => [
      ...(timer.type === 'timer' ? [] : [`${name}: trigger ${timer.name} is no timer, and CloudBase knows no other.`]),
      ...(TIMER_NAME.test(timer.name)
        ? []
        : [`${name}: "${timer.name}" is no name for a timer (a letter, then letters, digits, _ and -).`]),
      ...(runs(timer.config) ? [] : [`${name}: timer ${timer.name} has the expression "${timer.config}", which CloudBase does not take.`]),
    ]),
  )
}

/** Seven fields in their ranges, and a time at which it fires. */
function runs(expression: string): boolean {
  if (!isPlatformCron(expression)) return false
  try {
    return new Cron(expression, { mode: '7-part', timezone: 'Asia/Shanghai', sloppyRanges: true }).nextRun() !== null
  } catch {
    return false
  }
}
