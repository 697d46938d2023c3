import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtIn } from '../../scripts/deploy/facts'

/** Runs `npm run deploy` as the shell would, with these variables alone. */
const deploy = (args: readonly string[], variables: Record<string, string> = {}) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const env = { PATH: process.env.PATH ?? '', ...variables }
    execFile(process.execPath, ['--import', 'tsx', 'scripts/deploy/index.ts', ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    )
  })

test('without --plan it refuses to pretend, and says where to read on', async () => {
  const { code, said } = await deploy([])
  expect(code).toBe(1)
  expect(said).toContain('docs/deploy.md')
})

test('a plan that lacks something ends with code 1 and quotes nothing of a secret', async () => {
  const { code, said } = await deploy(['--plan'], { CLOUD_ENV_ID: 'xiaoge-sample', INDEX_KEY: 'too-short-sample-key' })
  expect(code).toBe(1)
  expect(said).toContain('Plan of a deployment to xiaoge-sample.')
  expect(said).toContain('FIELD_KEYS is missing')
  expect(said).toContain('INDEX_KEY must be 32 bytes in base64')
  expect(said).not.toContain('too-short-sample-key')
})

describe('a built function', () => {
  let dir = ''
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'deploy-'))
    await mkdir(join(dir, 'account'))
    await writeFile(join(dir, 'account', 'index.js'), 'exports.main = 1')
  })
  afterEach(() => rm(dir, { recursive: true }))

  test('is its code with the WeChat calls it declares', async () => {
    await writeFile(join(dir, 'account', 'config.json'), JSON.stringify({ permissions: { openapi: ['subscribeMessage.send'] } }))
    expect(builtIn(dir, 'account')).toEqual({ bytes: 16, at: expect.any(Number), openapi: ['subscribeMessage.send'] })
  })

  test('is none without them, or where there is none', () => {
    expect(builtIn(dir, 'account')).toBeNull()
    expect(builtIn(dir, 'pass')).toBeNull()
  })
})
