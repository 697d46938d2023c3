import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { type TestEmulator, withEmulator } from '../support/emulator'

const emulator = withEmulator({ functionsDir: resolve('dist/functions') })

/** Runs `npm run first-staff` as an operator would: in a process of its own. */
const firstStaff = ({ url, dataDir }: TestEmulator) =>
  new Promise<string>((settle, reject) => {
    const args = ['--import', 'tsx', 'scripts/firstStaff.ts', '--local', url, '--data', dataDir]
    execFile(process.execPath, args, { env: { PATH: process.env.PATH ?? '' } }, (error, stdout) => (error ? reject(error) : settle(stdout)))
  })

const STAFF = [{ role: 'staff' }]

test('the code makes one person staff, and both the invitation and its use are on record', async () => {
  const said = await firstStaff(emulator)
  const [code = ''] = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(said) ?? []

  expect(await emulator.call('first', 'role.accept', { code: code.toLowerCase() })).toEqual({ ok: true, data: STAFF })
  expect(await emulator.call('first', 'account.me')).toMatchObject({ data: { workplaces: STAFF } })
  expect(await emulator.call('second', 'role.accept', { code })).toMatchObject({ error: { code: 'INVITATION_INVALID' } })

  const { data } = await emulator.sdk().database().collection('auditTrail').where({ actorId: 'operator' }).get()
  expect(data).toEqual([expect.objectContaining({ action: 'operator.inviteFirstStaff', subject: expect.stringMatching(/^invitations\//) })])
  expect(JSON.stringify(data)).not.toContain(code)
})
