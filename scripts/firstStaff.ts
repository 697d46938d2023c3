import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { appendToTrail } from '../cloudfunctions/kernel/audit/trail'
import { codeFor, ensureInvitation, invitationIdOf, invitations } from '../cloudfunctions/kernel/people/invitations'
import { wrongKeys } from '../cloudfunctions/kernel/secrets/canaries'
import { loadSecrets } from '../emulator/functions/secrets'
import { sdkEnv } from '../emulator/platform'
import { databaseVariables, variableReasons } from './deploy/variables'

/** Where the invitation goes: an emulator on this machine with the directory of its data, or the cloud of the environment's variables. */
export type Target = { readonly local: string; readonly dataDir: string } | 'cloud'

type Environment = Readonly<Record<string, string | undefined>>

/** The variables that lead this process' SDK to the target. @throws with every reason when they can't. */
export function leadTo(target: Target, environment: Environment): Record<string, string> {
  const reasons = target === 'cloud' ? variableReasons(databaseVariables, environment) : localReasons(target.dataDir)
  if (reasons.length > 0) throw new Error(reasons.join('\n'))
  return target === 'cloud'
    ? { SCF_NAMESPACE: environment.CLOUD_ENV_ID ?? '' }
    : { ...loadSecrets(target.dataDir), ...sdkEnv(target.local), APP_MODE: 'local' }
}

const localReasons = (dataDir: string) =>
  existsSync(join(dataDir, 'secrets.json')) ? [] : [`${dataDir} has no secrets.json: give --data the directory of the running emulator.`]

/** Makes a code with which one person becomes staff, for three days. On record before it exists. Changes `process.env`. */
export async function inviteFirstStaff(target: Target, now = new Date()): Promise<string> {
  Object.assign(process.env, leadTo(target, process.env))
  const wrong = await wrongKeys()
  if (wrong.length > 0) throw new Error(`These keys are not those of the data: ${wrong.join(', ')} (docs/operate.md, "KEY_WRONG").`)
  const code = codeFor('operator', randomUUID())
  const id = invitationIdOf(code)
  const subject = `${invitations.definition.name}/${id}`
  await appendToTrail({ eventId: randomUUID(), action: 'operator.inviteFirstStaff', actorId: 'operator', subject, at: now })
  await ensureInvitation(id, { grant: { role: 'staff' }, invitedBy: 'operator' }, now)
  return code
}

const USAGE = `Usage: npm run first-staff                                          in the cloud (docs/deploy.md, "First staff member")
       npm run first-staff -- --local http://127.0.0.1:PORT --data DIR   in the emulator on this machine`

async function main() {
  const { values } = parseArgs({ options: { local: { type: 'string' }, data: { type: 'string', default: '.data' } } })
  const code = await inviteFirstStaff(values.local === undefined ? 'cloud' : { local: values.local, dataDir: values.data })
  console.log(`Invitation code: ${code}\nFor one person, for three days. In the mini-program: 我的 → 输入邀请码.`)
}

if (require.main === module) {
  void main().catch((error: unknown) => {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
    process.exitCode = 1
  })
}
